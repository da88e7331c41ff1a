package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.config.PromisesFile;
import fi.kuittaus.console.SampleDesk;
import fi.kuittaus.conversation.Edition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands that look at the past. */
class AdviseAndSimulateTest {
  @TempDir private Path folder;

  @BeforeEach
  void configure() throws IOException {
    Path shipped = Path.of("config");
    Files.writeString(
        folder.resolve("kuittaus.yaml"),
        Files.readString(shipped.resolve("kuittaus.yaml"))
            .replaceFirst("(?m)^data: .*$", "data: " + folder.resolve("data")));
    Files.copy(shipped.resolve("promises.yaml"), folder.resolve("promises.yaml"));
  }

  @Test
  void advisesWhatAnMboxSays() throws IOException {
    Path mbox = new PastMails().asked(200, "2026-11-23T08:01", Duration.ofMinutes(20)).in(folder);
    TypedCase typed = typed("advise", mbox.toString());
    assertThat(typed.err()).isEmpty();
    assertThat(typed.lines())
        .contains(
            "normal    200      0           30 business minutes  30 business minutes  30 business"
                + " minutes  30 business minutes and too few to say",
            "low       0        0           -                    too few to say       -            "
                + "        too few to say",
            "  30 business minutes  ████████████████████████████████████████  100.0 %",
            "  normal: { answer-within: 30 business minutes, calendar: office, updates: daily at"
                + " 15:00, after-answer: pause }");
  }

  @Test
  void whatIsProposedCanBePasted() throws IOException {
    Path mbox = new PastMails().asked(200, "2026-11-23T08:01", Duration.ofHours(3)).in(folder);
    String yaml = json("advise", mbox.toString()).path("yaml").asString();
    Path pasted = folder.resolve("pasted.yaml");
    String shipped = Files.readString(folder.resolve("promises.yaml"));
    Files.writeString(
        pasted, shipped.replaceFirst("(?s)urgencies:.*?(?=\n# A promise that)", yaml));
    Edition edition = new PromisesFile(pasted).read();
    assertThat(edition).isInstanceOf(Edition.Good.class);
    assertThat(((Edition.Good) edition).rules().promises().urgency("normal").answerWithin())
        .hasToString("3 business hours");
    assertThat(((Edition.Good) edition).rules().promises().urgency("critical").warnBefore())
        .hasToString("20 minutes");
  }

  @Test
  void fewMattersAreTooFewToSay() throws IOException {
    Path mbox = new PastMails().asked(20, "2026-11-23T08:01", Duration.ofMinutes(20)).in(folder);
    assertThat(typed("advise", mbox.toString()).out())
        .contains("# as it is: too few to say, 20 matters");
  }

  @Test
  void anAbsenceNoteIsNoAnswerAndASecondMailNoMatterOfItsOwn() throws IOException {
    Path mbox =
        new PastMails()
            .unanswered("Hei, milloin olette auki?", "2026-11-23T09:00")
            .absent("2026-11-23T09:01")
            .again("2026-11-24T09:00")
            .in(folder);
    JsonNode normal = urgency(json("advise", mbox.toString()), "normal");
    assertThat(normal.path("matters").asInt()).isEqualTo(1);
    assertThat(normal.path("unanswered").asInt()).isEqualTo(1);
  }

  @Test
  void drawsItself() throws IOException {
    Path mbox = new PastMails().asked(80, "2026-11-23T08:01", Duration.ofMinutes(20)).in(folder);
    Path svg = folder.resolve("a.svg");
    assertThat(typed("advise", "--svg", svg.toString(), mbox.toString()).code()).isZero();
    assertThat(Files.readString(svg))
        .startsWith("<svg ")
        .contains("normal, 80 matters", "<polyline")
        .endsWith("</svg>\n");
  }

  @Test
  void advisesFromWhatIsStoredBesideTheDaemonAndWithoutIt() {
    SampleDesk desk = new SampleDesk(folder.resolve("data"));
    desk.start();
    desk.open("Lasku 7", "2026-11-23T09:07", "2026-11-24T10:00");
    desk.open("Lasku 8", "2026-11-23T09:08", "2026-11-24T10:00");
    JsonNode running = json("advise");
    desk.close();
    JsonNode alone = json("advise");
    assertThat(urgency(running, "normal").path("unanswered").asInt()).isEqualTo(2);
    assertThat(alone).isEqualTo(running);
  }

  @Test
  void simulatesAChangedFileByDay() throws IOException {
    Path mbox = new PastMails().asked(3, "2026-11-23T08:01", Duration.ofHours(30)).in(folder);
    assertThat(typed("simulate", mbox.toString()).lines())
        .containsExactly(
            "DAY         PROMISED  KEPT  MISSED  WARNED  CORRECTED  UPDATES  SENT",
            "2026-11-23  3         0     0       3       0          0        3",
            "2026-11-24  0         0     3       0       3          0        3",
            "in all      3         0     3       3       3          0        6");
    Path changed = folder.resolve("changed.yaml");
    Files.writeString(
        changed,
        Files.readString(folder.resolve("promises.yaml"))
            .replace("1 business day,", "2 business days,"));
    JsonNode total =
        json("simulate", "--promises", changed.toString(), mbox.toString()).path("total");
    assertThat(total.path("kept").asInt()).isEqualTo(3);
    assertThat(total.path("corrected").asInt()).isZero();
    assertThat(total.path("sent").asInt()).isEqualTo(3);
  }

  @Test
  void aChangedFileWithAMistakeIsRefused() throws IOException {
    Path changed = Files.writeString(folder.resolve("changed.yaml"), "urgencies: {");
    TypedCase typed = typed("simulate", "--promises", changed.toString());
    assertThat(typed.code()).isEqualTo(Cli.USAGE);
    assertThat(typed.err()).contains("changed.yaml:1:13: this is not YAML");
  }

  @Test
  void aPathThatIsNotThereIsRefused() {
    assertThat(typed("advise", "nowhere.mbox").err()).contains("there is no nowhere.mbox");
    assertThat(typed("advise", "--sent", "nowhere.mbox").code()).isEqualTo(Cli.USAGE);
  }

  private static JsonNode urgency(JsonNode advice, String name) {
    for (JsonNode urgency : advice.path("urgencies")) {
      if (urgency.path("name").asString().equals(name)) {
        return urgency;
      }
    }
    throw new AssertionError("no urgency " + name);
  }

  private JsonNode json(String command, String... more) {
    String[] args = java.util.Arrays.copyOf(more, more.length + 2);
    args[more.length] = "--format";
    args[more.length + 1] = "json";
    TypedCase typed = typed(command, args);
    assertThat(typed.err()).isEmpty();
    return Json.MAPPER.readTree(typed.out());
  }

  private TypedCase typed(String command, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            _ -> Optional.empty(),
            InstantSource.fixed(SampleDesk.NOW));
    Cli cli =
        new Cli(
            shell,
            List.of(
                new AdviseCommand(shell, _ -> TestHouse.KEY),
                new SimulateCommand(shell, _ -> TestHouse.KEY)));
    String[] args = new String[more.length + 3];
    args[0] = command;
    args[1] = "--config";
    args[2] = folder.resolve("kuittaus.yaml").toString();
    System.arraycopy(more, 0, args, 3, more.length);
    int code = cli.run(args);
    return new TypedCase(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
