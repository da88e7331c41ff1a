package fi.kuittaus.transport;

import static fi.kuittaus.transport.Samples.NOW;
import static fi.kuittaus.transport.Samples.SUPPORT;
import static fi.kuittaus.transport.Samples.WRITER;
import static fi.kuittaus.transport.Samples.letter;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import fi.kuittaus.mail.Delivery;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Courier, watch and mailbox against GreenMail, which the demo uses. */
class GreenMailTest {
  private final GreenMail mail =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")
          });
  private final Wire wire = new Wire();
  private final Recorder inbox = new Recorder();
  private final Recorder sent = new Recorder();
  private final Recorder closed = new Recorder();

  @BeforeEach
  void start() {
    mail.start();
    mail.setUser("mika@customer.example", "mika", "secret");
  }

  @AfterEach
  void stop() {
    mail.stop();
    wire.close();
  }

  private SmtpCourier courier(String password) {
    Account account = Samples.plain(mail.getSmtp().getPort(), "mika", password);
    return new SmtpCourier(account, SUPPORT, 1, WRITER, wire);
  }

  private WatchedMailbox mailbox(boolean token) {
    Login login = new Login("mika", () -> "secret", token);
    Account account =
        new Account("127.0.0.1", mail.getImap().getPort(), Security.PLAIN, Optional.of(login));
    return new WatchedMailbox("mika", account, FolderNames.USUAL, "closed");
  }

  private void letterArrives(boolean token) throws Exception {
    Watching watching = new Watching(inbox, sent, closed, ids -> {}, new Eye());
    InstantSource clock = InstantSource.system();
    try (SmtpCourier courier = courier("secret");
        MailboxWatcher watcher =
            new MailboxWatcher(
                mailbox(token), watching, Recorder::parse, clock, Pace.USUAL, wire)) {
      watcher.start();
      inbox.begun();
      assertThat(courier.deliver(letter("Hei"), NOW)).isEqualTo(new Delivery.Accepted());
      assertThat(inbox.subjects(1)).containsExactly("Hei");
      assertThat(watcher.status().inbox().connected()).isTrue();
    }
  }

  @Test
  void aLetterArrives() throws Exception {
    letterArrives(false);
  }

  @Test
  void aLetterArrivesWhereATokenLogsIn() throws Exception {
    letterArrives(true);
  }

  @Test
  void aWrongPasswordDefersForTheWholeAccount() throws Exception {
    try (SmtpCourier courier = courier("wrong")) {
      assertThat(courier.deliver(letter("Hei"), NOW))
          .isInstanceOfSatisfying(
              Delivery.Deferred.class, deferred -> assertThat(deferred.account()).isTrue());
    }
  }

  @Test
  void makesTheClosedFolder() throws Exception {
    try (ImapLine line = ImapLine.open(mailbox(false).account(), wire, new Plug())) {
      FolderFinder finder = new FolderFinder(mailbox(false));
      assertThat(finder.closed(line)).hasValue("Closed");
      assertThat(finder.closed(line)).hasValue("Closed");
      assertThat(ImapFolder.examine(line, "Closed").lastUid()).isZero();
    }
  }
}
