package fi.kuittaus.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickPatternTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\b(?:error|virhe \\d+|puh\\w*)\\b",
        "(?<![\\w-])\\d{2}[-.]?\\d(?![\\w-])",
        "[\"”“»][^\"”“»\\n]{2,}[\"”“«]",
        "(?<![\\p{IsLatin}\\d])(?<label>password|ä)(?<between>[:=：][ \\t]*)(?<value>\\S{1,9})",
        "fa[xk]s?i?\\s*[:.]?\\s*$",
        "\\b0x[0-9a-f]{1,}|中+",
        "^\\s*a"
      })
  void findsAndReplacesWhatThePatternItselfDoes(String regex) {
    Pattern pattern = Pattern.compile(regex, UNICODE);
    QuickPattern quick = new QuickPattern(pattern);
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      String text = text(random);

      assertThat(quick.isIn(text)).as(text).isEqualTo(pattern.matcher(text).find());
      assertThat(quick.replaceAll(text, m -> "<" + m.group() + ">"))
          .isEqualTo(pattern.matcher(text).replaceAll("<$0>"));
    }
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
