package fi.kuittaus.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Message-ID with its angle brackets (RFC 5322 section 3.6.4), as written.
 *
 * @param value at most 998 characters, the longest that a header line can carry
 */
public record MessageId(String value) {
  private static final int LONGEST = 998;
  private static final Pattern ONE = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,996}>");

  /**
   * Refuses what is no Message-ID.
   *
   * @throws IllegalArgumentException if the value is not {@code <...>} without white space
   */
  public MessageId {
    int last = value.length() - 1;
    if (last < 2
        || last >= LONGEST
        || value.charAt(0) != '<'
        || value.charAt(last) != '>'
        || !isPlain(value, last)) {
      throw new IllegalArgumentException("a Message-ID is <...> without spaces");
    }
  }

  /** What {@link #ONE} says, without its cost: each conversation that is read bears some. */
  private static boolean isPlain(String value, int last) {
    for (int i = 1; i < last; i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == '\u007f' || c == '<' || c == '>') {
        return false;
      }
    }
    return true;
  }

  /** All Message-IDs in a References, In-Reply-To or Message-ID header, in order; never throws. */
  public static List<MessageId> all(String header) {
    return ONE.matcher(header).results().map(MatchResult::group).map(MessageId::new).toList();
  }

  /** The first Message-ID in a header, or empty. */
  public static Optional<MessageId> first(String header) {
    return all(header).stream().findFirst();
  }

  @Override
  public String toString() {
    return value;
  }
}
