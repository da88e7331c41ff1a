package fi.kuittaus.world;

import fi.kuittaus.lab.Dovecot;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.transport.AgentsClient;
import fi.kuittaus.transport.FolderNames;
import fi.kuittaus.transport.SteppedWatch;
import fi.kuittaus.transport.WatchedMailbox;
import fi.kuittaus.transport.Watching;
import fi.kuittaus.transport.Wire;
import fi.kuittaus.world.Folder.Flag;
import fi.kuittaus.world.Folder.Lying;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Dovecot that holds what the world's folders hold, and through which the program sees them:
 * what agents have done is done there over IMAP before the program looks. For one thread.
 */
final class RealServer implements AutoCloseable {
  private static final Map<Flag, String> FLAGS =
      Map.of(
          Flag.SEEN, "\\Seen",
          Flag.DELETED, "\\Deleted",
          Flag.DRAFT, "\\Draft",
          Flag.CLOSED, "Closed");

  /** Dovecot takes no mail of the future: there, all of this was long ago. */
  private static final Duration LONG_AGO = Duration.ofDays(4000);

  private final Dovecot dovecot = Dovecot.start();
  private final Wire wire = new Wire();
  private final InstantSource clock;
  private final Consumer<String> noticed;
  private final Map<String, AgentsClient> clients = new HashMap<>();
  private final Map<String, Watch> watches = new HashMap<>();
  private final Map<String, Map<Long, There>> lying = new HashMap<>();
  private final Map<String, List<Long>> looked = new HashMap<>();
  private long looks;

  /** What the program of this run sees a mailbox through. */
  private record Watch(Premises premises, SteppedWatch stepped) {}

  /** A mail as it lies on the server. */
  private record There(long uid, Set<Flag> flags) {}

  /** {@code noticed}: told the Message-ID of each mail that the program gets hold of. */
  RealServer(InstantSource clock, Consumer<String> noticed) {
    this.clock = clock;
    this.noticed = noticed;
  }

  /** How often the program has looked. */
  long looks() {
    return looks;
  }

  private Account account(String mailbox) {
    Login login = new Login(mailbox, dovecot::password, false);
    return new Account("127.0.0.1", dovecot.imapPort(), Security.PLAIN, Optional.of(login));
  }

  /** The program looks at a mailbox, where something has been done since it last did. */
  void look(MailServer server, Premises p) throws InterruptedException {
    List<Long> now = folders(server).flatMap(f -> Stream.of(f.lastUid(), f.changes())).toList();
    Watch before = watches.get(server.id);
    boolean anew = before == null || before.premises() != p;
    if (now.equals(looked.put(server.id, now)) && !anew) {
      return;
    }
    try {
      bring(server);
      if (anew) {
        close(before);
        watches.put(server.id, new Watch(p, watch(server, p)));
      }
      looks++;
      Objects.requireNonNull(watches.get(server.id)).stepped().look();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(@Nullable Watch watch) {
    if (watch != null) {
      watch.stepped().close();
    }
  }

  private SteppedWatch watch(MailServer server, Premises p) throws IOException {
    return new SteppedWatch(
        new WatchedMailbox(server.id, account(server.id), FolderNames.USUAL, "Closed"),
        new Watching(
            new Noticing(p.inbox(server.id), noticed),
            new Noticing(p.sent(server.id), noticed),
            new Noticing(p.closed(server.id), noticed),
            p.closing()::closeByKeyword,
            p.lookout(server.id)),
        clock,
        wire);
  }

  private static Stream<Folder> folders(MailServer s) {
    return Stream.of(s.closed, s.sent, s.junk, s.trash, s.desk, s.inbox);
  }

  /** First what came, then what went, as mail programs copy before they delete. */
  private void bring(MailServer server) throws IOException {
    AgentsClient client = client(server);
    for (Folder folder : folders(server).toList()) {
      for (Lying mail : folder.after(0)) {
        come(client, server, folder, mail);
      }
    }
    for (Folder folder : folders(server).toList()) {
      Map<Long, There> there = there(server, folder);
      for (Long uid : List.copyOf(there.keySet())) {
        if (folder.at(uid).isEmpty()) {
          client.expunge(folder.name(), Objects.requireNonNull(there.remove(uid)).uid());
        }
      }
    }
  }

  private void come(AgentsClient client, MailServer server, Folder folder, Lying mail)
      throws IOException {
    Map<Long, There> there = there(server, folder);
    There before = there.get(mail.uid());
    long uid =
        before == null
            ? client.put(folder.name(), bytes(mail.mail()), mail.at().minus(LONG_AGO))
            : before.uid();
    Set<Flag> had = before == null ? Set.of() : before.flags();
    Set<Flag> has = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      boolean on = folder.is(mail, flag);
      if (on) {
        has.add(flag);
      }
      if (on != had.contains(flag)) {
        client.flag(folder.name(), uid, Objects.requireNonNull(FLAGS.get(flag)), on);
      }
    }
    there.put(mail.uid(), new There(uid, has));
  }

  private Map<Long, There> there(MailServer server, Folder folder) {
    return lying.computeIfAbsent(server.id + "/" + folder.name(), _ -> new LinkedHashMap<>());
  }

  private AgentsClient client(MailServer server) throws IOException {
    AgentsClient client = clients.get(server.id);
    if (client == null) {
      dovecot.doveadm(
          "mailbox", "create", "-u", server.id, "Sent", "Junk", "Trash", "Desk", "Closed");
      client = new AgentsClient(account(server.id), wire);
      clients.put(server.id, client);
    }
    return client;
  }

  /** UIDVALIDITY and the highest UID of the inbox. */
  long[] lastOfInbox(MailServer server) {
    return new long[] {
      status(server, "INBOX", "uidvalidity"), status(server, "INBOX", "uidnext") - 1
    };
  }

  /** Does what agents have done since the program last looked. */
  void catchUp(MailServer server) {
    try {
      bring(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many mails lie in each folder, of the world or of the server. */
  Map<String, Long> counts(MailServer server, boolean real) {
    return folders(server)
        .collect(
            Collectors.toMap(
                Folder::name,
                f -> real ? status(server, f.name(), "messages") : (long) f.after(0).size()));
  }

  private long status(MailServer server, String folder, String what) {
    String said = dovecot.doveadm("mailbox", "status", "-u", server.id, what, folder);
    return Long.parseLong(said.substring(said.lastIndexOf('=') + 1).strip());
  }

  private static byte[] bytes(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Unreadable(byte[] raw, String _) -> raw;
      case Parsed.Mail(InboundMessage mail) ->
          (mail.headers().fields().stream().map(RealServer::line).collect(Collectors.joining())
                  + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                  + "Content-Transfer-Encoding: 8bit\r\n\r\n"
                  + mail.content().text().replace("\n", "\r\n")
                  + "\r\n")
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private static String line(Header header) {
    try {
      return header.name() + ": " + MimeUtility.encodeText(header.value(), "utf-8", "B") + "\r\n";
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    watches.values().forEach(RealServer::close);
    clients.values().forEach(AgentsClient::close);
    wire.close();
    dovecot.close();
  }

  /** An intake, of which the world hears what it gets. */
  private record Noticing(FolderIntake intake, Consumer<String> noticed) implements FolderIntake {
    @Override
    public Optional<MailboxPosition> position(String folder) {
      return intake.position(folder);
    }

    @Override
    public void begin(MailboxPosition position) {
      intake.begin(position);
    }

    @Override
    public void receive(MailboxPosition upTo, List<Arrival> batch) {
      batch.stream()
          .filter(arrival -> !arrival.flags().draft())
          .forEach(arrival -> noticed.accept(id(arrival.mail())));
      intake.receive(upTo, batch.stream().map(Noticing::now).toList());
    }

    private static Arrival now(Arrival a) {
      Instant at = a.arrivedAt().plus(LONG_AGO);
      return new Arrival(
          a.uid(),
          at,
          switch (a.mail()) {
            case Parsed.Mail(InboundMessage mail) -> new Parsed.Mail(mail.arriving(at));
            case Parsed.Unreadable raw -> raw;
          },
          a.flags());
    }

    private static String id(Parsed parsed) {
      return parsed instanceof Parsed.Mail(InboundMessage mail)
          ? mail.messageId().map(MessageId::value).orElse("")
          : "";
    }
  }
}
