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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The daemon at a real Dovecot, and what {@code check} and the desk hear of the ways that it leaves
 * to agents.
 */
class WaysAtDovecotTest {
  @TempDir Path folder;

  @Test
  void aServerThatOffersAllIsSaidToDoSo() throws Exception {
    try (DovecotDesk desk = new DovecotDesk(folder, AgentsAtDovecotTest.QUICK)) {
      assertThat(check()).contains("The server of support offers all of these ways.");
      assertThat(check("--format", "json")).contains("\"shut\":{\"support\":[]}");
      assertThat(ways(desk)).isEmpty();
    }
  }

  @Test
  void whereAnInboxKeepsNoKeywordCheckAndTheDeskAreToldAndTheOtherWaysRemain() throws Exception {
    Dovecot dovecot = Dovecot.startWithoutKeywords();
    try (DovecotDesk desk = new DovecotDesk(folder, AgentsAtDovecotTest.QUICK, dovecot)) {
      assertThat(check())
          .contains(
              "The server of support does not offer that "
                  + AgentWay.KEYWORD.words()
                  + "; the other ways remain.");
      assertThat(check("--format", "json")).contains("\"shut\":{\"support\":[\"keyword\"]}");
      theOtherWaysRemain(desk);
      DovecotDesk.await("the desk is told", () -> !ways(desk).isEmpty());
      assertThat(ways(desk))
          .singleElement()
          .asString()
          .contains(AgentWay.KEYWORD.words())
          .contains("* " + AgentWay.CLOSED.words(), "* " + AgentWay.SENT.words());
      assertThat(desk.coloured()).isZero();
    }
  }

  private static void theOtherWaysRemain(DovecotDesk desk) throws Exception {
    desk.arrives("moved");
    desk.arrives("told");
    DovecotDesk.await("both", () -> desk.hasLetter("moved") && desk.hasLetter("told"));
    desk.move("moved", "Closed");
    desk.awaitStatus("moved", Status.CLOSED);
    desk.putInSent("To: told@customer.example\r\nBcc: support+close@example.com", "told");
    desk.awaitStatus("told", Status.CLOSED);
  }

  private static List<String> ways(DovecotDesk desk) {
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
    arguments[2] = folder.resolve("kuittaus.yaml").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    new Cli(shell, List.of(new CheckCommand(shell))).run(arguments);
    return out.toString(StandardCharsets.UTF_8);
  }
}
