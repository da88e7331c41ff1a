package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
          chekc           | did you mean "check"?
          check --frmat x | Unknown option
          check --at soon | "2026-11-23T09:00:00+02:00" would do
          check --format yaml | text or json would do
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
