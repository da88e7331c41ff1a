package fi.kuittaus.flow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A {@code promises.yaml} that somebody made to do harm, or that a machine has torn.
 *
 * @param message how a mistake that it is refused with begins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HostileFile(String name, byte[] content, String message) {
  private static final String URGENCIES =
      "urgencies:\n  normal: { answer-within: 1 business day, calendar: office }\n";
  private static final String CALENDARS =
      "calendars:\n  office: { zone: Europe/Helsinki, open: { mon-fri: \"08:00-16:00\" } }\n";

  static List<HostileFile> all() {
    return List.of(
        bomb(),
        text("an anchor of itself", "calendars: &a [*a]\n", ":1:12: anchors (&) and aliases (*)"),
        new HostileFile("50 MB", new byte[50_000_000], ": the file is far too long"),
        text("a megabyte of comments", "# comment\n".repeat(110_000), ": the file is far too long"),
        new HostileFile("noise", noise(), ":1:1: not UTF-8; save the file as UTF-8"),
        text("nothing but NUL", "\0".repeat(4096), ":1:1: a control character; delete it"),
        text("a brace, 400,000 times", "{".repeat(400_000), ":1:21: more than 20 levels deep"),
        text("[ 400,000 times", "x: " + "[".repeat(400_000), ":1:23: more than 20 levels deep"),
        text("deep blocks", deepBlocks(), ":20:20: more than 20 levels deep"),
        text("\"- \", 300,000 times", "- ".repeat(300_000), ":1:41: more than 20 levels deep"),
        text("? 300,000 times", "? ".repeat(300_000), ":1:41: more than 20 levels deep"),
        text("an endless text", "x: " + "y".repeat(500_000), ":1:4: a text of more than 2000"),
        text("a quote left open", CALENDARS + "x: \"" + URGENCIES, ":5:1: this is not YAML"),
        text("100,000 keys", keys(100_000), ":15000:9: more than 30000 values"),
        text("10,000 unknown keys", keys(10_000) + URGENCIES, ": there are more mistakes"),
        text("10,000 unknown items", items(), ": there are more mistakes"),
        text("one key 10,000 times", "a: b\n".repeat(10_000), ":2:1: a stands in line 1 already"),
        text("a tab", CALENDARS.replace("  office", "\toffice") + URGENCIES, ":2:1: a tab;"),
        new HostileFile(
            "UTF-16",
            ("\uFEFF" + CALENDARS).getBytes(StandardCharsets.UTF_16LE),
            ":1:1: not UTF-8"),
        text(
            "a tag of Java's", "x: !!javax.script.ScriptEngineManager []\n", ":1:1: unknown key x"),
        text("a merge key", CALENDARS + "<<: { a: b }\n" + URGENCIES, ":3:1: merge keys (<<)"),
        text("a number beyond all", correct("automatic: 1e999999999"), ":5:23: automatic: "),
        text(
            "a number of many digits", correct("automatic: " + "9".repeat(1500)), ":5:23: automat"),
        text("a span beyond all", correct("before: 999999999999 hours"), ":5:20: before: "),
        text("a span of many digits", correct("before: " + "9".repeat(400) + " days"), ":5:20: be"),
        text("closed for all time", closed("0001-01-01..9999-12-31"), ":"),
        text("closed beyond the calendar", closed("2026-01-01..+999999999-12-31"), ":"),
        text("a merge left open", "<<<<<<< mine\n" + CALENDARS + "=======\n", ":"),
        text("half a file", CALENDARS + "urgencies:\n  nor", ":"));
  }

  /** Each line nine times the one before it: a billion, were it read as YAML has it. */
  private static HostileFile bomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String before = "*a" + (i - 1);
      text.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(8) + before + "]\n");
    }
    return text("a billion laughs", text.toString(), ":1:5: anchors (&) and aliases (*)");
  }

  private static byte[] noise() {
    byte[] noise = new byte[200_000];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static String deepBlocks() {
    return IntStream.range(0, 1000)
        .mapToObj(i -> " ".repeat(i) + "a:\n")
        .collect(Collectors.joining());
  }

  private static String keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "k" + i + ": v\n").collect(Collectors.joining());
  }

  private static String items() {
    return CALENDARS
        + URGENCIES
        + "triage:\n"
        + IntStream.range(0, 10_000)
            .mapToObj(i -> "  - x" + i + "\n")
            .collect(Collectors.joining());
  }

  private static String correct(String rule) {
    return CALENDARS + URGENCIES + "correct: { " + rule + " }\n";
  }

  private static String closed(String range) {
    return CALENDARS.replace("} }", "}, closed: [\"" + range + "\"] }") + URGENCIES;
  }

  private static HostileFile text(String name, String text, String message) {
    return new HostileFile(name, text.getBytes(StandardCharsets.UTF_8), message);
  }

  @Override
  public String toString() {
    return name;
  }
}
