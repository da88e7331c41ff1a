package fi.kuittaus.transport;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mailbox's Inbox and Sent of the past, read on a connection of its own without a trace: nothing
 * is marked as seen, moved or made. Of each mail only the beginning is fetched.
 */
public record PastFolders(WatchedMailbox mailbox, Wire wire) {
  private static final String BEGINNING = "BODY.PEEK[]<0.65536>";

  /** What takes the mails, one after the other. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes a mail.
     *
     * @param raw its first bytes
     * @param arrivedAt INTERNALDATE
     * @param sent whether it lies in Sent
     */
    void take(byte[] raw, Instant arrivedAt, boolean sent);
  }

  /**
   * Passes every mail on that arrived on this day or later.
   *
   * @throws IOException where the server cannot be reached or asked, or there is no Sent folder
   */
  public void forEach(Instant since, Taker taker) throws IOException {
    try (ImapLine line = ImapLine.open(mailbox.account(), wire, new Plug())) {
      Optional<String> sent = new FolderFinder(mailbox).sent(line);
      if (sent.isEmpty()) {
        throw new IOException("there is no Sent folder, so no answer can be seen");
      }
      forEach(ImapFolder.examine(line, mailbox.folders().inbox()), since, false, taker);
      forEach(ImapFolder.examine(line, sent.get()), since, true, taker);
    }
  }

  private static void forEach(ImapFolder folder, Instant since, boolean sent, Taker taker)
      throws IOException {
    List<Long> uids = folder.since(since);
    for (int from = 0; from < uids.size(); from += FolderReader.MAILS) {
      List<Long> some = uids.subList(from, Math.min(from + FolderReader.MAILS, uids.size()));
      Map<Long, ImapFolder.Card> cards = folder.cards(some);
      folder
          .bodies(some, BEGINNING)
          .forEach((uid, raw) -> {
            ImapFolder.Card card = cards.get(uid);
            if (card != null) {
              taker.take(raw, card.arrivedAt(), sent);
            }
          });
    }
  }
}
