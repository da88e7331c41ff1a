package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuickPatternsTest {
  private static final int UNICODE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final String[] PIECES = {
    "a",
    "B",
    "ä",
    "Ö",
    "1",
    "23",
    " ",
    "\n",
    "-",
    ".",
    ":",
    "”",
    "中",
    "я",
    "error",
    "password: ",
    "puh",
    "ſ",
    "K",
    "\uD83D\uDE00",
    "0x",
    "fa"
  };

  private static final List<Pattern> PATTERNS =
      Stream.of(
              "\\b(?:error|virhe \\d+|puh\\w*)\\b",
              "(?<![\\w-])\\d{2}[-.]?\\d(?![\\w-])",
              "[\"”“»][^\"”“»\\n]{2,}[\"”“«]",
              "(?<![\\p{IsLatin}\\d])(?<label>password|ä)(?<between>[:=：]["
                  + " \\t]*)(?<value>\\S{1,9})",
              "fa[xk]s?i?\\s*[:.]?\\s*$",
              "\\b0x[0-9a-f]{1,}|中+",
              "^\\s*a",
              "\\x{1F600}")
          .map(regex -> Pattern.compile(regex, UNICODE))
          .toList();

  @Test
  void findTogetherWhatEachPatternFindsByItself() {
    QuickPatterns quick = new QuickPatterns(PATTERNS);
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String text = text(random);
      BitSet found = new BitSet();
      for (int at = 0; at < PATTERNS.size(); at++) {
        found.set(at, PATTERNS.get(at).matcher(text).find());
      }

      assertThat(quick.in(text)).as(text).isEqualTo(found);
      assertThat(quick.anyIn(text)).isEqualTo(!found.isEmpty());
    }
  }

  @Test
  void moreThanANumberHasBitsAreFoundEachInItsPlace() {
    List<Pattern> many =
        IntStream.range(0, 200).mapToObj(i -> Pattern.compile("\\bno" + i + "\\b")).toList();
    QuickPatterns quick = new QuickPatterns(many);
    for (int i = 0; i < many.size(); i++) {
      BitSet expected = new BitSet();
      expected.set(i);
      expected.set(62);
      assertThat(quick.in("no62, no" + i + " and nothing")).isEqualTo(expected);
      assertThat(quick.mayBegin("no" + i)).isTrue();
    }
    assertThat(quick.in("no200")).isEqualTo(new BitSet());
    assertThat(quick.anyIn("no199")).isTrue();
    assertThat(quick.anyIn("no200")).isFalse();
  }

  @Test
  void manyFindWhatEachFindsByItself() {
    List<Pattern> many = Collections.nCopies(20, PATTERNS).stream().flatMap(List::stream).toList();
    QuickPatterns quick = new QuickPatterns(many);
    Random random = new Random(9);
    for (int i = 0; i < 1_000; i++) {
      String text = text(random);
      BitSet found = new BitSet();
      for (int at = 0; at < many.size(); at++) {
        found.set(at, many.get(at).matcher(text).find());
      }
      assertThat(quick.in(text)).as(text).isEqualTo(found);
    }
  }

  @Test
  void mayBeginWhereverOneDoes() {
    QuickPatterns quick = new QuickPatterns(PATTERNS);
    Random random = new Random(8);
    for (int i = 0; i < 3_000; i++) {
      String text = text(random);
      if (PATTERNS.stream().anyMatch(pattern -> pattern.matcher(text).lookingAt())) {
        assertThat(quick.mayBegin(text)).as(text).isTrue();
      }
    }
    assertThat(quick.mayBegin("kissa")).isFalse();
    assertThat(quick.mayBegin("")).isTrue();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
