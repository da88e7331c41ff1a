package fi.kuittaus.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * An SMTP server that misbehaves at random: refuses for now, hangs up, goes silent, is slow. It
 * remembers every mail that it has taken, also where its answer never got out. Safe for several
 * threads.
 */
public final class UnkindSink implements AutoCloseable {
  /**
   * A mail that was taken.
   *
   * @param connection the how-manieth connection brought it, from 1
   * @param told whether the client was answered, or would have been had it been there
   * @param text header and body, lines ended by LF
   */
  public record Taken(int connection, boolean told, String recipient, String text) {
    /** The header of this name; empty if there is none. */
    public Optional<String> header(String name) {
      String wanted = name.toLowerCase(Locale.ROOT) + ":";
      String head = text.split("\n\n", 2)[0].replaceAll("\n[ \t]+", " ");
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
          .map(line -> line.substring(wanted.length()).strip())
          .findFirst();
    }

    public String messageId() {
      return header("Message-ID").orElse("none");
    }
  }

  /** What happens to a mail. */
  private enum Mood {
    KIND,
    SLOW,
    SILENT,
    POSTPONES_SENDER,
    POSTPONES_RECIPIENT,
    POSTPONES_MAIL,
    DROPS_BEFORE_DATA,
    DROPS_WITHIN_DATA,
    DROPS_TAKEN,
    DROPS_NOT_TAKEN
  }

  /** One transaction in so many is treated unkindly, one connection in so many not at all. */
  private static final int UNKIND = 4;

  private static final int CLOSED = 20;
  private static final List<Mood> UNKINDNESSES =
      List.of(Mood.values()).subList(1, Mood.values().length);

  private final ServerSocket server;
  private final RandomGenerator random;
  private final Predicate<String> refused;
  private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile CountDownLatch next = new CountDownLatch(0);
  private volatile boolean unkind = true;

  private UnkindSink(RandomGenerator random, Predicate<String> refused) throws IOException {
    this.random = random;
    this.refused = refused;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /**
   * Starts one on a free port of 127.0.0.1.
   *
   * @param refused the recipients that are refused for good
   */
  public static UnkindSink start(RandomGenerator random, Predicate<String> refused)
      throws IOException {
    UnkindSink sink = new UnkindSink(random, refused);
    Thread.ofVirtual().name("unkind-sink").start(sink::accept);
    return sink;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on it takes every mail at once, but for refused recipients. */
  public void beKind() {
    unkind = false;
  }

  /** The mails taken so far, in order. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /**
   * Released as soon as so many more mails have been taken; the last one's answer then takes a
   * third of a second, so that there is time to do something before it.
   */
  public CountDownLatch next(int mails) {
    CountDownLatch latch = new CountDownLatch(mails);
    next = latch;
    return latch;
  }

  private Mood mood() {
    synchronized (random) {
      return unkind && random.nextInt(UNKIND) == 0
          ? UNKINDNESSES.get(random.nextInt(UNKINDNESSES.size()))
          : Mood.KIND;
    }
  }

  private boolean turnsAway() {
    synchronized (random) {
      return unkind && random.nextInt(CLOSED) == 0;
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().name("unkind-sink-" + number).start(() -> serve(socket, number));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      new Session(socket, number).run();
    } catch (IOException _) {
      // the client has gone, or was meant to lose us
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** One connection. */
  private final class Session {
    private final Socket socket;
    private final int number;
    private final BufferedReader in;
    private Mood mood = Mood.KIND;
    private String recipient = "";

    Session(Socket socket, int number) throws IOException {
      this.socket = socket;
      this.number = number;
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void run() throws IOException {
      if (turnsAway()) {
        say("421 4.3.2 not now");
        return;
      }
      say("220 sink ESMTP");
      boolean more = true;
      while (more) {
        String line = in.readLine();
        more = line != null && command(line);
      }
    }

    /** Answers; whether the connection stays. */
    private boolean command(String line) throws IOException {
      return switch (line.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
        case "EHLO" -> say("250-sink\r\n250 8BITMIME");
        case "MAIL" -> sender();
        case "RCPT" -> recipient(line);
        case "DATA" -> mood != Mood.DROPS_BEFORE_DATA && say("354 go ahead") && body();
        case "QUIT" -> !say("221 bye");
        default -> say("250 OK");
      };
    }

    private boolean sender() throws IOException {
      mood = mood();
      return say(mood == Mood.POSTPONES_SENDER ? "451 4.3.0 later" : "250 OK");
    }

    private boolean recipient(String line) throws IOException {
      recipient = line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
      if (refused.test(recipient)) {
        return say("550 5.1.1 no such person");
      }
      return say(mood == Mood.POSTPONES_RECIPIENT ? "451 4.3.0 later" : "250 OK");
    }

    private boolean body() throws IOException {
      StringBuilder text = new StringBuilder();
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null || mood == Mood.DROPS_WITHIN_DATA) {
          return false;
        }
        text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
      }
      return dot(text.toString());
    }

    private boolean dot(String text) throws IOException {
      return switch (mood) {
        case POSTPONES_MAIL -> say("451 4.3.0 later");
        case DROPS_NOT_TAKEN -> false;
        case DROPS_TAKEN -> {
          take(text, false);
          yield false;
        }
        default -> {
          take(text, true);
          yield say("250 2.0.0 taken");
        }
      };
    }

    private void take(String text, boolean told) throws IOException {
      taken.add(new Taken(number, told, recipient, text));
      CountDownLatch awaited = next;
      boolean last = awaited.getCount() == 1;
      awaited.countDown();
      if (last) {
        hold(333);
      }
    }

    private boolean say(String answer) throws IOException {
      if (mood == Mood.SLOW) {
        rest(200);
      } else if (mood == Mood.SILENT && answer.startsWith("250 2.0.0")) {
        rest(3_000);
      }
      socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return true;
    }

    private void rest(long most) throws IOException {
      long millis;
      synchronized (random) {
        millis = random.nextLong(most);
      }
      hold(millis);
    }

    private void hold(long millis) throws IOException {
      try {
        if (closed.await(millis, TimeUnit.MILLISECONDS)) {
          throw new IOException("closed");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
