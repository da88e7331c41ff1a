package fi.kuittaus.transport.mime;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses of a header field (RFC 5322 section 3.4), read leniently; what is no address is
 * left out, and the rest of the list is read all the same.
 */
final class AddressList {
  private static final Pattern GAPS = Pattern.compile("[\\s\\[\\]]+");

  /** The most addresses that are taken out of a field. */
  private static final int MOST = 10_000;

  private AddressList() {}

  static List<NamedAddress> parse(String header) {
    List<NamedAddress> found = addresses(header, true);
    if (!found.isEmpty() || (!header.contains("@") && !header.contains("=?"))) {
      return found;
    }
    // A quote that never closes hides all that follows it; encoders put whole lists into words.
    List<NamedAddress> unquoted = addresses(header, false);
    return unquoted.isEmpty() ? addresses(EncodedWords.decode(header), true) : unquoted;
  }

  private static List<NamedAddress> addresses(String header, boolean quotes) {
    List<NamedAddress> found = new ArrayList<>();
    Splitter splitter = new Splitter(header, quotes);
    for (Entry entry = splitter.next();
        entry != null && found.size() < MOST;
        entry = splitter.next()) {
      entry.address().ifPresent(found::add);
    }
    return found;
  }

  /**
   * What stands between two commas.
   *
   * @param phrase outside angle brackets and comments, quotes removed
   * @param angle within angle brackets
   * @param comment within parentheses, where old mailers put the name
   */
  private record Entry(String phrase, String angle, String comment) {
    Optional<NamedAddress> address() {
      Optional<EmailAddress> inAngle = addrSpec(angle);
      if (inAngle.isPresent()) {
        return inAngle.map(a -> new NamedAddress(name(phrase), a));
      }
      return GAPS.splitAsStream(phrase)
          .filter(word -> word.contains("@"))
          .flatMap(word -> bare(word).stream())
          .findFirst();
    }

    /** The address that stands without brackets in the phrase, named by the rest of it. */
    private Optional<NamedAddress> bare(String word) {
      String rest = comment.isBlank() ? phrase.replace(word, "") : comment;
      return addrSpec(word).map(a -> new NamedAddress(name(rest), a));
    }

    private static Optional<String> name(String raw) {
      String name = EncodedWords.decode(raw.strip()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      return Optional.of(name).filter(n -> !n.isEmpty());
    }

    /** The address, without a source route, {@code mailto:}, or quotes around the whole. */
    private static Optional<EmailAddress> addrSpec(String raw) {
      String text = withoutComments(raw).strip();
      int route = text.startsWith("@") ? text.lastIndexOf(':') : -1;
      text = text.substring(route + 1);
      if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
        text = text.substring(7);
      }
      while (text.length() > 2 && isWrapped(text)) {
        text = text.substring(1, text.length() - 1).strip();
      }
      String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
      return EmailAddress.parse(bare);
    }

    private static String withoutComments(String raw) {
      return raw.contains("(") ? raw.replaceAll("\\([^()]{0,200}\\)", "") : raw;
    }

    private static boolean isWrapped(String text) {
      char first = text.charAt(0);
      char last = text.charAt(text.length() - 1);
      return (first == '\'' && last == '\'') || (first == '"' && last == '"');
    }
  }

  /** Cuts a list at its commas and semicolons, but not within quotes, brackets and comments. */
  private static final class Splitter {
    private final String text;
    private final boolean quotes;
    private int at;

    Splitter(String text, boolean quotes) {
      this.text = text;
      this.quotes = quotes;
    }

    @org.jspecify.annotations.Nullable
    Entry next() {
      if (at >= text.length()) {
        return null;
      }
      StringBuilder phrase = new StringBuilder();
      StringBuilder angle = new StringBuilder();
      StringBuilder comment = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == ',' || c == ';') {
          break;
        } else if (c == '"' && quotes) {
          at = quoted(phrase);
        } else if (c == '(') {
          at = upTo(')', comment);
        } else if (c == '<') {
          angle.setLength(0);
          at = upTo('>', angle);
        } else if (c == ':' && phrase.indexOf("@") < 0 && !isMailto(phrase)) {
          phrase.setLength(0); // the name of a group
        } else if (c != '"') {
          phrase.append(c);
        }
      }
      return new Entry(phrase.toString(), angle.toString(), comment.toString());
    }

    private static boolean isMailto(StringBuilder phrase) {
      return phrase.toString().strip().equalsIgnoreCase("mailto");
    }

    private int quoted(StringBuilder into) {
      int i = at;
      while (i < text.length() && text.charAt(i) != '"') {
        i += text.charAt(i) == '\\' && i + 1 < text.length() ? 1 : 0;
        into.append(text.charAt(i++));
      }
      return i + 1;
    }

    private int upTo(char close, StringBuilder into) {
      int end = text.indexOf(close, at);
      into.append(text, at, end < 0 ? text.length() : end);
      return end < 0 ? text.length() : end + 1;
    }
  }
}
