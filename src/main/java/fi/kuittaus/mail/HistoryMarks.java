package fi.kuittaus.mail;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The marks by which mail programs set off what is not the sender's own: attributions, header
 * blocks, dividers, signatures and footers. The words of each language are data.
 */
final class HistoryMarks {
  private static final Lexicon WORDS = Lexicon.load(HistoryMarks.class, "own-words");
  private static final Phrases WROTE = WORDS.section("wrote");
  private static final Phrases ATTRIBUTION_START = WORDS.section("attribution-start");
  private static final Phrases DIVIDER = WORDS.section("divider");
  private static final Phrases FOOTER = WORDS.section("footer");
  private static final Phrases BANNER = WORDS.section("banner");
  private static final Phrases DISCLAIMER = WORDS.section("disclaimer");
  private static final int LONGEST_ATTRIBUTION = 400;
  private static final int LONGEST_FOOTER = 120;
  private static final int HEADER_LINES = 8;

  /** A day, a time or an address: what an attribution has and a sentence seldom. */
  private static final Pattern WHEN_OR_WHO =
      Pattern.compile("\\d{4}|\\d{1,2}[.:]\\d{2}|[^\\s@]{1,64}@[^\\s@]");

  /** A label of a header block. */
  private enum Label {
    FROM,
    DATE,
    TO,
    SUBJECT
  }

  private static final Map<Label, Phrases> LABELS =
      Map.of(
          Label.FROM, WORDS.section("header-from"),
          Label.DATE, WORDS.section("header-date"),
          Label.TO, WORDS.section("header-to"),
          Label.SUBJECT, WORDS.section("header-subject"));

  private static final List<String> FRAMES = List.of("--", "==", "__", "##");

  private final List<String> lines;

  HistoryMarks(List<String> lines) {
    this.lines = lines;
  }

  static boolean isQuoted(String line) {
    String text = line.stripLeading();
    return text.startsWith(">") && line.length() - text.length() <= 3;
  }

  /** Whether the next line that says something is a quote. */
  boolean quoteFollows(int from) {
    for (int i = from; i < Math.min(lines.size(), from + 5); i++) {
      if (!lines.get(i).isBlank()) {
        return isQuoted(lines.get(i));
      }
    }
    return false;
  }

  /** Where an attribution that begins at this line ends ("On … wrote:", up to three lines). */
  int attributionEnd(int at) {
    StringBuilder joined = new StringBuilder();
    for (int i = at; i < Math.min(lines.size(), at + 3); i++) {
      String line = lines.get(i);
      if (line.isBlank()
          || isQuoted(line)
          || joined.length() + line.length() > LONGEST_ATTRIBUTION) {
        break;
      }
      joined.append(line).append(' ');
      if (line.stripTrailing().endsWith(":") || line.stripTrailing().endsWith("：")) {
        boolean whole = i == at || opensAttribution(at);
        return whole && isAttribution(Phrases.normal(joined.toString())) ? i + 1 : at;
      }
    }
    return at;
  }

  private boolean opensAttribution(int at) {
    String line = lines.get(at);
    return line.chars().anyMatch(Character::isDigit)
        && (ATTRIBUTION_START.startOf(Phrases.normal(line)) > 0
            || Character.isDigit(line.charAt(0)));
  }

  private static boolean isAttribution(String normal) {
    boolean wrote = WROTE.anyIn(normal) || normal.endsWith(">:");
    return wrote && WHEN_OR_WHO.matcher(normal).find();
  }

  /** Where the text below a divider or header block begins, if one stands at this line. */
  int historyEnd(int at) {
    String line = lines.get(at);
    boolean divider = isDivider(line);
    if (!divider && !isRule(line) && !hasLabel(line)) {
      return at;
    }
    int block = at;
    while (block < Math.min(lines.size(), at + 3)
        && ((block == at && !hasLabel(line)) || lines.get(block).isBlank())) {
      block++;
    }
    int end = headerBlockEnd(block);
    return end > block ? end : divider ? at + 1 : at;
  }

  /** Where a block of From, Sent, To and Subject lines ends. */
  private int headerBlockEnd(int at) {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    int i = at;
    while (i < Math.min(lines.size(), at + HEADER_LINES) && !lines.get(i).isBlank()) {
      Label label = label(lines.get(i));
      if (label != null) {
        labels.add(label);
      }
      i++;
    }
    boolean block = labels.contains(Label.FROM) && labels.size() >= 2;
    return block && !(labels.size() == 2 && !labels.contains(Label.DATE)) ? i : at;
  }

  private static boolean hasLabel(String line) {
    return line.length() > 2 && label(line) != null;
  }

  private static @org.jspecify.annotations.Nullable Label label(String line) {
    int colon = colon(line);
    if (colon < 0) {
      return null;
    }
    String name = Phrases.normal(line.substring(0, colon).replace("*", ""));
    return LABELS.entrySet().stream()
        .filter(e -> e.getValue().isOne(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static int colon(String line) {
    String head = line.substring(0, Math.min(line.length(), 40));
    int plain = head.indexOf(':');
    return plain >= 0 ? plain : head.indexOf('：');
  }

  /** {@code -----Original Message-----}, {@code ##- Reply above this line -##} and their like. */
  private static boolean isDivider(String line) {
    String text = line.strip();
    String words = stripped(text);
    boolean framed = FRAMES.stream().anyMatch(text::startsWith);
    if (words.isEmpty() || text.length() > 200 || !(framed || text.endsWith(":"))) {
      return false;
    }
    String normal = Phrases.normal(words);
    return framed ? DIVIDER.startOf(normal) > 0 : DIVIDER.isOne(normal);
  }

  private static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && " -_=*:#".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " -_=*:#".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** A line of nothing but underscores or dashes, as Outlook and list footers draw it. */
  private static boolean isRule(String line) {
    String text = line.strip();
    return text.length() >= 20 && text.chars().allMatch(c -> c == '_' || c == '-' || c == '=');
  }

  /** Whether a signature, a list's footer or a disclaimer begins at this line. */
  boolean beginsAfterword(String line, boolean belowOwnWords) {
    return line.stripTrailing().equals("--")
        || (belowOwnWords && line.startsWith("____") && isRule(line))
        || DISCLAIMER.begins(head(line));
  }

  /** Whether the line is what a phone puts below every mail, or a gateway above. */
  boolean isFooter(String line) {
    return (line.length() < LONGEST_FOOTER && FOOTER.begins(line)) || BANNER.begins(head(line));
  }

  private static String head(String line) {
    String text = line.strip();
    return stripped(text.substring(0, Math.min(text.length(), 160)));
  }
}
