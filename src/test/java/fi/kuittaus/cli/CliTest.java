package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class CliTest {
  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    Typed typed = Typed.of("--help");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).contains("check  Tells", "when   Tells", "3 unreachable");
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void versionIsOneLine() {
    assertThat(Typed.of("--version").out()).startsWith("kuittaus ").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''              | a command is missing
          chekc           | no such command: chekc; did you mean check?
          wehn            | no such command: wehn; did you mean when?
          wen --at x      | no such command: wen; did you mean when?
          zzz             | no such command: zzz (kuittaus --help
          check --frmat x | Unknown option
          check --at soon | "2026-11-23T09:00:00+02:00" would do
          check --format yaml | text or json would do
          when --format json | text or jsonl would do
          when --config   | Missing required parameter
          """)
  void misuseIsOneLineOnStandardError(String line, String expected) {
    Typed typed = Typed.of(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(typed.exitCode()).isEqualTo(Cli.USAGE);
    assertThat(typed.err()).contains(expected).startsWith("kuittaus: ").hasLineCount(1);
    assertThat(typed.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"usage,2,kuittaus: no such thing", "unreachable,3,kuittaus: nobody answers"})
  void aFailureSetsTheExitCode(String way, int code, String line) {
    Typed typed = Typed.in(Map.of(), "", _ -> List.of(new Failing()), "fail", way);

    assertThat(typed.exitCode()).isEqualTo(code);
    assertThat(typed.err()).isEqualTo(line + "\n");
  }

  @Test
  void theUnexpectedIsOneLineToo() {
    Typed typed = Typed.in(Map.of(), "", _ -> List.of(new Failing()), "fail", "bug");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .isEqualTo("kuittaus: unexpected: IllegalStateException: on two lines\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when",
        "when --format JSONL",
        "check --without-secrets",
        "check",
        "--help",
        "when --help",
        "--version"
      })
  void lostOutputIsAFailure(String line) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream("{}\n".getBytes(StandardCharsets.UTF_8)),
            new PrintStream(new Full(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            _ -> Optional.empty(),
            InstantSource.fixed(Typed.NOW));

    int code =
        new Cli(shell, List.of(new CheckCommand(shell), new WhenCommand(shell)))
            .run(line.split(" ", -1));

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("kuittaus: standard output cannot be written");
  }

  @Test
  void theConfigurationIsFoundByTheEnvironment() {
    Typed typed = Typed.in(Map.of("KUITTAUS_CONFIG", "no/such.yaml"), "check");

    assertThat(typed.out()).isEqualTo("no/such.yaml: there is no such file\n");
    assertThat(typed.exitCode()).isEqualTo(2);
  }

  @Test
  void theShippedConfigurationIsTheUsualOne() {
    assertThat(Typed.of("when").exitCode()).isZero();
  }

  /** A disk without room. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  /** Fails in the way that it is told to. */
  @Command(name = "fail")
  private static final class Failing implements Callable<Integer> {
    @picocli.CommandLine.Parameters private String way = "";

    @Override
    public Integer call() {
      throw switch (way) {
        case "usage" -> CommandFailure.usage("no such thing");
        case "unreachable" -> CommandFailure.unreachable("nobody answers");
        default -> new IllegalStateException("on two\nlines");
      };
    }
  }
}
