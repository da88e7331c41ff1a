package fi.kuittaus.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kuittaus.mail.Account;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PastFoldersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
  private final Wire wire = new Wire();
  private GreenMailUser user;

  @BeforeEach
  void start() {
    mail.start();
    user = mail.setUser("support@example.com", "support", "secret");
  }

  @AfterEach
  void stop() {
    mail.stop();
    wire.close();
  }

  @Test
  void passesOnWhatIsYoungEnoughAndLeavesItUnseen() throws Exception {
    mail.getManagers().getImapHostManager().createMailbox(user, "Sent");
    lies("INBOX", "old", NOW.minus(Duration.ofDays(200)));
    for (int i = 0; i < 60; i++) {
      lies("INBOX", "q" + i, NOW.minus(Duration.ofDays(3)));
    }
    lies("Sent", "answer", NOW.minus(Duration.ofDays(2)));
    List<String> taken = new ArrayList<>();
    new PastFolders(mailbox(), wire)
        .forEach(
            NOW.minus(Duration.ofDays(90)),
            (raw, at, sent) -> taken.add(subject(raw) + (sent ? " sent " : " ") + at));
    assertThat(taken)
        .hasSize(61)
        .contains("q7 2026-11-20T07:00:00Z", "answer sent 2026-11-21T07:00:00Z");
    assertThat(mail.getManagers().getImapHostManager().getInbox(user).getMessages())
        .noneMatch(message -> message.getFlags().contains(Flags.Flag.SEEN));
  }

  @Test
  void withoutSentNoAnswerCouldBeSeen() {
    assertThatThrownBy(() -> new PastFolders(mailbox(), wire).forEach(NOW, (_, _, _) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no Sent folder");
  }

  private static String subject(byte[] raw) {
    return new String(raw, StandardCharsets.UTF_8).replaceAll("(?s).*Subject: (\\S+).*", "$1");
  }

  private void lies(String folder, String subject, Instant at) throws Exception {
    var messages = mail.getManagers().getImapHostManager();
    var store = folder.equals("INBOX") ? messages.getInbox(user) : messages.getFolder(user, folder);
    String raw = "From: a@b.example\r\nSubject: " + subject + "\r\n\r\nHei\r\n";
    store.appendMessage(
        new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))),
        new Flags(),
        Date.from(at));
  }

  private WatchedMailbox mailbox() {
    Account account = Samples.plain(mail.getImap().getPort(), "support", "secret");
    return new WatchedMailbox("support", account, FolderNames.USUAL, "closed");
  }
}
