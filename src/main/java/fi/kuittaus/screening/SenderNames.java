package fi.kuittaus.screening;

import fi.kuittaus.mail.Phrases;
import java.util.List;
import java.util.regex.Pattern;

/** Local parts that tell what stands behind an address; the names are data. */
final class SenderNames {
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}]+");
  private static final Phrases NO_REPLY = Words.section("no-reply-senders");

  /** Those that cannot be part of a name: {@code shopnoreply} is one, too. */
  private static final List<String> GLUED = Words.list("no-reply-glued");

  private static final Phrases DAEMON = Words.section("daemon-senders");
  private static final Phrases SYSTEM = Words.section("system-senders");
  private static final Phrases NOTICES = Words.section("notice-senders");
  private static final Phrases FORM = Words.section("form-senders");
  private static final Phrases BULK = Words.section("bulk-senders");
  private static final Phrases LIST = Words.section("list-senders");

  /** A dot does not set a tag apart: that is how people's names are written. */
  private static final Pattern TAGGED_LIST = tagged(Words.list("list-tags"));

  private SenderNames() {}

  /** An address that says that nobody reads it, whatever stands before or behind the words. */
  static boolean isNoReply(String local) {
    return NO_REPLY.anyIn(words(local)) || GLUED.stream().anyMatch(local::contains);
  }

  static boolean isDaemon(String local) {
    return DAEMON.isOne(local) || DAEMON.isOne(words(local));
  }

  /** An account of programs: {@code root}, {@code nagios}, {@code account-notifications}. */
  static boolean isSystem(String local) {
    String words = words(local);
    return SYSTEM.isOne(words)
        || NOTICES.isOne(words.substring(words.lastIndexOf(' ') + 1))
        || NOTICES.startOf(words) > 0;
  }

  static boolean isBulk(String local) {
    return BULK.isOne(words(local));
  }

  /** A name of a newsletter: {@code Garden Newsletter}. */
  static boolean endsAsBulk(String name) {
    String words = words(name);
    int last = words.lastIndexOf(' ');
    return last > 0 && BULK.isOne(words.substring(last + 1));
  }

  static boolean isForm(String local) {
    return FORM.isOne(words(local));
  }

  /**
   * A list's own address: {@code owner-x}, {@code x-owner}, {@code x-bounces}, {@code majordomo}.
   * An {@code owner@} may own a shop.
   */
  static boolean isList(String local) {
    String name = words(local);
    return LIST.isOne(name) || TAGGED_LIST.matcher(local).matches();
  }

  private static Pattern tagged(List<String> names) {
    String tag = "(?:" + String.join("|", names) + ")";
    return Pattern.compile(tag + "[-+=_].*|.*[-+=_]" + tag + "(?:[-+=].*)?");
  }

  /** The words of a local part: {@code do-not-reply.17} and {@code do_not_reply} have the same. */
  private static String words(String local) {
    return SEPARATORS.matcher(local).replaceAll(" ").strip();
  }
}
