package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;
import jakarta.mail.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.iap.Literal;

/** A mail program at a mailbox that the program watches, too. For one thread. */
public final class AgentsClient implements AutoCloseable {
  private final ImapLine line;

  public AgentsClient(Account account, Wire wire) throws IOException {
    line = ImapLine.open(account, wire, new Plug());
  }

  /** Puts a mail into a folder; returns its UID. */
  public long put(String folder, byte[] mail, Instant arrivedAt) throws IOException {
    return line.answer(p -> p.appenduid(folder, new Flags(), Date.from(arrivedAt), new Bytes(mail)))
        .uid;
  }

  /** Takes a mail from a folder for good, and no other. */
  public void expunge(String folder, long uid) throws IOException {
    ImapFolder.select(line, folder).delete(List.of(uid));
    ImapFolder.examine(line, folder);
  }

  /** Sets or takes away a flag or keyword. */
  public void flag(String folder, long uid, String flag, boolean on) throws IOException {
    ImapFolder open = ImapFolder.select(line, folder);
    if (on) {
      open.mark(List.of(uid), flag);
    } else {
      open.unmark(List.of(uid), flag);
    }
    ImapFolder.examine(line, folder);
  }

  @Override
  public void close() {
    line.close();
  }

  private static final class Bytes implements Literal {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }
}
