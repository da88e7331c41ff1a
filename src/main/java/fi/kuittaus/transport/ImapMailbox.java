package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.SharedMailbox;
import jakarta.mail.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.iap.Literal;
import org.jspecify.annotations.Nullable;

/**
 * A shared mailbox over IMAP, on one connection of its own that is made when it is needed. Safe for
 * several threads; they take turns.
 */
public final class ImapMailbox implements SharedMailbox, AutoCloseable {
  private final Account account;
  private final FolderFinder finder;
  private final MimeWriter writer;
  private final Wire wire;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Plug plug = new Plug();
  private volatile boolean closed;
  private @Nullable ImapLine line;
  private @Nullable ImapFolder sent;

  public ImapMailbox(WatchedMailbox mailbox, MimeWriter writer, Wire wire) {
    this.account = mailbox.account();
    this.finder = new FolderFinder(mailbox);
    this.writer = writer;
    this.wire = wire;
  }

  @Override
  public boolean keepSentCopy(OutboundMessage mail, Instant sentAt) throws IOException {
    byte[] copy = writer.bytes(mail, sentAt);
    return withSent(folder -> {
      boolean missing = !folder.holds(mail.id());
      if (missing) {
        append(folder, copy, sentAt);
      }
      return missing;
    });
  }

  @Override
  public boolean isInSent(MessageId id) throws IOException {
    return withSent(folder -> folder.holds(id));
  }

  private static void append(ImapFolder sent, byte[] mail, Instant sentAt) throws IOException {
    Flags seen = new Flags(Flags.Flag.SEEN);
    sent.line().ask(p -> p.append(sent.name(), seen, Date.from(sentAt), new Bytes(mail)));
  }

  /** What is done with the Sent folder. */
  private interface Work<T> {
    T with(ImapFolder sent) throws IOException;
  }

  /** Works on the kept connection, or on a new one where the server has given that up. */
  private <T> T withSent(Work<T> work) throws IOException {
    turn.lock();
    try {
      ImapFolder kept = sent;
      if (kept != null) {
        try {
          kept.line().noop(); // shows what has come since, too
          return work.with(kept);
        } catch (ImapLine.Refused e) {
          throw e;
        } catch (IOException _) {
          drop();
        }
      }
      return work.with(open());
    } catch (IOException e) {
      drop();
      throw e;
    } finally {
      turn.unlock();
    }
  }

  private ImapFolder open() throws IOException {
    if (closed) {
      throw new IOException("stopped");
    }
    plug = new Plug();
    ImapLine opened = ImapLine.open(account, wire, plug);
    line = opened;
    String name =
        finder.sentOrMade(opened).orElseThrow(() -> new IOException("there is no Sent folder"));
    ImapFolder folder = ImapFolder.examine(opened, name);
    sent = folder;
    return folder;
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

  /** A mail that goes to the server byte for byte. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(byte[] mail) implements Literal {
    @Override
    public int size() {
      return mail.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(mail);
    }
  }
}
