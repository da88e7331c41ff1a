package fi.kuittaus.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * An IMAP server with one folder that errs as it is told. Safe for several threads.
 *
 * <p>It knows just the commands that a watch sends, and never says by itself that a mail has come,
 * not even within IDLE.
 */
public final class ScriptedImap implements AutoCloseable {
  /** Instead of an answer: hang up. */
  public static final String DROP = "DROP";

  private final ServerSocket server;
  private final Map<Long, byte[]> mails = new ConcurrentSkipListMap<>();
  private final Map<String, UnaryOperator<String>> script = new ConcurrentHashMap<>();
  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> open = new ArrayList<>();

  private ScriptedImap() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  public static ScriptedImap start() throws IOException {
    ScriptedImap imap = new ScriptedImap();
    Thread.ofVirtual().name("scripted-imap").start(imap::accept);
    return imap;
  }

  /** Puts a mail into the folder. */
  public ScriptedImap add(long uid, byte[] mail) {
    mails.put(uid, mail);
    return this;
  }

  public ScriptedImap remove(long uid) {
    mails.remove(uid);
    return this;
  }

  /**
   * Changes the answers to commands that begin so.
   *
   * @param answer gets the usual answer without the final tagged line, and gives another, or {@link
   *     #DROP}
   */
  public ScriptedImap on(String command, UnaryOperator<String> answer) {
    script.put(command, answer);
    return this;
  }

  public int port() {
    return server.getLocalPort();
  }

  public int connections() {
    return connections.get();
  }

  /** Every command without its tag, in order. */
  public BlockingQueue<String> commands() {
    return commands;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        synchronized (open) {
          open.add(socket);
        }
        connections.incrementAndGet();
        Thread.ofVirtual().name("scripted-imap-client").start(() -> serve(socket));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      say(out, "* OK [CAPABILITY IMAP4rev1 IDLE] scripted\r\n");
      String idleTag = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String tag = line.equals("DONE") ? idleTag : line.substring(0, line.indexOf(' '));
        String command = line.equals("DONE") ? line : line.substring(tag.length() + 1);
        commands.add(command);
        String answer = scripted(command);
        if (answer.equals(DROP)) {
          return;
        }
        idleTag = tag;
        say(out, answer + (command.equals("IDLE") ? "+ idling\r\n" : tag + " OK done\r\n"));
      }
    } catch (IOException _) {
      // the client has gone
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private String scripted(String command) {
    String usual = usual(command);
    return script.entrySet().stream()
        .filter(e -> command.startsWith(e.getKey()))
        .findFirst()
        .map(e -> e.getValue().apply(usual))
        .orElse(usual);
  }

  private String usual(String command) {
    String[] words = command.split(" ");
    return switch (words[0].toUpperCase(Locale.ROOT)) {
      case "CAPABILITY" -> "* CAPABILITY IMAP4rev1 IDLE\r\n";
      case "EXAMINE", "SELECT" -> examined();
      case "UID" -> words[1].equals("SEARCH") ? found(words) : fetched(words[2], command);
      default -> "";
    };
  }

  private String examined() {
    long next = mails.keySet().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    return "* FLAGS (\\Seen)\r\n* "
        + mails.size()
        + " EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT "
        + next
        + "] ok\r\n";
  }

  private String found(String[] words) {
    String last = words[words.length - 1];
    StringBuilder uids = new StringBuilder("* SEARCH");
    mails.keySet().stream()
        .filter(uid -> in(uid, last))
        .forEach(uid -> uids.append(' ').append(uid));
    return uids.append("\r\n").toString();
  }

  /** As servers do, "n:*" holds the last mail whatever n is (RFC 9051 section 9). */
  private boolean in(long uid, String set) {
    boolean last = mails.keySet().stream().allMatch(other -> other <= uid);
    if (set.endsWith("*")) {
      return last
          || (set.contains(":") && uid >= Long.parseLong(set.substring(0, set.indexOf(':'))));
    }
    return Arrays.asList(set.split(",")).contains(Long.toString(uid));
  }

  private String fetched(String set, String command) {
    StringBuilder answers = new StringBuilder();
    int number = 0;
    for (Map.Entry<Long, byte[]> mail : mails.entrySet()) {
      number++;
      if (in(mail.getKey(), set)) {
        answers.append("* ").append(number).append(" FETCH (UID ").append(mail.getKey());
        answers.append(command.contains("BODY") ? body(mail.getValue()) : card(mail.getValue()));
        answers.append(")\r\n");
      }
    }
    return answers.toString();
  }

  private static String body(byte[] mail) {
    String text = new String(mail, StandardCharsets.ISO_8859_1);
    return " BODY[] {" + mail.length + "}\r\n" + text;
  }

  private static String card(byte[] mail) {
    return " INTERNALDATE \"23-Nov-2025 09:00:00 +0000\" RFC822.SIZE " + mail.length;
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (open) {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }
}
