package fi.kuittaus.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that does as it is told: by default it takes every mail. Safe for several threads.
 *
 * <p>Steps are {@code CONNECT}, the commands' names, {@code BODY} (within the data) and {@code DOT}
 * (the answer to a mail's end).
 */
public final class ScriptedSmtp implements AutoCloseable {
  /** Instead of an answer: hang up. */
  public static final String DROP = "DROP";

  /** Instead of an answer: hang up with a reset, as a crashed server's machine does. */
  public static final String RESET = "RESET";

  /** Instead of an answer: none, and the connection stays. */
  public static final String SILENCE = "SILENCE";

  /**
   * A mail as it came.
   *
   * @param from the reverse path, without brackets
   * @param connection the how-manieth connection brought it, from 1
   */
  public record Mail(String from, String to, String text, int connection) {}

  private final ServerSocket server;
  private final @Nullable SSLSocketFactory tls;
  private final Map<String, Deque<String>> script = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final CountDownLatch silent = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile List<String> extensions = List.of("8BITMIME");

  private ScriptedSmtp(@Nullable SSLSocketFactory tls) throws IOException {
    this.tls = tls;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts one on a free port of 127.0.0.1. */
  public static ScriptedSmtp start() throws IOException {
    return begin(new ScriptedSmtp(null));
  }

  /** Starts one that can do STARTTLS. */
  public static ScriptedSmtp startWithTls(TestTls tls) throws IOException {
    ScriptedSmtp server = begin(new ScriptedSmtp(tls.sockets()));
    server.offers("STARTTLS");
    return server;
  }

  private static ScriptedSmtp begin(ScriptedSmtp server) {
    Thread.ofVirtual().name("scripted-smtp").start(server::accept);
    return server;
  }

  /** Answers the next occurrences of a step like this, one after the other; then as usual. */
  public ScriptedSmtp on(String step, String... answers) {
    Deque<String> queue = script.computeIfAbsent(step, s -> new ArrayDeque<>());
    synchronized (queue) {
      queue.addAll(List.of(answers));
    }
    return this;
  }

  /** What EHLO offers, such as {@code AUTH PLAIN}. */
  public ScriptedSmtp offers(String... keywords) {
    extensions = List.of(keywords);
    return this;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many connections there have been. */
  public int connections() {
    return connections.get();
  }

  /** The mails that were taken, in order. */
  public BlockingQueue<Mail> mails() {
    return mails;
  }

  /** Every command line, in order. */
  public BlockingQueue<String> commands() {
    return commands;
  }

  /** Released when a client waits for an answer that never comes. */
  public CountDownLatch silent() {
    return silent;
  }

  /** Hangs up on every client; new ones are still served. */
  public void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        int number = connections.incrementAndGet();
        Thread.ofVirtual().name("scripted-smtp-" + number).start(() -> serve(socket, number));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      new Session(socket, number).run();
    } catch (IOException | HungUp _) {
      // the client has gone, or was meant to lose us
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    hangUp();
  }

  /** The script's order to end a connection. */
  private static final class HungUp extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** One connection. */
  private final class Session {
    private final int number;
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private String from = "";
    private String to = "";

    Session(Socket socket, int number) throws IOException {
      this.number = number;
      this.socket = socket;
      this.in = reader(socket);
      this.out = socket.getOutputStream();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
      return new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void run() throws IOException {
      answer("CONNECT", "220 scripted ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line);
        command(line);
      }
    }

    private void command(String line) throws IOException {
      String name = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      switch (name) {
        case "EHLO" -> answer(name, hello());
        case "MAIL" -> {
          from = path(line);
          answer(name, "250 2.1.0 OK");
        }
        case "RCPT" -> {
          to = path(line);
          answer(name, "250 2.1.5 OK");
        }
        case "DATA" -> {
          if (answer(name, "354 go ahead").startsWith("354")) {
            body();
          }
        }
        case "STARTTLS" -> startTls(answer(name, "220 go ahead"));
        case "AUTH" -> answer(name, "235 2.7.0 OK");
        case "QUIT" -> {
          answer(name, "221 bye");
          throw new HungUp();
        }
        default -> answer(name, "250 OK");
      }
    }

    private String hello() {
      StringBuilder lines = new StringBuilder("250-scripted");
      extensions.forEach(e -> lines.append("\r\n250-").append(e));
      return lines.append("\r\n250 HELP").toString();
    }

    private static String path(String line) {
      return line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
    }

    private void body() throws IOException {
      StringBuilder text = new StringBuilder();
      if (script.containsKey("BODY")) {
        text.append(in.readLine()).append('\n');
        answer("BODY", "");
      }
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          throw new HungUp();
        }
        text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
      }
      String verdict = scripted("DOT", "250 2.0.0 taken");
      if (verdict.startsWith("2")) {
        mails.add(new Mail(from, to, text.toString(), number));
      }
      give(verdict);
    }

    private void startTls(String answer) throws IOException {
      if (answer.startsWith("220") && tls != null) {
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        socket = secure;
        in = reader(secure);
        out = secure.getOutputStream();
        extensions = extensions.stream().filter(e -> !e.equals("STARTTLS")).toList();
      }
    }

    /** Gives the scripted answer, or the usual one; what was answered. */
    private String answer(String step, String usual) throws IOException {
      return give(scripted(step, usual));
    }

    private String give(String answer) throws IOException {
      switch (answer) {
        case DROP -> throw new HungUp();
        case RESET -> {
          socket.setSoLinger(true, 0);
          throw new HungUp();
        }
        case SILENCE -> silence();
        case "" -> {}
        default -> {
          boolean last = answer.endsWith(DROP) || answer.endsWith(RESET);
          String text = answer.replaceAll(" (DROP|RESET)$", "") + "\r\n";
          out.write(text.getBytes(StandardCharsets.UTF_8));
          out.flush();
          if (last) {
            socket.setSoLinger(answer.endsWith(RESET), 0);
            throw new HungUp();
          }
        }
      }
      return answer;
    }

    private String scripted(String step, String usual) {
      Deque<String> queue = script.getOrDefault(step, new ArrayDeque<>());
      synchronized (queue) {
        return queue.isEmpty() ? usual : queue.removeFirst();
      }
    }

    private void silence() {
      silent.countDown();
      try {
        closed.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      throw new HungUp();
    }
  }
}
