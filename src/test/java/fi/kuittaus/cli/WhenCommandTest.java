package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenCommandTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void office() throws IOException {
    file = folder.resolve("kuittaus.yaml");
    Files.writeString(
        file,
        """
        data: data
        promises: promises.yaml
        mailboxes:
          support:
            address: support@example.com
            languages: [en, fi]
            imap: { host: imap.example.com, password: "${NOT_SET}" }
            smtp: { host: smtp.example.com, password-file: not-there }
        """);
    Files.writeString(
        folder.resolve("promises.yaml"),
        """
        calendars:
          office:
            zone: Europe/Helsinki
            open: { mon-thu: "08:00-11:30, 12:00-16:00", fri: "08:00-15:00" }
        urgencies:
          normal: { answer-within: 1 business day }
          two: { answer-within: 2 business hours }
          one: { answer-within: 1 business hour }
        """);
  }

  /** The examples of the design. */
  @ParameterizedTest
  @CsvSource({
    "normal, 2026-11-23T09:07:00+02:00, 2026-11-24T10:00:00+02:00",
    "normal, 2026-11-23T11:45:00+02:00, 2026-11-24T11:30:00+02:00",
    "normal, 2026-11-26T15:40:00+02:00, 2026-11-27T15:00:00+02:00",
    "normal, 2026-11-28T12:00:00+02:00, 2026-11-30T15:00:00+02:00",
    "normal, 2026-11-23T05:30:00Z, 2026-11-23T15:00:00+02:00",
    "two, 2026-11-23T10:30+02:00, 2026-11-23T13:00:00+02:00",
    "one, 2026-11-27T14:30:00+02:00, 2026-11-30T08:30:00+02:00",
    "one, 2026-11-27T14:00:00+02:00, 2026-11-27T15:00:00+02:00"
  })
  void linesAreAnsweredAsTheDesignHasIt(String urgency, String at, String dueAt) {
    Typed typed = lines("{\"at\": \"%s\", \"urgency\": \"%s\"}".formatted(at, urgency));

    assertThat(typed.out())
        .startsWith(
            "{\"at\":\"%s\",\"urgency\":\"%s\",\"dueAt\":\"%s\",\"quoted\":\""
                .formatted(at, urgency, dueAt))
        .hasLineCount(1);
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void whatCannotBeAnsweredIsAnErrorInItsPlace() {
    Typed typed =
        lines(
            """
            {"at": "2026-11-23T09:00:00+02:00"}

            {"urgency": "normal"}
            {"at": "2026-11-23T09:00:00"}
            {"at": "2026-11-23T09:00:00Z", "at": "2026-11-24T09:00:00Z"}
            {"at": "2026-11-23T09:00:00Z", "urgency": "urgent"}
            {"at": "9999-11-23T09:00:00Z"}
            {"at": 1795420800}
            ["2026-11-23T09:00:00Z"]
            {"at": "2026-11-23T09:00:00Z"} and more
            {"at": "2026-11-23T09:00:00Z", "urgency": null}\
            """);

    assertThat(typed.out().lines())
        .hasSize(11)
        .satisfies(lines -> {
          assertThat(lines.getFirst()).contains("\"dueAt\"");
          assertThat(lines.getLast()).contains("\"urgency\":\"normal\"", "\"dueAt\"");
          assertThat(lines.subList(1, 10))
              .allMatch(line -> line.startsWith("{\"error\":\"") && line.endsWith("\"}"));
          assertThat(lines.get(3))
              .isEqualTo(
                  "{\"error\":\"\\\"2026-11-23T09:00:00\\\" has no offset;"
                      + " \\\"2026-11-23T09:00:00+02:00\\\" would do\"}");
          assertThat(lines.get(5)).contains("normal, two, one");
        });
    assertThat(typed.exitCode()).isZero();
  }

  @Test
  void withoutLinesTheAnswerIsForPeople() {
    Typed typed =
        Typed.of("when", "--config", file.toString(), "--at", "2026-11-23T09:07:00+02:00");

    assertThat(typed.out()).endsWith(" (2026-11-24T10:00:00+02:00)\n").contains("24 November");
  }

  @Test
  void theWordingIsInTheLanguageThatIsAskedFor() {
    String line = "{\"at\": \"2026-11-23T09:07:00+02:00\"}";

    assertThat(lines(line).out()).contains("24 November");
    assertThat(lines(line, "--language", "fi").out()).contains("tiistaina 24.11. klo 10");
    assertThat(lines(line, "--language", "tlh").err()).contains("--language").hasLineCount(1);
  }

  @Test
  void optionsStandInForWhatLinesLeaveOut() {
    Typed typed = lines("{}", "--at", "2026-11-27T14:00:00+02:00", "--urgency", "one");

    assertThat(typed.out())
        .contains(
            "\"at\":\"2026-11-27T14:00:00+02:00\"",
            "\"urgency\":\"one\"",
            "2026-11-27T15:00:00+02:00");
  }

  @Test
  void aLineWithoutEndIsAnErrorAndTheNextIsAnswered() {
    String longest = " ".repeat(InputLines.LONGEST - 2) + "{}";
    Typed typed =
        lines(
            String.join("\n", longest, longest + " ", "x".repeat(3_000_000), "{}"),
            "--at",
            "2026-11-27T14:00:00+02:00");

    assertThat(typed.out().lines().map(line -> line.contains("the line is too long; 1 MB")))
        .containsExactly(false, true, true, false);
    assertThat(typed.out().lines().map(line -> line.contains("\"dueAt\"")))
        .containsExactly(true, false, false, true);
  }

  @Test
  void aByteOrderMarkIsSkippedAtTheStart() {
    String line = "\uFEFF{\"at\": \"2026-11-27T14:00:00+02:00\"}\r\n";

    assertThat(lines(line + line).out().lines().map(answer -> answer.contains("\"dueAt\"")))
        .containsExactly(true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at", "urgency"})
  void errorsEchoALittleOfWhatWasWritten(String key) {
    String at = "{\"at\": \"2026-11-27T14:00:00+02:00\", ";
    String value = "\"" + key + "\": \"a\u2028b\u2029" + "c".repeat(5_000) + "\"}";

    String answer = lines((key.equals("at") ? "{" : at) + value).out();

    assertThat(answer)
        .startsWith("{\"error\":")
        .contains("a\\u2028b\\u2029ccc", "ccc…\\\"")
        .doesNotContain("\u2028", "\u2029")
        .hasSizeLessThan(300);
  }

  @Test
  void anOffsetOfZeroIsWrittenInDigits() throws IOException {
    Path promises = folder.resolve("promises.yaml");
    Files.writeString(
        promises, Files.readString(promises).replace("Europe/Helsinki", "Atlantic/Reykjavik"));

    assertThat(lines("{\"at\": \"2026-11-23T09:07:00Z\"}").out())
        .contains("\"at\":\"2026-11-23T09:07:00Z\"", "\"dueAt\":\"2026-11-24T10:00:00+00:00\"");
  }

  /** As {@code yes '' | kuittaus when --format jsonl | head -2} has it. */
  @Test
  @Timeout(60)
  void whereNobodyListensNoMoreIsAnswered() {
    AtomicLong asked = new AtomicLong();
    InputStream yes =
        new InputStream() {
          @Override
          public int read() {
            asked.incrementAndGet();
            return '\n';
          }

          @Override
          public int read(byte[] bytes, int from, int count) {
            Arrays.fill(bytes, from, from + count, (byte) '\n');
            asked.addAndGet(count);
            return count;
          }

          @Override
          public int available() {
            return Integer.MAX_VALUE;
          }
        };
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Shell shell =
        new Shell(
            yes,
            new PrintStream(closed, true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            _ -> Optional.empty(),
            InstantSource.fixed(Typed.NOW));

    int code =
        new Cli(shell, List.of(new WhenCommand(shell)))
            .run("when", "--config", file.toString(), "--format", "jsonl");

    assertThat(code).isEqualTo(1);
    assertThat(asked).hasValueLessThan(1_000_000);
  }

  @Test
  void anUnknownUrgencyIsMisuse() {
    Typed typed = Typed.of("when", "--config", file.toString(), "--urgency", "urgent");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("normal, two, one").hasLineCount(1);
  }

  @Test
  void aBrokenConfigurationIsOneLine() throws IOException {
    Files.writeString(folder.resolve("promises.yaml"), "calendars: 1\nurgencies: 2\n");

    Typed typed = lines("{}");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("promises.yaml:1:12: ", "1 more").hasLineCount(1);
    assertThat(typed.out()).isEmpty();
  }

  @Test
  @Timeout(60)
  void manyLinesAreAnsweredInOrder() {
    String input =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "{\"at\":\"2026-11-%02dT%02d:00:00Z\"}".formatted(i % 30 + 1, i % 24))
            .collect(Collectors.joining("\n"));

    List<String> answers = lines(input).out().lines().toList();

    assertThat(answers).hasSize(20_000);
    assertThat(answers.get(12_345)).startsWith("{\"at\":\"2026-11-16T09:00:00Z\"");
  }

  /** A script may wait for each answer before it asks again. */
  @Test
  @Timeout(60)
  void aLineIsAnsweredBeforeTheNextIsAsked() throws Exception {
    PipedOutputStream asking = new PipedOutputStream();
    PipedInputStream answers = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(answers), true, StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            new PipedInputStream(asking),
            out,
            out,
            _ -> Optional.empty(),
            InstantSource.fixed(Typed.NOW));
    Thread command =
        Thread.ofVirtual()
            .start(() ->
                new Cli(shell, List.of(new WhenCommand(shell)))
                    .run("when", "--config", file.toString(), "--format", "jsonl"));
    BufferedReader answered =
        new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
    for (int day = 23; day < 26; day++) {
      asking.write(
          "{\"at\":\"2026-11-%dT07:00:00Z\"}\n".formatted(day).getBytes(StandardCharsets.UTF_8));
      asking.flush();
      assertThat(answered.readLine()).contains("\"dueAt\":\"2026-11-" + (day + 1));
    }
    asking.close();
    command.join();
  }

  private Typed lines(String input, String... more) {
    String[] args =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "when", "--config", file.toString(), "--format", "jsonl"),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new);
    return Typed.in(Map.of(), input, shell -> List.of(new WhenCommand(shell)), args);
  }
}
