package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.transport.Pace;
import jakarta.mail.Flags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon at a real Dovecot, while agents work in the same mailbox as their clients do. */
class AgentsAtDovecotTest {
  static final Tempo QUICK =
      new Tempo(
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          new Pace(
              Duration.ofSeconds(30),
              Duration.ofSeconds(2),
              Duration.ofMillis(50),
              Duration.ofMillis(200),
              Duration.ofMillis(200)),
          Duration.ofMinutes(2),
          Optional.empty());

  @TempDir Path folder;
  private DovecotDesk desk;

  @BeforeEach
  void start() throws Exception {
    desk = new DovecotDesk(folder, QUICK);
  }

  @AfterEach
  void stop() throws Exception {
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void eachActIsActedOnAndNoMailIsLost() throws Exception {
    List<String> customers = List.of("closed", "junk", "flagged", "expunged", "filed", "seen");
    for (String customer : customers) {
      desk.arrives(customer);
    }
    DovecotDesk.await(
        "all are acknowledged", () -> desk.sink.getReceivedMessages().length == customers.size());
    DovecotDesk.await("all copies are in Sent", () -> desk.count("Sent") == customers.size());
    DovecotDesk.await("all are coloured", () -> desk.coloured() == customers.size());
    Map<String, Integer> before = desk.everyMail();

    desk.copyThenExpunge("closed", "Closed");
    desk.awaitStatus("closed", Status.CLOSED);
    desk.move("junk", "Junk");
    desk.awaitStatus("junk", Status.CLOSED);
    desk.flag("flagged", Flags.Flag.DELETED);
    desk.awaitStatus("flagged", Status.PAUSED);
    desk.with(
        "INBOX",
        inbox -> {
          inbox.setFlags(DovecotDesk.of(inbox, "flagged"), new Flags(Flags.Flag.DELETED), false);
          return inbox;
        });
    desk.awaitStatus("flagged", Status.OPEN);
    desk.move("filed", "Anna");
    desk.expungeElsewhere("expunged");
    desk.awaitStatus("expunged", Status.PAUSED);
    desk.flag("seen", Flags.Flag.SEEN);
    DovecotDesk.await(
        "a glance is evidence", () -> desk.of("seen").course().tally().evidence() == Evidence.SEEN);
    assertThat(desk.of("filed").course().status()).isEqualTo(Status.OPEN);

    desk.moveBack("closed", "Closed");
    desk.awaitStatus("closed", Status.WORKING);

    Map<String, Integer> after = desk.everyMail();
    before.remove("<expunged@customer.example>");
    after.keySet().removeIf(id -> !before.containsKey(id));
    assertThat(after).as("every mail but the one that an agent expunged").isEqualTo(before);
    assertThat(desk.letters()).as("acknowledgements alone").hasSize(customers.size());
    assertThat(desk.isSeen("filed", "Anna")).as("never ours to set").isFalse();
  }

  @Test
  void answersAndCommandsInSentCountAndForgedOnesDoNot() throws Exception {
    desk.arrives("maija");
    desk.arrives("ville");
    DovecotDesk.await("both are acknowledged", () -> desk.sink.getReceivedMessages().length == 2);
    desk.putInSent("To: ville@customer.example\r\nBcc: support+close@example.com", "ville");
    desk.awaitStatus("ville", Status.CLOSED);

    desk.dovecot.deliver(
        "support",
        DovecotDesk.mail(
            "forged",
            "From: anna@example.com\r\nTo: support+close@example.com, support+note@example.com\r\n"
                + "In-Reply-To: <maija@customer.example>"));
    desk.putInSent("To: support+note@example.com", "maija");
    DovecotDesk.await(
        "it is noted", () -> desk.of("maija").course().tally().evidence() == Evidence.NOTED);
    assertThat(desk.of("maija").course().status()).isEqualTo(Status.OPEN);
    List<String> notes =
        desk.daemon.store().transaction(tx -> tx.notes().untold(desk.of("maija").reference()));
    assertThat(notes).containsExactly("The part is ordered.");

    desk.putInSent("To: maija@customer.example", "maija");
    desk.awaitStatus("maija", Status.ANSWERED);
  }

  @Test
  void aClosedFolderThatIsRenamedIsMadeAnew() throws Exception {
    desk.arrives("maija");
    DovecotDesk.await("it is acknowledged", () -> desk.sink.getReceivedMessages().length == 1);
    desk.imap.getFolder("Closed").renameTo(desk.imap.getFolder("Done"));
    DovecotDesk.await("it is made anew", () -> desk.exists("Closed"));
    desk.move("maija", "Closed");
    desk.awaitStatus("maija", Status.CLOSED);
  }
}
