package fi.kuittaus.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.mail.MailLookout.Change;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.MessageId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What agents do at the inbox of a real Dovecot, whose folders are looked at in turn only once an
 * hour.
 */
class DovecotActsTest {
  private static final Pace SELDOM =
      new Pace(
          Duration.ofMinutes(4),
          Duration.ofSeconds(5),
          Duration.ofMillis(50),
          Duration.ofHours(1),
          Duration.ofMillis(100));

  private final Recorder inbox = new Recorder();
  private final Recorder closed = new Recorder();
  private final Eye eye = new Eye();
  private final BlockingQueue<List<MessageId>> marked = new LinkedBlockingQueue<>();
  private final Wire wire = new Wire();
  private Dovecot dovecot;
  private MailboxWatcher watcher;

  @BeforeEach
  void start() throws Exception {
    dovecot = Dovecot.start();
    dovecot.doveadm("mailbox", "create", "-u", "support", "Junk");
    dovecot.doveadm("mailbox", "create", "-u", "support", "Done");
    watch();
    inbox.begun();
    closed.begun();
  }

  private void watch() throws Exception {
    watcher =
        new MailboxWatcher(
            new WatchedMailbox(
                "support",
                Samples.plain(dovecot.imapPort(), "support", dovecot.password()),
                FolderNames.USUAL,
                "closed"),
            new Watching(inbox, new Recorder(), closed, marked::add, eye),
            Recorder::parse,
            InstantSource.system(),
            SELDOM,
            wire);
    watcher.start();
    eye.shut();
  }

  @AfterEach
  void stop() {
    if (watcher != null) {
      watcher.close();
      dovecot.close();
    }
    wire.close();
  }

  private void arrives(long uid, String who) throws InterruptedException {
    dovecot.deliver("support", Samples.mail(who));
    inbox.next();
    eye.on(uid, who + "@customer.example");
  }

  @Test
  void isLookedAtOnceItIsDone() throws Exception {
    arrives(1, "one");
    arrives(2, "two");
    arrives(3, "three");
    flag("\\Deleted", 1);
    assertThat(eye.next()).isEqualTo(new Change(1, What.DELETED));
    flag("\\Seen", 2);
    assertThat(eye.next()).isEqualTo(new Change(2, What.SEEN));
    flag("closed", 2);
    assertThat(marked.poll(20, SECONDS)).containsExactly(new MessageId("<two@customer.example>"));
    dovecot.doveadm("move", "-u", "support", "Junk", "mailbox", "INBOX", "uid", "2");
    assertThat(eye.next()).isEqualTo(new Change(2, What.JUNK));
    dovecot.doveadm("move", "-u", "support", "Closed", "mailbox", "INBOX", "uid", "3");
    assertThat(closed.subjects(1)).containsExactly("three");
    assertThat(eye.next()).isEqualTo(new Change(3, What.CLOSED));
  }

  /** As mail programs do in one step: between two looks there is nothing in the inbox to see. */
  @Test
  void whatIsMarkedAsClosedAndFiledAtOnceIsClosed() throws Exception {
    arrives(1, "one");
    arrives(2, "two");
    watcher.close();
    flag("closed", 1);
    dovecot.doveadm("move", "-u", "support", "Done", "mailbox", "INBOX", "uid", "1:2");
    watch();
    assertThat(List.of(eye.next(), eye.next()))
        .containsExactlyInAnyOrder(new Change(1, What.ELSEWHERE), new Change(2, What.ELSEWHERE));
    assertThat(marked).containsExactly(List.of(new MessageId("<one@customer.example>")));
  }

  private void flag(String flag, long uid) {
    dovecot.doveadm("flags", "add", "-u", "support", flag, "mailbox", "INBOX", "uid", "" + uid);
  }
}
