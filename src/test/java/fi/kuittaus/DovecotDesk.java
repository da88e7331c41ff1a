package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.store.SendQueue;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** A daemon at a real Dovecot, and what agents' mail programs do in the same mailbox. */
final class DovecotDesk implements AutoCloseable {
  final Dovecot dovecot;
  final GreenMail sink;
  final Store imap;
  final Daemon daemon;

  /** Starts all of it; {@code folder}: for configuration and data. */
  DovecotDesk(Path folder, Tempo tempo) throws Exception {
    this(folder, tempo, Dovecot.start());
  }

  /** As {@link #DovecotDesk(Path, Tempo)}, at this server, which ends with it. */
  DovecotDesk(Path folder, Tempo tempo, Dovecot server) throws Exception {
    dovecot = server;
    sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    sink.start();
    imap = Session.getInstance(new Properties()).getStore("imap");
    imap.connect("127.0.0.1", dovecot.imapPort(), "support", dovecot.password());
    for (String name : List.of("Sent", "Junk", "Trash", "Anna")) {
      imap.getFolder(name).create(Folder.HOLDS_MESSAGES);
    }
    daemon = house(folder, "support", "support@example.com", tempo);
    await("Closed is there", () -> exists("Closed") && begun("Sent") && begun("INBOX"));
  }

  /** A daemon for the mailbox of this user, with its own key; {@code home}: for all it keeps. */
  Daemon house(Path home, String user, String address, Tempo tempo) throws Exception {
    Files.writeString(
        home.resolve("promises.yaml"),
        """
        calendars:
          always: { zone: Europe/Helsinki, open: always }
        urgencies:
          normal: { answer-within: 1 business day, calendar: always, updates: daily at 15:00 }
        triage: []
        default: { topic: question, urgency: normal }
        """);
    Path file = home.resolve("kuittaus.yaml");
    Files.writeString(
        file,
        """
        data: data
        promises: promises.yaml
        console: { listen: "127.0.0.1:0" }
        desk: { email: team@example.com }
        brake: off
        mailboxes:
          support:
            address: %s
            agents: [anna@example.com]
            imap: { host: 127.0.0.1, port: %d, security: plain, user: %s, password: %s }
            smtp: { host: 127.0.0.1, port: %d, security: plain, rate: off, save-sent: append }
        """
            .formatted(
                address, dovecot.imapPort(), user, dovecot.password(), sink.getSmtp().getPort()));
    return Daemon.start(configuration(file), InstantSource.system(), tempo);
  }

  private static Configuration configuration(Path file) {
    return switch (ConfigurationFiles.read(file, Environment.of(_ -> Optional.empty()))) {
      case Loaded.Good(Configuration house) -> house;
      case Loaded.Refused(var findings) -> throw new IllegalArgumentException(findings.toString());
    };
  }

  @Override
  public void close() throws MessagingException {
    daemon.close();
    imap.close();
    sink.stop();
    dovecot.close();
  }

  /** Waits until the daemon has dealt with a mail to {@code support} and its letters are out. */
  static void settled(Daemon daemon, String id) {
    await(
        "mail " + id,
        () ->
            daemon
                .store()
                .<Boolean>transaction(tx ->
                    !tx.messages().withId(new MessageId(id)).isEmpty()
                        && tx.queue().nextAt("support", SendQueue.Scope.ALL).isEmpty()
                        && tx.queue().abandoned("support").isEmpty()));
  }

  void arrives(String who) {
    dovecot.deliver(
        "support", mail(who, "From: " + who + "@customer.example\r\nTo: support@example.com"));
  }

  static byte[] mail(String id, String headers) {
    return ("Message-ID: <"
            + id
            + "@customer.example>\r\nSubject: Question of "
            + id
            + "\r\n"
            + headers
            + "\r\n\r\nHello, where is my order? Regards\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  void putInSent(String headers, String original) throws Exception {
    String text =
        "Message-ID: <"
            + Long.toString(System.nanoTime(), 36)
            + "@example.com>\r\n"
            + "From: support@example.com\r\nSubject: Re: Question\r\n"
            + headers
            + "\r\nIn-Reply-To: <"
            + original
            + "@customer.example>\r\n\r\nThe part is ordered.\r\n";
    imap.getFolder("Sent")
        .appendMessages(
            new Message[] {
              new MimeMessage(
                  Session.getInstance(new Properties()),
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
            });
  }

  /** A folder that is open while something is done in it. */
  interface Work<T> {
    T in(Folder folder) throws MessagingException;
  }

  <T> T with(String name, Work<T> work) {
    try {
      Folder opened = imap.getFolder(name);
      opened.open(Folder.READ_WRITE);
      try {
        return work.in(opened);
      } finally {
        opened.close(false);
      }
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Message[] of(Folder folder, String who) throws MessagingException {
    String id = "<" + who + "@customer.example>";
    return folder.search(new jakarta.mail.search.MessageIDTerm(id));
  }

  /** As clients do that do not know MOVE. */
  void copyThenExpunge(String who, String to) {
    with(
        "INBOX",
        inbox -> {
          Message[] mails = of(inbox, who);
          inbox.copyMessages(mails, imap.getFolder(to));
          inbox.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
          return inbox.expunge();
        });
  }

  /** By a client that this daemon has nothing to do with, while it idles. */
  void expungeElsewhere(String who) {
    dovecot.doveadm(
        "expunge",
        "-u",
        "support",
        "mailbox",
        "INBOX",
        "header",
        "Message-ID",
        who + "@customer.example");
  }

  void move(String who, String to) {
    move("INBOX", who, to);
  }

  void moveBack(String who, String from) {
    move(from, who, "INBOX");
  }

  void move(String from, String who, String to) {
    with(
        from,
        folder -> {
          ((IMAPFolder) folder).moveMessages(of(folder, who), imap.getFolder(to));
          return to;
        });
  }

  void flag(String who, Flags.Flag flag) {
    with(
        "INBOX",
        inbox -> {
          inbox.setFlags(of(inbox, who), new Flags(flag), true);
          return flag;
        });
  }

  boolean isSeen(String who, String folder) {
    return with(folder, opened -> of(opened, who)[0].isSet(Flags.Flag.SEEN));
  }

  int count(String name) {
    return with(name, Folder::getMessageCount);
  }

  int coloured() {
    return with(
        "INBOX",
        inbox -> {
          int marked = 0;
          for (Message mail : inbox.getMessages()) {
            marked += mail.getFlags().contains(MailLookout.ACKNOWLEDGED) ? 1 : 0;
          }
          return marked;
        });
  }

  boolean exists(String name) {
    try {
      return imap.getFolder(name).exists();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many there are of each mail, by Message-ID, in all folders together. */
  Map<String, Integer> everyMail() throws MessagingException {
    Map<String, Integer> mails = new TreeMap<>();
    for (Folder one : imap.getDefaultFolder().list("*")) {
      if (!one.getName().equals("Kuittaus")) {
        with(
            one.getFullName(),
            opened -> {
              for (Message mail : opened.getMessages()) {
                mails.merge(mail.getHeader("Message-ID")[0], 1, Integer::sum);
              }
              return mails;
            });
      }
    }
    return mails;
  }

  List<String> letters() {
    return Stream.of(sink.getReceivedMessages())
        .flatMap(m -> to(m))
        .filter(to -> !to.startsWith("team"))
        .toList();
  }

  private static Stream<String> to(MimeMessage mail) {
    try {
      return Arrays.stream(mail.getAllRecipients()).map(Object::toString);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The mails to the desk so far, subject and text. */
  List<String> toldDesk() {
    return Stream.of(sink.getReceivedMessages())
        .filter(m -> to(m).anyMatch(to -> to.startsWith("team")))
        .map(DovecotDesk::read)
        .toList();
  }

  private static String read(MimeMessage mail) {
    try {
      return mail.getSubject() + "\n" + mail.getContent();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean begun(String name) {
    return daemon.store().transaction(tx -> tx.positions().find("support", name)).isPresent();
  }

  Conversation of(String who) {
    MessageId id = new MessageId("<" + who + "@customer.example>");
    return daemon.store().transaction(tx -> tx.conversations().ofMessage(id)).orElseThrow();
  }

  /** Whether a mail of this customer's has been taken in. */
  boolean knows(String who) {
    MessageId id = new MessageId("<" + who + "@customer.example>");
    return daemon.store().transaction(tx -> tx.conversations().ofMessage(id)).isPresent();
  }

  /** Whether this customer has had a letter. */
  boolean hasLetter(String who) {
    return letters().stream().anyMatch(to -> to.startsWith(who + "@"));
  }

  void awaitStatus(String who, Status status) {
    await(who + " is " + status.label(), () -> of(who).course().status() == status);
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
