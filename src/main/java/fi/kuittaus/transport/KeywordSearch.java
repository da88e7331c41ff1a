package fi.kuittaus.transport;

import fi.kuittaus.mail.MessageId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mails of the inbox that bear the closing keyword, each told once for as long as it bears it.
 * For one thread.
 */
final class KeywordSearch {
  private static final Logger LOG = LoggerFactory.getLogger(KeywordSearch.class);
  private static final int TOGETHER = 200;

  private final String mailbox;
  private final String inbox;
  private final String keyword;
  private final Consumer<List<MessageId>> closed;
  private final Set<Long> told = new HashSet<>();
  private long toldValidity;
  private boolean possible;
  private @Nullable ImapFolder folder;

  KeywordSearch(WatchedMailbox mailbox, Consumer<List<MessageId>> closed) {
    this.mailbox = mailbox.name();
    this.inbox = mailbox.folders().inbox();
    this.keyword = mailbox.closedKeyword();
    this.closed = closed;
  }

  /** Learns on a new connection whether the server keeps the keyword at all. */
  void begin(ImapLine line) throws IOException {
    folder = null;
    possible = !keyword.isEmpty() && ImapFolder.select(line, inbox).keeps(keyword);
    if (!possible && !keyword.isEmpty()) {
      LOG.info("{}: the server keeps no keywords, so none can close a conversation", mailbox);
    }
  }

  /** Whether the keyword is wanted, and the server does not keep it. */
  boolean isRefused() {
    return !possible && !keyword.isEmpty();
  }

  /** To be called when another folder has been opened on the connection. */
  void displaced() {
    folder = null;
  }

  /** Looks once, and tells what is new. */
  void look(ImapLine line) throws IOException {
    if (!possible) {
      return;
    }
    ImapFolder opened = folder == null ? ImapFolder.examine(line, inbox) : folder;
    folder = opened;
    if (opened.uidValidity() != toldValidity) {
      told.clear();
      toldValidity = opened.uidValidity();
    }
    List<Long> marked = opened.withKeyword(keyword);
    told.retainAll(Set.copyOf(marked));
    List<Long> fresh = marked.stream().filter(uid -> !told.contains(uid)).sorted().toList();
    for (int from = 0; from < fresh.size(); from += TOGETHER) {
      tell(opened, fresh.subList(from, Math.min(from + TOGETHER, fresh.size())));
    }
  }

  private void tell(ImapFolder opened, List<Long> uids) throws IOException {
    List<MessageId> ids = new ArrayList<>(new TreeMap<>(opened.messageIds(uids)).values());
    if (!ids.isEmpty()) {
      closed.accept(List.copyOf(ids));
    }
    told.addAll(uids);
  }
}
