package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.cli.Cli;
import fi.kuittaus.cli.DemoCommand;
import fi.kuittaus.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo as people run it, only faster. */
class DemoTest {
  private static final Pattern FILES = Pattern.compile("(?m)^  files  (.+)$");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theStoryIsComplete() {
    int code = run("--once", "--speed", "600", "--no-color");
    String story = out.toString(StandardCharsets.UTF_8);

    assertThat(code).as("%s%n%s", story, err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(story)
        .contains("Ville Virtanen <ville@kahvila-kulma.example> writes:")
        .contains("“Kassat nurin kaikissa myymälöissä”")
        .contains("Ville reads an acknowledgement in Finnish:")
        .contains("Gunnel reads an acknowledgement in Swedish:")
        .contains("Martin reads an acknowledgement in English:")
        .contains("│ Hyvä Aino Kallio,")
        .contains("Ville reads a status update in Finnish:")
        .contains("Ville reads a correction in Finnish:")
        .contains("The desk is told:")
        .containsPattern("(?s)machine: no letter, by the rules [^→]*one-click-unsubscribe")
        .contains("The story is complete")
        .doesNotContain("\u001b");
    assertThat(story.lines().filter(line -> line.contains("✓"))).hasSize(13);
    assertThat(story.lines().filter(line -> line.codePointCount(0, line.length()) > 80)).isEmpty();
    assertThat(folder(story)).as("what is left behind").doesNotExist();
  }

  @Test
  void aSpeedThatIsNoneIsRefused() {
    assertThat(run("--speed", "0")).isEqualTo(Cli.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
        .contains("--speed is a number from 1 to 3600");
  }

  private static Path folder(String story) {
    Matcher files = FILES.matcher(story);
    assertThat(files.find()).isTrue();
    return Path.of(files.group(1));
  }

  private int run(String... options) {
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            name -> Optional.empty(),
            InstantSource.system());
    String[] line = new String[options.length + 1];
    line[0] = "demo";
    System.arraycopy(options, 0, line, 1, options.length);
    return new Cli(shell, List.of(new DemoCommand(shell, DemoDaemon::perform))).run(line);
  }
}
