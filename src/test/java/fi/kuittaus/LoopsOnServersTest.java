package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kuittaus.Counterpart.Letter;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.Environment;
import fi.kuittaus.config.Loaded;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole daemon on a real mail server, beside counterparts that answer each of its letters as
 * soon as it lies in their inbox: the mail stops within one round, and the count is asserted.
 */
class LoopsOnServersTest {
  private static final String SUPPORT = "support@example.com";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  @TempDir Path folder;
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")
          });
  private final List<Daemon> daemons = new ArrayList<>();
  private int mails;

  @BeforeEach
  void start() throws Exception {
    server.start();
    daemon("ours", SUPPORT);
  }

  @AfterEach
  void stop() {
    daemons.reversed().forEach(Daemon::close);
    server.stop();
  }

  /** A daemon of its own, with its own key, for the mailbox of this address. */
  private Daemon daemon(String name, String address) throws Exception {
    server.setUser(address, address, "secret");
    Path home = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        home.resolve("promises.yaml"),
        """
        calendars:
          always: { zone: Europe/Helsinki, open: always }
        urgencies:
          normal: { answer-within: 1 business day, calendar: always }
        """);
    Path file =
        Files.writeString(
            home.resolve("kuittaus.yaml"),
            """
            data: %1$s
            promises: promises.yaml
            console: { listen: "127.0.0.1:0" }
            mailboxes:
              support:
                address: %2$s
                imap: { host: 127.0.0.1, port: %3$d, security: plain, user: %2$s, password: secret }
                smtp: { host: 127.0.0.1, port: %4$d, security: plain, rate: off, save-sent: never }
            """
                .formatted(
                    home.resolve("data"),
                    address,
                    server.getImap().getPort(),
                    server.getSmtp().getPort()));
    Loaded loaded = ConfigurationFiles.read(file, Environment.of(_ -> Optional.empty()));
    Daemon daemon =
        switch (loaded) {
          case Loaded.Good(var house) -> Daemon.start(house, InstantSource.system(), Tempo.HURRIED);
          case Loaded.Refused(var findings) -> throw new AssertionError(findings.toString());
        };
    daemons.add(daemon);
    await(
        "the first start of " + name,
        () ->
            daemon
                .store()
                .<Boolean>transaction(tx -> tx.positions().begun("support", "INBOX").isPresent()));
    return daemon;
  }

  private static void await(String what, BooleanSupplier step) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!step.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Sends a mail by SMTP, and waits until the daemon has dealt with it and its letters are out. */
  private void writes(String from, String raw) throws Exception {
    String id = "<" + ++mails + "." + from.replace("@", ".") + ">";
    submit(from, SUPPORT, "Message-ID: " + id + "\r\n" + raw.replace("\n", "\r\n"));
    DovecotDesk.settled(daemons.getFirst(), id);
  }

  private void submit(String from, String to, String raw) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.from", from); // GreenMail takes no null sender
    Session session = Session.getInstance(properties);
    MimeMessage mail =
        new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    try (Transport smtp = session.getTransport("smtp")) {
      smtp.connect("127.0.0.1", server.getSmtp().getPort(), null, null);
      smtp.sendMessage(mail, new Address[] {new InternetAddress(to)});
    }
  }

  private List<Letter> inbox(String address) throws Exception {
    GreenMailUser user = server.getUserManager().getUserByEmail(address);
    List<Letter> letters = new ArrayList<>();
    if (user != null) {
      for (StoredMessage stored :
          server.getManagers().getImapHostManager().getInbox(user).getMessages()) {
        letters.add(Letter.of(stored.getMimeMessage()));
      }
    }
    return letters;
  }

  @ParameterizedTest
  @EnumSource
  void mailStopsWithinOneRound(Counterpart how) throws Exception {
    String self = "customer@customer.example";
    writes(
        self, Counterpart.from(self, "My order", "", "Hello, where is my order? I wait for it."));
    int answered = 0;
    for (List<Letter> letters = inbox(self); answered < letters.size(); letters = inbox(self)) {
      assertThat(answered).as("letters answered").isLessThan(10);
      Letter letter = letters.get(answered++);
      String raw = how.answer(letter, answered, self);
      writes(Counterpart.envelope(raw, self), raw);
    }
    assertThat(answered).isBetween(1, how.most());
    assertThat(inbox("no-reply@shop.example")).isEmpty();
    assertThat(inbox("mailer-daemon@mx.example")).isEmpty();
  }

  @Test
  void twoHousesThatFaceEachOtherStop() throws Exception {
    String other = "help@other.example";
    Daemon theirs = daemon("theirs", other);
    writes(
        other, Counterpart.from(other, "An offer", "", "We need three chairs, what do they cost?"));
    List<Letter> letters = inbox(other);
    assertThat(letters).hasSize(1);
    DovecotDesk.settled(theirs, letters.getFirst().id());
    assertThat(inbox(SUPPORT)).as("their person's mail alone").hasSize(1);
    assertThat(inbox(other)).as("our acknowledgement alone").hasSize(1);
  }
}
