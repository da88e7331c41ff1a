package fi.kuittaus.mail;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions to look for in one pass over a long text: they find what {@link Pattern}
 * finds, but each is tried only where the next four characters can begin a match, which it finds
 * out by itself.
 *
 * <p>What they look behind at may only ask whether a word or a hyphen comes before. Safe for
 * several threads.
 */
public final class QuickPatterns {
  private final List<Pattern> patterns;
  private final Beginnings beginnings;

  /** These: from 1 to 63. */
  public QuickPatterns(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
    this.beginnings = new Beginnings(patterns);
  }

  /** Just this one. */
  public QuickPatterns(Pattern pattern) {
    this(List.of(pattern));
  }

  /** Whether any of them is found in this text. */
  public boolean anyIn(String text) {
    return !in(text).isEmpty();
  }

  /**
   * Whether any of them may match at the beginning of this text; most do not, at a glance. An empty
   * one is worth a try.
   */
  public boolean mayBegin(String text) {
    return text.isEmpty() || beginnings.at(text, 0) != 0;
  }

  /** Which of them are found anywhere in this text: their places in the list. */
  public BitSet in(String text) {
    long all = (1L << patterns.size()) - 1;
    long found = 0;
    @Nullable Matcher[] matchers = new Matcher[patterns.size()];
    for (int at = 0; at < text.length(); at++) {
      long tried = beginnings.at(text, at) & all & ~found;
      if (tried != 0) {
        found |= begunAt(text, at, tried, matchers);
      }
    }
    return BitSet.valueOf(new long[] {found});
  }

  /** Those of the tried that match here; a matcher is made where it is first needed. */
  private long begunAt(String text, int at, long tried, @Nullable Matcher[] matchers) {
    long found = 0;
    for (long rest = tried; rest != 0; rest &= rest - 1) {
      int i = Long.numberOfTrailingZeros(rest);
      Matcher matcher = matchers[i];
      if (matcher == null) {
        matcher = Beginnings.matcher(patterns.get(i), text);
        matchers[i] = matcher;
      }
      if (matcher.region(at, text.length()).lookingAt()) {
        found |= 1L << i;
      }
    }
    return found;
  }
}
