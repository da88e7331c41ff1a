package fi.kuittaus.screening;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Phrases;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Local parts that tell what stands behind an address; the names are data. */
record SenderNames(Wordbook words) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}]+");

  /** Those that cannot be part of a name: {@code shopnoreply} is one, too. */
  private static final List<String> GLUED = Words.list("no-reply-glued");

  private static final Phrases ROLES = Words.section("role-senders");

  /** A dot does not set a tag apart: that is how people's names are written. */
  private static final Pattern TAGGED_LIST = tagged(Words.list("list-tags"));

  /** An address that says that nobody reads it, whatever stands before or behind the words. */
  boolean isNoReply(String local) {
    return words.list("no-reply-senders").anyIn(parts(local))
        || GLUED.stream().anyMatch(local::contains);
  }

  boolean isDaemon(String local) {
    return words.list("daemon-senders").isOne(local)
        || words.list("daemon-senders").isOne(parts(local));
  }

  /** An account of programs: {@code root}, {@code nagios}, {@code account-notifications}. */
  boolean isSystem(String local) {
    String name = parts(local);
    Phrases notices = words.list("notice-senders");
    return words.list("system-senders").isOne(name)
        || notices.isOne(name.substring(name.lastIndexOf(' ') + 1))
        || notices.startOf(name) > 0;
  }

  boolean isBulk(String local) {
    return words.list("bulk-senders").isOne(parts(local));
  }

  /**
   * Whether a local part is made of the name beside it, as {@code a.lind} of Ann Lind. What the
   * domain is called is no name: {@code Acme Billing}.
   */
  static boolean isPersons(EmailAddress address, String name) {
    List<String> names = List.of(parts(plain(name)).split(" ", -1));
    List<String> locals = List.of(parts(plain(address.local())).split(" ", -1));
    return locals.stream()
            .filter(l -> l.length() > 1 && !ROLES.isOne(l))
            .anyMatch(l -> names.contains(l) && !address.domain().startsWith(l + "."))
        && locals.stream()
            .allMatch(l -> names.stream().anyMatch(n -> n.equals(l) || initial(n, l)));
  }

  private static boolean initial(String name, String letter) {
    return letter.length() == 1 && name.startsWith(letter);
  }

  private static String plain(String name) {
    return MARKS
        .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /** A name of a newsletter: {@code Garden Newsletter}. */
  boolean endsAsBulk(String name) {
    String parts = parts(name);
    int last = parts.lastIndexOf(' ');
    return last > 0 && words.list("bulk-senders").isOne(parts.substring(last + 1));
  }

  boolean isForm(String local) {
    return words.list("form-senders").isOne(parts(local));
  }

  /**
   * A list's own address: {@code owner-x}, {@code x-owner}, {@code x-bounces}, {@code majordomo}.
   * An {@code owner@} may own a shop.
   */
  boolean isList(String local) {
    String name = parts(local);
    return words.list("list-senders").isOne(name) || TAGGED_LIST.matcher(local).matches();
  }

  private static Pattern tagged(List<String> names) {
    String tag = "(?:" + String.join("|", names) + ")";
    return Pattern.compile(tag + "[-+=_].*|.*[-+=_]" + tag + "(?:[-+=].*)?");
  }

  /** The words of a local part: {@code do-not-reply.17} and {@code do_not_reply} have the same. */
  private static String parts(String local) {
    return SEPARATORS.matcher(local).replaceAll(" ").strip();
  }
}
