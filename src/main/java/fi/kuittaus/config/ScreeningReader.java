package fi.kuittaus.config;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.screening.ScreeningPolicy;
import fi.kuittaus.screening.Wordbook;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One reading of whom and what ops treat apart when mails are screened. */
final class ScreeningReader {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)+", Pattern.UNICODE_CHARACTER_CLASS);
  private final Section screening;

  ScreeningReader(Section root) {
    this.screening = root.sectionOrEmpty("screening");
  }

  ScreeningPolicy.Named read() {
    Map<String, Wordbook.Change> changes = new LinkedHashMap<>();
    for (Section list : screening.sectionOrEmpty("lists").sections()) {
      if (isKnown(list)) {
        changes.put(list.name(), change(list));
      }
    }
    return new ScreeningPolicy.Named(
        new HashSet<>(screening.list("groups", ScreeningReader::group)),
        new HashSet<>(screening.list("deny", ScreeningReader::who)),
        new HashSet<>(screening.list("allow", ScreeningReader::who)),
        Wordbook.with(changes));
  }

  private static boolean isKnown(Section list) {
    return list.build(() -> Words.known(list.name(), "list", Wordbook.NAMES)).isPresent();
  }

  private static Wordbook.Change change(Section list) {
    List<String> without = list.list("without", text -> builtIn(list.name(), text));
    return new Wordbook.Change(list.list("add", Words::phrase), without);
  }

  private static String builtIn(String list, String phrase) {
    if (!Wordbook.has(list, phrase)) {
      throw Words.refused(phrase, "is not in the built-in list " + list + "; leave it out");
    }
    return phrase;
  }

  /** An address or a domain, lower case. */
  private static String who(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    boolean fits =
        lower.contains("@") ? EmailAddress.parse(lower).isPresent() : NAME.matcher(lower).matches();
    if (!fits) {
      throw Words.refused(
          text, "is neither an address nor a domain; anna@example.com or example.com would do");
    }
    return lower;
  }

  /** A list-id without its brackets, or a group's address, lower case. */
  private static String group(String text) {
    String bare = text.strip().replaceFirst("^<(.*)>$", "$1").toLowerCase(Locale.ROOT);
    if (!NAME.matcher(bare.replace('@', '.')).matches()) {
      throw Words.refused(
          text, "is neither a group's address nor a List-Id; team@example.com would do");
    }
    return bare;
  }
}
