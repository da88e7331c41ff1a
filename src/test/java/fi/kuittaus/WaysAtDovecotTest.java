package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.cli.CheckCommand;
import fi.kuittaus.cli.Cli;
import fi.kuittaus.cli.Shell;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.mail.AgentWay;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon at a real Dovecot, and what {@code check} and the desk hear of the ways that it leaves
 * to agents.
 */
class WaysAtDovecotTest {
  @TempDir Path folder;
  private DovecotDesk desk;

  @AfterEach
  void stop() throws Exception {
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void aServerThatOffersAllIsSaidToDoSo() throws Exception {
    desk = new DovecotDesk(folder, AgentsAtDovecotTest.QUICK);
    assertThat(check()).contains("The server of support offers all of these ways.");
    assertThat(check("--format", "json")).contains("\"shut\":{\"support\":[]}");
    assertThat(ways()).isEmpty();
  }

  @Test
  void whereAnInboxKeepsNoKeywordCheckAndTheDeskAreToldAndTheOtherWaysRemain() throws Exception {
    desk = new DovecotDesk(folder, AgentsAtDovecotTest.QUICK, Dovecot.startWithoutKeywords());
    assertThat(check())
        .contains(
            "The server of support does not offer that "
                + AgentWay.KEYWORD.words()
                + "; the other ways remain.");
    assertThat(check("--format", "json")).contains("\"shut\":{\"support\":[\"keyword\"]}");

    desk.arrives("moved");
    desk.arrives("told");
    DovecotDesk.await(
        "both have a letter", () -> desk.hasLetter("moved") && desk.hasLetter("told"));
    desk.move("moved", "Closed");
    desk.awaitStatus("moved", Status.CLOSED);
    desk.putInSent("To: told@customer.example\r\nBcc: support+close@example.com", "told");
    desk.awaitStatus("told", Status.CLOSED);

    DovecotDesk.await("the desk is told", () -> !ways().isEmpty());
    assertThat(ways())
        .singleElement()
        .asString()
        .contains(
            AgentWay.KEYWORD.words(), "* " + AgentWay.CLOSED.words(), "* " + AgentWay.SENT.words());
    assertThat(desk.coloured()).isZero();
  }

  private List<String> ways() {
    return desk.toldDesk().stream().filter(mail -> mail.contains("one way of telling")).toList();
  }

  private String check(String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            printed,
            printed,
            _ -> Optional.empty(),
            InstantSource.system());
    String[] arguments = new String[more.length + 3];
    arguments[0] = "check";
    arguments[1] = "--config";
    arguments[2] = desk.folder.resolve("kuittaus.yaml").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    new Cli(shell, List.of(new CheckCommand(shell))).run(arguments);
    return out.toString(StandardCharsets.UTF_8);
  }
}
