package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.Lease;
import fi.kuittaus.mail.LeaseBoard;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.mail.TokenKey;
import jakarta.mail.Flags;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A shared mailbox over IMAP, on one connection of its own that is made when it is needed. Safe for
 * several threads; they take turns.
 */
public final class ImapMailbox implements SharedMailbox, LeaseBoard, AutoCloseable {
  private final Account account;
  private final FolderFinder finder;
  private final ImapLeases leases;
  private final MimeWriter writer;
  private final Wire wire;
  private final String inbox;
  private final Restraint restraint = new Restraint(System::nanoTime);
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Plug plug = new Plug();
  private volatile boolean closed;
  private @Nullable ImapLine line;
  private @Nullable ImapFolder sent;

  public ImapMailbox(WatchedMailbox mailbox, MimeWriter writer, Wire wire) {
    this.account = mailbox.account();
    this.inbox = mailbox.folders().inbox();
    this.finder = new FolderFinder(mailbox);
    this.leases = new ImapLeases(finder);
    this.writer = writer;
    this.wire = wire;
  }

  @Override
  public boolean keepSentCopy(OutboundMessage mail, Instant sentAt) throws IOException {
    byte[] copy = writer.bytes(mail, sentAt);
    return withLine(live -> {
      ImapFolder folder = sent(live);
      boolean missing = !folder.holds(messageId(mail.id()));
      if (missing) {
        append(folder, copy, sentAt);
      }
      return missing;
    });
  }

  @Override
  public boolean isInSent(MessageId id) throws IOException {
    return withLine(live -> sent(live).holds(messageId(id)));
  }

  @Override
  public boolean isAnsweredInSent(MessageId original) throws IOException {
    Header answers = new Header("In-Reply-To", original.value());
    Header ours = new Header(TokenKey.HEADER, ""); // any value
    return withLine(live -> sent(live).holds(answers, ours));
  }

  @Override
  public boolean hasRepliesInSent(Instant since) throws IOException {
    Header ours = new Header(TokenKey.HEADER, ""); // any value
    Header reply = new Header("In-Reply-To", "");
    return withLine(live -> sent(live).holdsSince(since, reply, ours));
  }

  @Override
  public List<FoundLease> leases() throws IOException {
    return withLine(live -> leases.list(displaced(live)));
  }

  @Override
  public FoundLease putLease(Lease lease) throws IOException {
    return withLine(live -> leases.put(displaced(live), lease));
  }

  @Override
  public void removeLeases(List<Long> uids) throws IOException {
    withLine(live -> {
      leases.remove(displaced(live), uids);
      return uids;
    });
  }

  @Override
  public void putInInbox(OutboundMessage mail, Instant sentAt) throws IOException {
    byte[] bytes = writer.bytes(mail, sentAt);
    withLine(live -> {
      live.ask(p -> p.append(inbox, new Flags(), null, new MailBytes(bytes)));
      return true;
    });
  }

  private static Header messageId(MessageId id) {
    return new Header("Message-ID", id.value());
  }

  private static void append(ImapFolder sent, byte[] mail, Instant sentAt) throws IOException {
    Flags seen = new Flags(Flags.Flag.SEEN);
    sent.line().ask(p -> p.append(sent.name(), seen, Date.from(sentAt), new MailBytes(mail)));
  }

  /** What is done on the connection. */
  private interface Work<T> {
    T with(ImapLine live) throws IOException;
  }

  /** Once only: what broke in the middle may have been done, which the caller has to find out. */
  private <T> T withLine(Work<T> work) throws IOException {
    turn.lock();
    try {
      return work.with(live());
    } catch (IOException e) {
      drop();
      throw e;
    } finally {
      turn.unlock();
    }
  }

  /** The kept connection, or a new one where the server has given that up. */
  private ImapLine live() throws IOException {
    ImapLine kept = line;
    if (kept != null) {
      try {
        kept.noop(); // shows what has come since, too
        return kept;
      } catch (IOException _) {
        drop();
      }
    }
    if (closed) {
      throw new IOException("stopped");
    }
    restraint.check();
    try {
      plug = new Plug();
      ImapLine opened = ImapLine.open(account, wire, plug);
      restraint.succeeded();
      line = opened;
      return opened;
    } catch (IOException e) {
      restraint.failed(e);
      throw e;
    }
  }

  /** Sent, which stays open between two calls. */
  private ImapFolder sent(ImapLine live) throws IOException {
    ImapFolder open = sent;
    if (open == null) {
      String name =
          finder.sentOrMade(live).orElseThrow(() -> new IOException("there is no Sent folder"));
      open = ImapFolder.examine(live, name);
      sent = open;
    }
    return open;
  }

  /** The connection, for work on another folder than Sent. */
  private ImapLine displaced(ImapLine live) {
    sent = null;
    return live;
  }

  private void drop() {
    sent = null;
    if (line != null) {
      line.close();
      line = null;
    }
  }

  /** Ends the connection, also under a thread that uses it. */
  @Override
  public void close() {
    closed = true;
    plug.pull();
  }
}
