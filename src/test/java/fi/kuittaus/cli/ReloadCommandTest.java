package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.console.SampleDesk;
import fi.kuittaus.conversation.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands that tell which promises the running daemon has in force. */
class ReloadCommandTest {
  private static final String MISTAKE = "promises.yaml:4:66: after-answer: \"wait\" would not do";

  @TempDir private Path folder;
  private Path data;
  private SampleDesk desk;

  @BeforeEach
  void start() throws IOException {
    data = folder.resolve("data");
    Path shipped = Path.of("config");
    Files.writeString(
        folder.resolve("kuittaus.yaml"),
        Files.readString(shipped.resolve("kuittaus.yaml"))
            .replaceFirst("(?m)^data: .*$", "data: " + data));
    Files.copy(shipped.resolve("promises.yaml"), folder.resolve("promises.yaml"));
    desk = new SampleDesk(data);
    desk.start();
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void aGoodVersionIsTakenAtOnce() {
    Edition.Good good = (Edition.Good) desk.edition;
    desk.edition = new Edition.Good("4f0e", good.rules(), List.of());
    TypedCase typed = typed("reload");
    assertThat(typed.code()).isZero();
    assertThat(typed.lines()).containsExactly("Version 4f0e of promises.yaml is in force.");
  }

  @Test
  void aRefusedOneIsToldWithEveryMistake() {
    desk.edition = new Edition.Bad("4f0e", List.of(MISTAKE, "promises.yaml:9:1: another"));
    TypedCase typed = typed("reload");
    assertThat(typed.code()).isEqualTo(Cli.USAGE);
    assertThat(typed.lines())
        .containsExactly(
            MISTAKE,
            "promises.yaml:9:1: another",
            "Refused: version in force of promises.yaml stays in force.");
  }

  @Test
  void scriptsGetAllOfIt() {
    desk.edition = new Edition.Bad("4f0e", List.of(MISTAKE));
    TypedCase typed = typed("reload", "--format", "json");
    JsonNode refused = Json.MAPPER.readTree(typed.out()).path("refused");
    assertThat(refused.path("version").asString()).isEqualTo("4f0e");
    assertThat(refused.path("mistakes").get(0).asString()).isEqualTo(MISTAKE);
  }

  @Test
  void aBrokenFileDoesNotKeepOneFromTheDaemon() throws IOException {
    Files.writeString(folder.resolve("promises.yaml"), "urgencies: {");
    assertThat(typed("reload").code()).isZero();
  }

  @Test
  void whereNoDaemonRunsItIsUnreachable() {
    desk.close();
    assertThat(typed("reload").code()).isEqualTo(Cli.UNREACHABLE);
  }

  @Test
  void checkTellsThatTheDaemonHasAnotherVersion() {
    TypedCase typed = typed("check", "--without-secrets");
    assertThat(typed.code()).isZero();
    assertThat(typed.lines())
        .last()
        .isEqualTo(
            "The running daemon has another promises.yaml in force: version in force, since"
                + " 2026-11-23T10:30:00Z. \"kuittaus reload\" takes this one.");
  }

  @Test
  void checkTellsThatTheDaemonHasThisVersion() {
    Edition.Good good = (Edition.Good) desk.edition;
    String version = version(typed("check", "--without-secrets", "--format", "json"));
    desk.edition = new Edition.Good(version, good.rules(), List.of());
    typed("reload");
    assertThat(typed("check", "--without-secrets").lines())
        .last()
        .isEqualTo("The running daemon has this promises.yaml in force, version " + version + ".");
  }

  @Test
  void checkOfABrokenFileTellsWhatIsInForceMeanwhile() throws IOException {
    Files.writeString(folder.resolve("promises.yaml"), "urgencies: {");
    desk.edition = new Edition.Bad("4f0e", List.of(MISTAKE));
    typed("reload");
    TypedCase typed = typed("check", "--without-secrets");
    assertThat(typed.code()).isEqualTo(Cli.USAGE);
    assertThat(typed.lines())
        .last()
        .isEqualTo(
            "The running daemon has another promises.yaml in force: version in force, since"
                + " 2026-11-23T10:30:00Z; it has refused a later one.");
  }

  private static String version(TypedCase check) {
    return Json.MAPPER.readTree(check.out()).path("promises").asString();
  }

  private TypedCase typed(String command, String... more) {
    String[] args = new String[more.length + 3];
    args[0] = command;
    args[1] = "--config";
    args[2] = folder.resolve("kuittaus.yaml").toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return TypedCase.in(SampleDesk.NOW, Map.of(), args);
  }
}
