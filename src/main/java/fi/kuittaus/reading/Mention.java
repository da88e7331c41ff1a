package fi.kuittaus.reading;

import fi.kuittaus.mail.QuickPattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Something that a mail says beside its matter, which a good letter takes up or does not ask. */
public enum Mention {
  /** The writer wishes to be called. */
  CALL,
  /** Money is asked back. */
  REFUND,
  /** It is about a charge rather than a bill. */
  CHARGE,
  /** Something went wrong, be it small. */
  WRONG,
  /** They are angry or disappointed, and say so. */
  UPSET,
  /** Why a customer leaves. */
  REASON,
  /** The word for giving notice itself. */
  TERMINATES,
  /** An answer is missed: known by {@link Reading#asksAgain}, not by a word here. */
  AGAIN,
  /** Nothing works at all. */
  OUTAGE,
  /** How many are hit. */
  EXTENT,
  /** Their address changes. */
  MOVES,
  /** An address, as it seems. */
  ADDRESS,
  /** They ask where an order is. */
  ORDER,
  /** A number of at least four digits, as of an order or a bill. */
  NUMBER;

  private static final List<Sign> SIGNS =
      WordList.lines("mentions.txt").stream()
          .map(line -> line.split("\\s+", 2))
          .map(line -> new Sign(valueOf(line[0].toUpperCase(Locale.ROOT)), pattern(line[1])))
          .toList();

  /** What shows that something is mentioned. */
  private record Sign(Mention mention, QuickPattern pattern) {}

  /** The word for it in the store. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All that these own words of a customer mention. */
  public static Set<Mention> in(String words) {
    Set<Mention> found = EnumSet.noneOf(Mention.class);
    SIGNS.stream().filter(sign -> sign.pattern().isIn(words)).forEach(s -> found.add(s.mention()));
    return found;
  }

  private static QuickPattern pattern(String regex) {
    return new QuickPattern(
        Pattern.compile(
            regex,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
  }
}
