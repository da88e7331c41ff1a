package fi.kuittaus.transport;

import static fi.kuittaus.transport.Samples.NOW;
import static fi.kuittaus.transport.Samples.WRITER;
import static fi.kuittaus.transport.Samples.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.lab.TestTls;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import fi.kuittaus.mail.OutboundMessage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ImapMailboxTest {
  @TempDir static Path directory;
  private static Dovecot dovecot;
  private static Wire wire;

  private final OutboundMessage letter = letter("Olemme saaneet viestisi");
  private String user;
  private ImapMailbox mailbox;

  @BeforeAll
  static void install() throws Exception {
    TestTls tls = TestTls.in(directory);
    dovecot = Dovecot.startWithTls(tls);
    wire = new Wire(Wire.Limits.USUAL, tls.sockets());
  }

  @AfterAll
  static void remove() {
    if (dovecot != null) {
      dovecot.close();
      wire.close();
    }
  }

  @BeforeEach
  void open(TestInfo test) {
    user = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    mailbox = mailbox(FolderNames.USUAL, Security.PLAIN);
  }

  private ImapMailbox mailbox(FolderNames names, Security security) {
    Login login = new Login(user, dovecot::password, false);
    Account account = new Account("localhost", dovecot.imapPort(), security, Optional.of(login));
    return new ImapMailbox(new WatchedMailbox(user, account, names, ""), WRITER, wire);
  }

  @AfterEach
  void close() {
    mailbox.close();
  }

  private String sentMails(String folder) {
    return dovecot.doveadm(
        "-f",
        "flow",
        "fetch",
        "-u",
        user,
        "hdr.message-id flags date.received",
        "mailbox",
        folder,
        "all");
  }

  @Test
  void leavesOneCopyThatIsSeen() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Sent");
    assertThat(mailbox.isInSent(letter.id())).isFalse();
    assertThat(mailbox.keepSentCopy(letter, NOW)).isTrue();
    assertThat(mailbox.keepSentCopy(letter, NOW)).isFalse();
    assertThat(mailbox.isInSent(letter.id())).isTrue();
    assertThat(sentMails("Sent").lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains(letter.id().value()).contains("\\Seen"));
  }

  @Test
  void seesWhatOthersPutThere() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Gesendete Elemente");
    assertThat(mailbox.isInSent(letter.id())).isFalse();
    try (ImapMailbox other = mailbox(FolderNames.USUAL, Security.PLAIN)) {
      other.keepSentCopy(letter, NOW);
    }
    assertThat(mailbox.isInSent(letter.id())).isTrue();
  }

  @Test
  void theConfiguredFolderComesFirst() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Sent", "Answers");
    FolderNames names = new FolderNames("INBOX", Optional.of("Answers"), "Closed");
    try (ImapMailbox configured = mailbox(names, Security.PLAIN)) {
      configured.keepSentCopy(letter, NOW);
    }
    assertThat(sentMails("Answers")).contains(letter.id().value());
    assertThat(sentMails("Sent")).isEmpty();
  }

  @Test
  void aMailboxWithoutSentGetsOne() throws Exception {
    assertThat(mailbox.keepSentCopy(letter, NOW)).isTrue();
    assertThat(sentMails("Sent")).isNotEmpty();
  }

  @Test
  void goesOnAfterTheServerWasAway() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Sent");
    mailbox.keepSentCopy(letter, NOW);
    dovecot.restart();
    assertThat(mailbox.isInSent(letter.id())).isTrue();
  }

  @Test
  void startTlsProtectsTheLogin() throws Exception {
    dovecot.doveadm("mailbox", "create", "-u", user, "Sent");
    try (ImapMailbox secure = mailbox(FolderNames.USUAL, Security.STARTTLS)) {
      assertThat(secure.keepSentCopy(letter, NOW)).isTrue();
    }
  }

  @Test
  void aWrongPasswordIsToldApart() {
    Account wrong = Samples.plain(dovecot.imapPort(), user, "wrong");
    assertThatThrownBy(() -> ImapLine.open(wrong, wire, new Plug()))
        .isInstanceOf(LoginRefused.class);
  }
}
