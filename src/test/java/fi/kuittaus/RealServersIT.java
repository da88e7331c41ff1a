package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kuittaus.lab.Dovecot;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program as it is shipped, as a process of its own, beside a real Dovecot and an SMTP server.
 * The larger one, with a thousand mails, is {@code src/bench/acknowledge.sh}.
 */
class RealServersIT {
  private static final Logger LOG = LoggerFactory.getLogger(RealServersIT.class);
  private static final Path PROGRAM = Path.of(System.getProperty("kuittaus.home"), "bin/kuittaus");
  private static final int CUSTOMERS = 60;

  /** What marks a mail as one that nobody waits behind. */
  private static final List<String> NOISE =
      List.of(
          "Auto-Submitted: auto-replied",
          "Auto-Submitted: auto-generated",
          "Precedence: bulk",
          "X-Spam-Flag: YES",
          "List-Id: <news.example.org>\r\nPrecedence: list",
          "X-Autoreply: yes");

  @TempDir Path folder;
  private Dovecot dovecot;
  private GreenMail sink;
  private Program program;

  @BeforeEach
  void start() throws Exception {
    dovecot = Dovecot.start();
    sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    sink.start();
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
        brake: off
        mailboxes:
          support:
            address: support@example.com
            imap: { host: 127.0.0.1, port: %d, security: plain, user: support, password: %s }
            smtp: { host: 127.0.0.1, port: %d, security: plain, rate: off, save-sent: append }
        """
            .formatted(dovecot.imapPort(), dovecot.password(), sink.getSmtp().getPort()));
    program = new Program();
    program.awaits("first start");
  }

  @AfterEach
  void stop() throws Exception {
    if (program != null) {
      program.process.destroyForcibly().waitFor();
    }
    if (sink != null) {
      sink.stop();
    }
    if (dovecot != null) {
      dovecot.close();
    }
  }

  @Test
  void everyCustomerIsAcknowledgedOnceAndNoMachine() throws Exception {
    for (int i = 0; i < CUSTOMERS; i++) {
      dovecot.deliver("support", mail("customer" + i, "X-Number: " + i));
      if (i % 10 == 0) {
        dovecot.deliver("support", mail("customer" + i, "X-Number: " + i));
        dovecot.deliver("support", mail("machine" + i, NOISE.get(i / 10 % NOISE.size())));
      }
    }
    assertThat(sink.waitForIncomingEmail(120_000, CUSTOMERS)).isTrue();
    dovecot.deliver("support", mail("last", "X-Number: last"));
    assertThat(sink.waitForIncomingEmail(120_000, CUSTOMERS + 1)).isTrue();
    program.stop();

    Map<String, Integer> letters = new HashMap<>();
    for (MimeMessage letter : sink.getReceivedMessages()) {
      assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-replied");
      letters.merge(letter.getAllRecipients()[0].toString(), 1, Integer::sum);
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      assertThat(letters).containsEntry("customer" + i + "@customer.example", 1);
    }
    assertThat(letters.keySet()).noneMatch(to -> to.startsWith("machine"));
    assertThat(letters).hasSize(CUSTOMERS + 1);
  }

  @Test
  void aMailMovedToClosedClosesAndTheProgramStopsInTime() throws Exception {
    dovecot.deliver("support", mail("maija", "X-Number: 1"));
    program.awaits("delivery=accepted");
    moveToClosed();
    program.awaits("status=closed");
    assertThat(
            run("list", "--config", folder.resolve("kuittaus.yaml").toString(), "--format", "json"))
        .doesNotContain("maija");

    program.stop();
    assertThat(folder.resolve("data/api.json")).doesNotExist();
    assertThat(run("list", "--all", "--config", folder.resolve("kuittaus.yaml").toString()))
        .as("read from the database while nothing runs")
        .contains("closed");
  }

  @Test
  void nobodysSeenIsTouchedAndACopyLiesInSent() throws Exception {
    dovecot.deliver("support", mail("maija", "X-Number: 1"));
    program.awaits("delivery=accepted");
    dovecot.deliver("support", mail("last", "X-Number: last"));
    program.awaits("delivery=accepted");
    try (Store store = imap()) {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      for (Message mail : inbox.getMessages()) {
        assertThat(mail.isSet(Flags.Flag.SEEN)).isFalse();
      }
    }
  }

  private void moveToClosed() throws Exception {
    try (Store store = imap()) {
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      inbox.copyMessages(inbox.getMessages(), store.getFolder("Closed"));
      inbox.setFlags(inbox.getMessages(), new Flags(Flags.Flag.DELETED), true);
      inbox.close(true);
    }
  }

  private Store imap() throws Exception {
    Store store = Session.getInstance(new Properties()).getStore("imap");
    store.connect("127.0.0.1", dovecot.imapPort(), "support", dovecot.password());
    return store;
  }

  private static byte[] mail(String who, String header) {
    return """
    Message-ID: <%1$s@customer.example>
    From: %1$s@customer.example
    To: support@example.com
    Subject: Question
    %2$s

    Hello, where is my order? Regards
    """
        .formatted(who, header)
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** The daemon, and the lines that it logs. */
  private final class Program {
    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Program() throws IOException {
      process =
          new ProcessBuilder(
                  PROGRAM.toString(), "run", "--config", folder.resolve("kuittaus.yaml").toString())
              .redirectErrorStream(true)
              .start();
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        out.lines().forEach(lines::add);
      } catch (IOException | java.io.UncheckedIOException e) {
        lines.add("ended: " + e.getMessage());
      }
    }

    /** Stops it as a service manager does. */
    void stop() throws InterruptedException {
      long begun = System.nanoTime();
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("stopped within 10 s").isTrue();
      LOG.info("stopped after {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    /** Waits for the next line with this pattern. */
    void awaits(String pattern) throws InterruptedException {
      List<String> seen = new ArrayList<>();
      String line;
      do {
        line = lines.poll(120, TimeUnit.SECONDS);
        assertThat(line).as("no line with %s in 120 s, but %s", pattern, seen).isNotNull();
        seen.add(line);
      } while (!Pattern.compile(pattern).matcher(line).find());
    }
  }
}
