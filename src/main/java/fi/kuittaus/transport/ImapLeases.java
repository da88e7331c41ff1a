package fi.kuittaus.transport;

import fi.kuittaus.mail.FoundLease;
import fi.kuittaus.mail.Lease;
import jakarta.mail.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.imap.AppendUID;
import org.jspecify.annotations.Nullable;

/**
 * The leases in our own folder of a mailbox, on the connection that each call is lent; that folder
 * is open on it afterwards. For one thread at a time.
 */
final class ImapLeases {
  private final FolderFinder finder;
  private @Nullable String name;

  ImapLeases(FolderFinder finder) {
    this.finder = finder;
  }

  List<FoundLease> list(ImapLine line) throws IOException {
    ImapFolder folder = open(line);
    List<Long> uids = folder.all();
    Map<Long, ImapFolder.Card> cards = folder.cards(uids);
    List<FoundLease> leases = new ArrayList<>();
    folder
        .bodies(uids, LeaseMail.PART)
        .forEach((uid, headers) -> {
          ImapFolder.Card card = cards.get(uid);
          if (card != null) {
            LeaseMail.read(headers)
                .map(lease -> new FoundLease(uid, card.arrivedAt(), lease))
                .ifPresent(leases::add);
          }
        });
    return List.copyOf(leases);
  }

  /** Adds a lease without a date, so that its INTERNALDATE is the server's own. */
  FoundLease put(ImapLine line, Lease lease) throws IOException {
    String folder = open(line).name();
    Flags seen = new Flags(Flags.Flag.SEEN);
    MailBytes mail = new MailBytes(LeaseMail.bytes(lease));
    @Nullable AppendUID told = line.answer(p -> p.appenduid(folder, seen, null, mail));
    return list(line).stream()
        .filter(found -> told == null ? found.lease().equals(lease) : found.uid() == told.uid)
        .max(Comparator.comparingLong(FoundLease::uid))
        .orElseThrow(() -> new IOException("the server does not show the lease that it took"));
  }

  void remove(ImapLine line, List<Long> uids) throws IOException {
    open(line).delete(uids);
  }

  /** Opened anew each time: only so does every server show what others have left there. */
  private ImapFolder open(ImapLine line) throws IOException {
    String known = name;
    if (known == null) {
      known =
          finder
              .ours(line)
              .orElseThrow(() -> new IOException("the folder Kuittaus cannot be made"));
    }
    name = null; // somebody may have taken it away
    ImapFolder folder = ImapFolder.select(line, known);
    name = known;
    return folder;
  }
}
