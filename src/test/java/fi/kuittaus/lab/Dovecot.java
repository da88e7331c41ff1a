package fi.kuittaus.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real Dovecot in a temporary directory, on free ports of 127.0.0.1: IMAP and LMTP. Not safe for
 * several threads, but for {@link #deliver}.
 *
 * <p>Every user name is an empty mailbox with the password {@link #password()}, so each test takes
 * a user of its own. A folder that is created with the name {@code Outgoing} has the special use
 * {@code \Sent}; no other has any.
 */
public final class Dovecot implements AutoCloseable {
  private static final String PASSWORD = "secret";

  private final Path directory;
  private final int imapPort;
  private final int lmtpPort;
  private final Thread lastResort = new Thread(this::stop, "dovecot-stop");

  private Dovecot(Path directory, int imapPort, int lmtpPort) {
    this.directory = directory;
    this.imapPort = imapPort;
    this.lmtpPort = lmtpPort;
  }

  /** Starts one; the calling test is skipped, with the reason, where Dovecot is not installed. */
  public static Dovecot start() {
    return start("ssl = no");
  }

  /** Starts one that offers STARTTLS with this certificate. */
  public static Dovecot startWithTls(TestTls tls) {
    return start(
        """
        ssl = yes
        ssl_cert = <%s
        ssl_key = <%s
        """
            .formatted(tls.certificate(), tls.key()));
  }

  /** Starts one whose inboxes let their owners keep no keyword, as shared mailboxes may. */
  public static Dovecot startWithoutKeywords() {
    return start(
        """
        ssl = no
        mail_plugins = acl
        plugin {
          acl = vfile:@DIR@/acl
        }
        """);
  }

  private static Dovecot start(String settings) {
    Optional<Path> binary = find("dovecot");
    assumeTrue(
        binary.isPresent(),
        "dovecot is not installed: apt-get install dovecot-imapd dovecot-lmtpd");
    try {
      Path directory = Files.createTempDirectory("kd"); // short: a socket's path has 108 bytes
      Dovecot dovecot = new Dovecot(directory, freePort(), freePort());
      dovecot.prepare(settings);
      dovecot.run();
      Runtime.getRuntime().addShutdownHook(dovecot.lastResort);
      return dovecot;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int imapPort() {
    return imapPort;
  }

  public int lmtpPort() {
    return lmtpPort;
  }

  public String password() {
    return PASSWORD;
  }

  /** Delivers a mail into this user's INBOX, as an MTA does; returns when it lies there. */
  public void deliver(String user, byte[] mail) {
    try (Lmtp lmtp = new Lmtp(lmtpPort)) {
      lmtp.deliver(user, mail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs doveadm and returns what it prints. */
  public String doveadm(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(find("doveadm").orElseThrow().toString());
    command.add("-c");
    command.add(config().toString());
    command.addAll(List.of(arguments));
    return command(command);
  }

  /** Stops the server, if it runs, and starts it again on the same ports and mailboxes. */
  public void restart() {
    stop();
    run();
  }

  /** Stops the server with its connections; its mailboxes stay for {@link #restart()}. */
  public void stop() {
    Path pid = directory.resolve("run/master.pid");
    try {
      if (Files.exists(pid)) {
        long number = Long.parseLong(Files.readString(pid).strip());
        List<ProcessHandle> family = family(number);
        family.forEach(ProcessHandle::destroy);
        family.forEach(Dovecot::awaitEnd);
        Files.deleteIfExists(pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not by {@code onExit}, which looks at processes of others every few seconds only. */
  private static void awaitEnd(ProcessHandle process) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (process.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** The master and those who serve its connections, who would outlive it. */
  private static List<ProcessHandle> family(long master) {
    return ProcessHandle.of(master).stream()
        .flatMap(m -> Stream.concat(Stream.of(m), m.descendants().toList().stream()))
        .toList();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    stop();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Dovecot::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // a child of the server may still write its last lines
    }
  }

  /** Returns when the server listens: Dovecot goes to the background only then. */
  private void run() {
    command(List.of(find("dovecot").orElseThrow().toString(), "-c", config().toString()));
  }

  private Path config() {
    return directory.resolve("dovecot.conf");
  }

  private void prepare(String settings) throws IOException {
    boolean root = "root".equals(System.getProperty("user.name"));
    Files.createDirectories(directory.resolve("mail"));
    Files.writeString(config(), config(settings, root));
    Files.writeString(directory.resolve("acl"), "INBOX owner lrsipte\n"); // all but w, flags
    if (root) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
      command(List.of("chown", "nobody:nogroup", directory.resolve("mail").toString()));
    }
  }

  private String config(String settings, boolean root) throws IOException {
    String user = root ? "nobody" : System.getProperty("user.name");
    String group = root ? "nogroup" : Files.getAttribute(directory, "posix:group").toString();
    String template;
    try (InputStream file = Dovecot.class.getResourceAsStream("dovecot.conf")) {
      template =
          new String(file == null ? new byte[0] : file.readAllBytes(), StandardCharsets.UTF_8);
    }
    return template
            .replace("@SETTINGS@", settings)
            .replace("@DIR@", directory.toString())
            .replace("@IMAP@", Integer.toString(imapPort))
            .replace("@LMTP@", Integer.toString(lmtpPort))
            .replace("@PASSWORD@", PASSWORD)
            .replace("@USER@", user)
            .replace("@GROUP@", group)
        + (root ? "" : unprivileged(user, group));
  }

  private static String unprivileged(String user, String group) {
    return String.format(
        Locale.ROOT,
        """
        default_internal_user = %1$s
        default_internal_group = %2$s
        default_login_user = %1$s
        service anvil {
          chroot =
        }
        service imap-login {
          chroot =
        }
        service stats {
          chroot =
        }
        """,
        user,
        group);
  }

  /** Runs a program; its output goes through a file, since a daemon keeps a pipe open. */
  private String command(List<String> command) {
    Path output = directory.resolve("output.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(30, TimeUnit.SECONDS);
      String said = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin";
    return Stream.of(path.split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One LMTP conversation (RFC 2033). */
  private static final class Lmtp implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    Lmtp(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    }

    void deliver(String user, byte[] mail) throws IOException {
      reply();
      say("LHLO localhost");
      say("MAIL FROM:<sender@customer.example>");
      say("RCPT TO:<" + user + "@localhost>");
      say("DATA");
      out.write(stuffed(mail));
      say(".");
    }

    private static byte[] stuffed(byte[] mail) {
      String text = new String(mail, StandardCharsets.ISO_8859_1).replaceAll("\r?\n", "\r\n");
      String ended = text.endsWith("\r\n") ? text : text + "\r\n";
      return ended.replaceAll("(?m)^\\.", "..").getBytes(StandardCharsets.ISO_8859_1);
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      reply();
    }

    private void reply() throws IOException {
      String line = in.readLine();
      while (line != null && line.length() > 3 && line.charAt(3) == '-') {
        line = in.readLine();
      }
      if (line == null || line.charAt(0) > '3') {
        throw new IOException("dovecot refused the delivery: " + line);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
