package fi.kuittaus.transport;

import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.mail.Header;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MailLookout.Change;
import fi.kuittaus.mail.MailLookout.Watched;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.MessageId;
import jakarta.mail.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look at single mails of the inbox: what agents have done to them, and the keywords of ours
 * that colour them. It sets and takes away those keywords, and changes nothing else. For one
 * thread.
 */
final class InboxLookout {
  private static final Logger LOG = LoggerFactory.getLogger(InboxLookout.class);

  /** Whether the server keeps keywords is asked once on a connection. */
  private enum Keywords {
    UNKNOWN,
    KEPT,
    REFUSED
  }

  /** Mails asked for together. */
  private static final int TOGETHER = 400;

  /** Of so many that are gone, we look where they went. */
  private static final int SOUGHT = 50;

  private final String inbox;
  private final String closing;
  private final FolderFinder finder;
  private final MailLookout mails;
  private final Consumer<List<MessageId>> closed;
  private Keywords keywords = Keywords.UNKNOWN;

  InboxLookout(WatchedMailbox mailbox, FolderFinder finder, Watching watching) {
    this.inbox = mailbox.folders().inbox();
    this.closing = mailbox.closedKeyword();
    this.finder = finder;
    this.mails = watching.lookout();
    this.closed = watching.closedByKeyword();
  }

  /** To be called on a new connection. */
  void begin() {
    keywords = Keywords.UNKNOWN;
  }

  /** To be called when the folders have been looked for on a connection. */
  void tell(Set<AgentWay> shut) {
    mails.ways(shut);
  }

  /** Looks once; afterwards another folder than before may be open on the connection. */
  void look(ImapLine line) throws IOException {
    look(line, false);
  }

  /** Looks once, and sets and takes away keywords of ours, as {@link #look}. */
  void lookAndColour(ImapLine line) throws IOException {
    look(line, true);
  }

  private void look(ImapLine line, boolean colour) throws IOException {
    ImapFolder folder = ImapFolder.examine(line, inbox);
    List<Watched> watched = mails.watched(inbox, folder.uidValidity());
    Map<Long, Flags> flags = flags(folder, watched);
    List<Watched> gone = gone(folder, watched, flags);
    List<Change> changes = new ArrayList<>();
    for (Watched mail : watched) {
      Flags now = flags.get(mail.uid());
      if (now != null && now.contains(Flags.Flag.SEEN) && !mail.known().seen()) {
        changes.add(new Change(mail.uid(), What.SEEN));
      }
      if (now != null && !now.contains(Flags.Flag.DELETED) && mail.known().deleted()) {
        changes.add(new Change(mail.uid(), What.BACK));
      }
    }
    if (colour) {
      colour(line, watched, flags);
    }
    places(line, gone).forEach((uid, what) -> changes.add(new Change(uid, what)));
    if (!changes.isEmpty()) {
      mails.changed(inbox, folder.uidValidity(), List.copyOf(changes));
    }
  }

  private static Map<Long, Flags> flags(ImapFolder folder, List<Watched> watched)
      throws IOException {
    Map<Long, Flags> flags = new TreeMap<>();
    List<Long> uids = watched.stream().map(Watched::uid).sorted().toList();
    for (int from = 0; from < uids.size(); from += TOGETHER) {
      flags.putAll(folder.flags(uids.subList(from, Math.min(from + TOGETHER, uids.size()))));
    }
    return flags;
  }

  /** Those that the folder has no more, and those that are only marked as deleted. */
  private static List<Watched> gone(
      ImapFolder folder, List<Watched> watched, Map<Long, Flags> flags) throws IOException {
    List<Watched> missing = watched.stream().filter(m -> !flags.containsKey(m.uid())).toList();
    Set<Long> there = Set.copyOf(folder.remaining(missing.stream().map(Watched::uid).toList()));
    return watched.stream()
        .filter(mail -> !mail.known().deleted())
        .filter(mail -> {
          Flags now = flags.get(mail.uid());
          return now == null ? !there.contains(mail.uid()) : now.contains(Flags.Flag.DELETED);
        })
        .toList();
  }

  private Map<Long, What> places(ImapLine line, List<Watched> gone) throws IOException {
    Map<Long, What> places = new LinkedHashMap<>();
    List<Watched> sought = gone.subList(0, Math.min(SOUGHT, gone.size()));
    if (!sought.isEmpty()) {
      Map<String, What> folders = finder.whereMailsGo(line);
      for (Map.Entry<String, What> folder : folders.entrySet()) {
        List<Watched> lost =
            sought.stream().filter(mail -> !places.containsKey(mail.uid())).toList();
        seek(line, folder.getKey(), lost)
            .forEach(mail -> places.put(mail.uid(), folder.getValue()));
      }
    }
    gone.forEach(mail -> places.putIfAbsent(mail.uid(), What.DELETED));
    return places;
  }

  /** Those of these mails that lie in this folder. */
  private List<Watched> seek(ImapLine line, String folder, List<Watched> sought)
      throws IOException {
    List<Watched> found = new ArrayList<>();
    if (sought.isEmpty()) {
      return found;
    }
    try {
      ImapFolder opened = ImapFolder.examine(line, folder);
      for (Watched mail : sought) {
        Optional<Header> id = mail.messageId().map(i -> new Header("Message-ID", i.value()));
        if (id.isPresent() && opened.holds(id.get())) {
          found.add(mail);
        }
      }
      tellClosed(opened, found);
    } catch (ImapLine.Refused e) {
      LOG.debug("the folder {} cannot be searched: {}", folder, e.getMessage());
    }
    return found;
  }

  /** Who closes a mail by its keyword and files it at once leaves nothing in the inbox to see. */
  private void tellClosed(ImapFolder opened, List<Watched> found) throws IOException {
    List<MessageId> marked = new ArrayList<>();
    for (Watched mail : found) {
      MessageId id = mail.messageId().orElseThrow();
      if (!closing.isEmpty() && opened.holds(closing, new Header("Message-ID", id.value()))) {
        marked.add(id);
      }
    }
    if (!marked.isEmpty()) {
      closed.accept(marked);
    }
  }

  private void colour(ImapLine line, List<Watched> watched, Map<Long, Flags> flags)
      throws IOException {
    Map<String, List<Long>> add = new TreeMap<>();
    Map<String, List<Long>> remove = new TreeMap<>();
    for (Watched mail : watched) {
      Flags now = flags.get(mail.uid());
      if (now != null) {
        MailLookout.MARKS.stream()
            .filter(mark -> mail.marks().contains(mark) != has(now, mark))
            .forEach(mark ->
                (has(now, mark) ? remove : add)
                    .computeIfAbsent(mark, _ -> new ArrayList<>())
                    .add(mail.uid()));
      }
    }
    if (keywords != Keywords.REFUSED && !(add.isEmpty() && remove.isEmpty())) {
      store(line, add, remove);
    }
  }

  private void store(ImapLine line, Map<String, List<Long>> add, Map<String, List<Long>> remove)
      throws IOException {
    ImapFolder open = ImapFolder.select(line, inbox);
    try {
      keywords = open.keeps(MailLookout.ACKNOWLEDGED) ? Keywords.KEPT : Keywords.REFUSED;
      if (keywords == Keywords.KEPT) {
        for (Map.Entry<String, List<Long>> mark : add.entrySet()) {
          open.mark(mark.getValue(), mark.getKey());
        }
        for (Map.Entry<String, List<Long>> mark : remove.entrySet()) {
          open.unmark(mark.getValue(), mark.getKey());
        }
      } else {
        LOG.info("the server keeps no keywords, so mails cannot be coloured");
      }
    } catch (ImapLine.Refused e) {
      keywords = Keywords.REFUSED;
      LOG.warn("mails cannot be coloured: {}", e.getMessage());
    }
    // Not left open for writing: closing such a folder would expunge what agents have marked.
    ImapFolder.examine(line, inbox);
  }

  /** Keywords are compared without case (RFC 9051 section 2.3.2). */
  private static boolean has(Flags flags, String keyword) {
    for (String flag : flags.getUserFlags()) {
      if (flag.equalsIgnoreCase(keyword)) {
        return true;
      }
    }
    return false;
  }
}
