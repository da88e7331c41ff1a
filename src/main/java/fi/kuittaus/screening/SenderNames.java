package fi.kuittaus.screening;

import java.util.regex.Pattern;

/** Local parts that tell what stands behind an address; the names are data. */
record SenderNames(Wordbook words) {
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}]+");

  /** An address that says that nobody reads it, whatever stands before or behind the words. */
  boolean isNoReply(String local) {
    return words.list("no-reply-senders").anyIn(parts(local));
  }

  boolean isDaemon(String local) {
    return words.list("daemon-senders").isOne(local)
        || words.list("daemon-senders").isOne(parts(local));
  }

  boolean isSystem(String local) {
    return words.list("system-senders").isOne(parts(local));
  }

  boolean isBulk(String local) {
    return words.list("bulk-senders").isOne(parts(local));
  }

  boolean isForm(String local) {
    return words.list("form-senders").isOne(parts(local));
  }

  /**
   * A list's own address: {@code owner-x}, {@code x-owner}, {@code x-bounces}, {@code majordomo}.
   */
  boolean isList(String local) {
    String name = parts(local);
    return words.list("list-senders").isOne(name)
        || words.list("list-senders").startOf(name) > 0
        || words.list("list-senders").isOne(name.substring(name.lastIndexOf(' ') + 1));
  }

  /** The words of a local part: {@code do-not-reply.17} and {@code do_not_reply} have the same. */
  private static String parts(String local) {
    return SEPARATORS.matcher(local).replaceAll(" ").strip();
  }
}
