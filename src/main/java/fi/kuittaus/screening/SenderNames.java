package fi.kuittaus.screening;

import fi.kuittaus.mail.Phrases;
import java.util.regex.Pattern;

/** Local parts that tell what stands behind an address; the names are data. */
final class SenderNames {
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}]+");
  private static final Phrases NO_REPLY = Words.section("no-reply-senders");
  private static final Phrases DAEMON = Words.section("daemon-senders");
  private static final Phrases SYSTEM = Words.section("system-senders");
  private static final Phrases FORM = Words.section("form-senders");
  private static final Phrases BULK = Words.section("bulk-senders");
  private static final Phrases LIST = Words.section("list-senders");

  private SenderNames() {}

  /** An address that says that nobody reads it, whatever stands before or behind the words. */
  static boolean isNoReply(String local) {
    return NO_REPLY.anyIn(words(local));
  }

  static boolean isDaemon(String local) {
    return DAEMON.isOne(local) || DAEMON.isOne(words(local));
  }

  static boolean isSystem(String local) {
    return SYSTEM.isOne(words(local));
  }

  static boolean isBulk(String local) {
    return BULK.isOne(words(local));
  }

  static boolean isForm(String local) {
    return FORM.isOne(words(local));
  }

  /**
   * A list's own address: {@code owner-x}, {@code x-owner}, {@code x-bounces}, {@code majordomo}.
   */
  static boolean isList(String local) {
    String name = words(local);
    return LIST.isOne(name)
        || LIST.startOf(name) > 0
        || LIST.isOne(name.substring(name.lastIndexOf(' ') + 1));
  }

  /** The words of a local part: {@code do-not-reply.17} and {@code do_not_reply} have the same. */
  private static String words(String local) {
    return SEPARATORS.matcher(local).replaceAll(" ").strip();
  }
}
