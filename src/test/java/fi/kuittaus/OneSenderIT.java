package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kuittaus.lab.Dovecot;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two daemons of the shipped program on one mailbox: one of them sends. */
class OneSenderIT {
  private static final Path PROGRAM = Path.of(System.getProperty("kuittaus.home"), "bin/kuittaus");

  @TempDir Path folder;
  private final List<Program> programs = new ArrayList<>();
  private Dovecot dovecot;
  private GreenMail sink;

  @BeforeEach
  void start() throws IOException {
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
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Program program : programs) {
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
  void ofTwoDatabasesOnlyTheFirstSendsUntilTheOtherClaims() throws Exception {
    Program first = new Program("first");
    first.awaits("lease=taken");
    first.awaits("first start");
    Program second = new Program("second");
    second.awaits("lease=held reason=OTHER_INSTANCE other=\".*/first \\(");
    second.awaits("first start");

    writes("maija");
    first.awaits("letter=acknowledgement delivery=accepted");
    second.awaits("verdict=person");
    assertThat(acknowledged("maija")).isEqualTo(1);

    assertThat(command("claim", "--config", second.config.toString()))
        .startsWith("claimed: support\n");
    second.awaits("lease=claimed over=\".*/first ");
    first.awaits("lease=held reason=OTHER_INSTANCE other=\".*/second ");
    second.stop();
    second = new Program("second");
    second.awaits("lease=taken");
    writes("ville");
    do {
      second.awaits("letter=acknowledgement delivery=accepted");
    } while (acknowledged("ville") == 0);
    first.awaits("verdict=person");
    assertThat(acknowledged("ville")).isEqualTo(1);
    assertThat(acknowledged("maija")).as("what the first had sent lies in Sent").isEqualTo(1);
  }

  @Test
  void aCopyOfARunningDataFolderSendsNothing() throws Exception {
    Program original = new Program("original");
    original.awaits("lease=taken");
    original.awaits("first start");
    copy(folder.resolve("original"), folder.resolve("copy"));
    Program copy = new Program("copy");
    copy.awaits("lease=(waiting|held reason=NEWER) other=\".*/original \\(");

    writes("maija");
    original.awaits("letter=acknowledgement delivery=accepted");
    copy.awaits("verdict=person");
    original.stop();
    copy.stop();
    assertThat(acknowledged("maija")).isEqualTo(1);
  }

  private void writes(String who) {
    dovecot.deliver(
        "support",
        """
        Message-ID: <%1$s@customer.example>
        From: %1$s@customer.example
        To: support@example.com
        Subject: Question

        Hello, where is my order? Regards
        """
            .formatted(who)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  private long acknowledged(String who) throws MessagingException {
    long letters = 0;
    for (MimeMessage letter : sink.getReceivedMessages()) {
      letters += letter.getAllRecipients()[0].toString().startsWith(who + "@") ? 1 : 0;
    }
    return letters;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static String command(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** A daemon on a data folder of its own, with a lease of a few seconds, and what it logs. */
  private final class Program {
    private final Path config;
    private final Process process;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Program(String data) throws IOException {
      config = folder.resolve(data + ".yaml");
      Files.writeString(
          config,
          """
          data: %s
          promises: promises.yaml
          console: { listen: "127.0.0.1:0" }
          brake: off
          mailboxes:
            support:
              address: support@example.com
              imap: { host: 127.0.0.1, port: %d, security: plain, user: support, password: %s }
              smtp: { host: 127.0.0.1, port: %d, security: plain, rate: off, save-sent: append }
          """
              .formatted(data, dovecot.imapPort(), dovecot.password(), sink.getSmtp().getPort()));
      ProcessBuilder command =
          new ProcessBuilder(PROGRAM.toString(), "run", "--config", config.toString());
      command.environment().put("KUITTAUS_OPTS", "-Dkuittaus.lease.seconds=10");
      process = command.redirectErrorStream(true).start();
      programs.add(this);
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        out.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException e) {
        lines.add("ended: " + e.getMessage());
      }
    }

    /** Stops it as a service manager does. */
    void stop() throws InterruptedException {
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("stopped within 10 s").isTrue();
    }

    /** Waits for a line with this pattern, which has not been waited for; in any order. */
    void awaits(String pattern) throws InterruptedException {
      Pattern wanted = Pattern.compile(pattern);
      List<String> others = new ArrayList<>();
      String line;
      do {
        line = lines.poll(90, TimeUnit.SECONDS);
        assertThat(line).as("no line with %s in 90 s, but %s", pattern, others).isNotNull();
        others.add(line);
      } while (!wanted.matcher(line).find());
      others.removeLast();
      List<String> later = new ArrayList<>();
      lines.drainTo(later);
      lines.addAll(others);
      lines.addAll(later);
    }
  }
}
