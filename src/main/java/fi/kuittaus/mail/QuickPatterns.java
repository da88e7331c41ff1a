package fi.kuittaus.mail;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions to look for together in a long text: they find what {@link Pattern} finds,
 * but each is tried only where the next four characters can begin a match, which it finds out by
 * itself.
 *
 * <p>What they look behind at may only ask whether a word or a hyphen comes before. Safe for
 * several threads.
 */
public final class QuickPatterns {
  /** Each tells of as many as a number has bits; a text is gone over once for each. */
  private final List<Group> groups;

  /** These, in any number but none. */
  public QuickPatterns(List<Pattern> patterns) {
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("no pattern to look for");
    }
    this.groups =
        IntStream.range(0, (patterns.size() + Beginnings.MOST - 1) / Beginnings.MOST)
            .mapToObj(group -> Group.of(group * Beginnings.MOST, patterns))
            .toList();
  }

  /** Just this one. */
  public QuickPatterns(Pattern pattern) {
    this(List.of(pattern));
  }

  /** Whether any of them is found in this text. */
  public boolean anyIn(String text) {
    return groups.stream().anyMatch(group -> group.in(text) != 0);
  }

  /**
   * Whether any of them may match at the beginning of this text; most do not, at a glance. An empty
   * one is worth a try.
   */
  public boolean mayBegin(String text) {
    return text.isEmpty() || groups.stream().anyMatch(group -> group.beginnings.at(text, 0) != 0);
  }

  /** Which of them are found anywhere in this text: their places in the list. */
  public BitSet in(String text) {
    BitSet found = new BitSet();
    for (Group group : groups) {
      for (long rest = group.in(text); rest != 0; rest &= rest - 1) {
        found.set(group.from + Long.numberOfTrailingZeros(rest));
      }
    }
    return found;
  }

  /**
   * Some that stand one after another, a bit for each.
   *
   * @param from the place of the first
   */
  private record Group(int from, List<Pattern> patterns, Beginnings beginnings) {
    static Group of(int from, List<Pattern> all) {
      List<Pattern> some =
          List.copyOf(all.subList(from, Math.min(all.size(), from + Beginnings.MOST)));
      return new Group(from, some, new Beginnings(some));
    }

    long in(String text) {
      long all = (1L << patterns.size()) - 1;
      long found = 0;
      @Nullable Matcher[] matchers = new Matcher[patterns.size()];
      for (int at = 0; at < text.length(); at++) {
        long tried = beginnings.at(text, at) & all & ~found;
        if (tried != 0) {
          found |= begunAt(text, at, tried, matchers);
        }
      }
      return found;
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
}
