package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.transport.Pace;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon at a real Dovecot, while agents work in the same mailbox as their clients do. */
class AgentsAtDovecotTest {
  private static final Tempo QUICK =
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
  private Dovecot dovecot;
  private GreenMail sink;
  private Daemon daemon;
  private Store imap;

  @BeforeEach
  void start() throws Exception {
    dovecot = Dovecot.start();
    sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    sink.start();
    imap = Session.getInstance(new Properties()).getStore("imap");
    imap.connect("127.0.0.1", dovecot.imapPort(), "support", dovecot.password());
    for (String name : List.of("Sent", "Junk", "Trash", "Anna")) {
      imap.getFolder(name).create(Folder.HOLDS_MESSAGES);
    }
    configure();
    daemon = Daemon.start(configuration(), InstantSource.system(), QUICK);
    await("Closed is there", () -> exists("Closed") && begun("Sent") && begun("INBOX"));
  }

  private void configure() throws Exception {
    Files.writeString(
        folder.resolve("promises.yaml"),
        """
        calendars:
          always: { zone: Europe/Helsinki, open: always }
        urgencies:
          normal: { answer-within: 1 business day, calendar: always, updates: daily at 15:00 }
        triage: []
        default: { topic: question, urgency: normal }
        """);
    Files.writeString(
        folder.resolve("kuittaus.yaml"),
        """
        data: data
        promises: promises.yaml
        console: { listen: "127.0.0.1:0" }
        desk: { email: team@example.com }
        brake: off
        mailboxes:
          support:
            address: support@example.com
            agents: [anna@example.com]
            imap: { host: 127.0.0.1, port: %d, security: plain, user: support, password: %s }
            smtp: { host: 127.0.0.1, port: %d, security: plain, rate: off, save-sent: append }
        """
            .formatted(dovecot.imapPort(), dovecot.password(), sink.getSmtp().getPort()));
  }

  private Configuration configuration() {
    Path file = folder.resolve("kuittaus.yaml");
    return switch (ConfigurationFiles.read(file, Environment.of(_ -> Optional.empty()))) {
      case Loaded.Good(Configuration house) -> house;
      case Loaded.Refused(var findings) -> throw new IllegalArgumentException(findings.toString());
    };
  }

  @AfterEach
  void stop() throws Exception {
    if (daemon != null) {
      daemon.close();
    }
    if (imap != null) {
      imap.close();
    }
    if (sink != null) {
      sink.stop();
    }
    if (dovecot != null) {
      dovecot.close();
    }
  }

  @Test
  void eachActIsActedOnAndNoMailIsLost() throws Exception {
    List<String> customers = List.of("closed", "junk", "flagged", "expunged", "filed", "seen");
    for (String customer : customers) {
      arrives(customer);
    }
    await("all are acknowledged", () -> sink.getReceivedMessages().length == customers.size());
    await("all copies are in Sent", () -> count("Sent") == customers.size());
    await("all are coloured", () -> coloured() == customers.size());
    Map<String, Integer> before = everyMail();

    copyThenExpunge("closed", "Closed");
    awaitStatus("closed", Status.CLOSED);
    move("junk", "Junk");
    awaitStatus("junk", Status.CLOSED);
    flag("flagged", Flags.Flag.DELETED);
    awaitStatus("flagged", Status.PAUSED);
    with(
        "INBOX",
        inbox -> {
          inbox.setFlags(of(inbox, "flagged"), new Flags(Flags.Flag.DELETED), false);
          return inbox;
        });
    awaitStatus("flagged", Status.OPEN);
    move("filed", "Anna");
    dovecot.doveadm(
        "expunge",
        "-u",
        "support",
        "mailbox",
        "INBOX",
        "header",
        "Message-ID",
        "expunged@customer.example");
    awaitStatus("expunged", Status.PAUSED);
    flag("seen", Flags.Flag.SEEN);
    await("a glance is evidence", () -> of("seen").course().tally().evidence() == Evidence.SEEN);
    assertThat(of("filed").course().status()).isEqualTo(Status.OPEN);

    moveBack("closed", "Closed");
    awaitStatus("closed", Status.WORKING);

    Map<String, Integer> after = everyMail();
    before.remove("<expunged@customer.example>");
    after.keySet().removeIf(id -> !before.containsKey(id));
    assertThat(after).as("every mail but the one that an agent expunged").isEqualTo(before);
    assertThat(letters()).as("acknowledgements alone").hasSize(customers.size());
    assertThat(isSeen("filed", "Anna")).as("never ours to set").isFalse();
  }

  @Test
  void answersAndCommandsInSentCountAndForgedOnesDoNot() throws Exception {
    arrives("maija");
    arrives("ville");
    await("both are acknowledged", () -> sink.getReceivedMessages().length == 2);
    putInSent("To: ville@customer.example\r\nBcc: support+close@example.com", "ville");
    awaitStatus("ville", Status.CLOSED);

    dovecot.deliver(
        "support",
        mail(
            "forged",
            "From: anna@example.com\r\nTo: support+close@example.com, support+note@example.com\r\n"
                + "In-Reply-To: <maija@customer.example>"));
    putInSent("To: support+note@example.com", "maija");
    await("it is noted", () -> of("maija").course().tally().evidence() == Evidence.NOTED);
    assertThat(of("maija").course().status()).isEqualTo(Status.OPEN);
    List<String> notes =
        daemon.store().transaction(tx -> tx.notes().untold(of("maija").reference()));
    assertThat(notes).containsExactly("The part is ordered.");

    putInSent("To: maija@customer.example", "maija");
    awaitStatus("maija", Status.ANSWERED);
  }

  @Test
  void aClosedFolderThatIsRenamedIsMadeAnew() throws Exception {
    arrives("maija");
    await("it is acknowledged", () -> sink.getReceivedMessages().length == 1);
    imap.getFolder("Closed").renameTo(imap.getFolder("Done"));
    await("it is made anew", () -> exists("Closed"));
    move("maija", "Closed");
    awaitStatus("maija", Status.CLOSED);
  }

  private void arrives(String who) {
    dovecot.deliver(
        "support", mail(who, "From: " + who + "@customer.example\r\nTo: support@example.com"));
  }

  private static byte[] mail(String id, String headers) {
    return ("Message-ID: <"
            + id
            + "@customer.example>\r\nSubject: Question of "
            + id
            + "\r\n"
            + headers
            + "\r\n\r\nHello, where is my order? Regards\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void putInSent(String headers, String original) throws Exception {
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
  private interface Work<T> {
    T in(Folder folder) throws MessagingException;
  }

  private <T> T with(String name, Work<T> work) {
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

  private static Message[] of(Folder folder, String who) throws MessagingException {
    String id = "<" + who + "@customer.example>";
    return folder.search(new jakarta.mail.search.MessageIDTerm(id));
  }

  /** As clients do that do not know MOVE. */
  private void copyThenExpunge(String who, String to) {
    with(
        "INBOX",
        inbox -> {
          Message[] mails = of(inbox, who);
          inbox.copyMessages(mails, imap.getFolder(to));
          inbox.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
          return inbox.expunge();
        });
  }

  private void move(String who, String to) {
    move("INBOX", who, to);
  }

  private void moveBack(String who, String from) {
    move(from, who, "INBOX");
  }

  private void move(String from, String who, String to) {
    with(
        from,
        folder -> {
          ((IMAPFolder) folder).moveMessages(of(folder, who), imap.getFolder(to));
          return to;
        });
  }

  private void flag(String who, Flags.Flag flag) {
    with(
        "INBOX",
        inbox -> {
          inbox.setFlags(of(inbox, who), new Flags(flag), true);
          return flag;
        });
  }

  private boolean isSeen(String who, String folder) {
    return with(folder, opened -> of(opened, who)[0].isSet(Flags.Flag.SEEN));
  }

  private int count(String name) {
    return with(name, Folder::getMessageCount);
  }

  private int coloured() {
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

  private boolean exists(String name) {
    try {
      return imap.getFolder(name).exists();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many there are of each mail, by Message-ID, in all folders together. */
  private Map<String, Integer> everyMail() throws MessagingException {
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

  private List<String> letters() {
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

  private boolean begun(String name) {
    return daemon.store().transaction(tx -> tx.positions().find("support", name)).isPresent();
  }

  private Conversation of(String who) {
    MessageId id = new MessageId("<" + who + "@customer.example>");
    return daemon.store().transaction(tx -> tx.conversations().ofMessage(id)).orElseThrow();
  }

  private void awaitStatus(String who, Status status) {
    await(who + " is " + status.label(), () -> of(who).course().status() == status);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
