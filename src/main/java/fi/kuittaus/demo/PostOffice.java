package fi.kuittaus.demo;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The demo's mail server: SMTP and IMAP at free ports of this machine's loopback address, all mail
 * in memory. Mail to somebody unknown makes a mailbox whose user and password are the address.
 */
final class PostOffice implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
  private final GreenMail server;

  private PostOffice(GreenMail server) {
    this.server = server;
  }

  /**
   * A server with mailboxes for these people.
   *
   * @throws IllegalStateException if it cannot be started
   */
  static PostOffice open(List<Person> people) {
    hushHangUps();
    ServerSetup[] ports = {
      new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP),
      new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
    };
    for (ServerSetup port : ports) {
      port.setServerStartupTimeout(30_000);
    }
    PostOffice office = new PostOffice(new GreenMail(ports));
    office.server.start();
    people.forEach(office::admit);
    return office;
  }

  /** GreenMail's threads end with an exception where a mail program just hangs up. */
  private static void hushHangUps() {
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
      boolean served = thread.getName().startsWith("imap:") || thread.getName().startsWith("smtp:");
      LOG.atLevel(served ? Level.DEBUG : Level.ERROR)
          .setCause(e)
          .log("the thread {} has ended", thread.getName());
    });
  }

  private void admit(Person person) {
    GreenMailUser user = server.setUser(person.address(), person.address(), person.password());
    try {
      mailboxes().createMailbox(user, "Sent");
    } catch (Exception e) {
      throw new IllegalStateException("no Sent folder for " + person.address(), e);
    }
  }

  int smtpPort() {
    return server.getSmtp().getPort();
  }

  int imapPort() {
    return server.getImap().getPort();
  }

  /** The addresses of all who have a mailbox, also of those whom a mail has made one. */
  List<String> addresses() {
    return List.copyOf(users().listUser()).stream().map(GreenMailUser::getEmail).sorted().toList();
  }

  /** A mail in an inbox. */
  record Mail(long uid, Letter letter) {}

  /** The mails in the inbox of this address above a UID; looking changes nothing in it. */
  List<Mail> inbox(String address, long aboveUid) {
    try {
      GreenMailUser user = users().getUserByEmail(address);
      List<Mail> mails = new ArrayList<>();
      for (StoredMessage stored : mailboxes().getInbox(user).getMessages()) {
        if (stored.getUid() > aboveUid) {
          mails.add(new Mail(stored.getUid(), Letter.of(stored.getMimeMessage())));
        }
      }
      return mails;
    } catch (FolderException e) {
      throw new IllegalStateException("no inbox for " + address, e);
    }
  }

  private UserManager users() {
    return server.getUserManager();
  }

  private ImapHostManager mailboxes() {
    return server.getManagers().getImapHostManager();
  }

  @Override
  public void close() {
    server.stop();
  }
}
