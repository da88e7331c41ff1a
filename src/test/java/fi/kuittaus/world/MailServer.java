package fi.kuittaus.world;

import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.world.Folder.Flag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One mailbox on its server, with its folders. */
final class MailServer implements SharedMailbox {
  private final Timeline time;
  private final Fuse fuse;
  private final Consumer<String> noticed;
  private boolean reachable = true;

  final String id;
  final Folder inbox = new Folder("INBOX");
  final Folder sent = new Folder("Sent");
  final Folder closed = new Folder("Closed");
  final Folder junk = new Folder("Junk");
  final Folder trash = new Folder("Trash");

  /** A folder that agents have made for themselves. */
  final Folder desk = new Folder("Desk");

  /** {@code noticed}: told the Message-ID of each mail that the program gets hold of. */
  MailServer(String id, Timeline time, Fuse fuse, Consumer<String> noticed) {
    this.id = id;
    this.time = time;
    this.fuse = fuse;
    this.noticed = noticed;
  }

  /** Those that are read. */
  List<Folder> folders() {
    return List.of(inbox, sent, closed);
  }

  /** Those from which old mails go; servers empty junk and trash by themselves. */
  List<Folder> tidied() {
    return List.of(inbox, sent, closed, junk, trash);
  }

  boolean isReachable() {
    return reachable;
  }

  void setReachable(boolean now) {
    reachable = now;
  }

  /** As the watcher does: at the first start what is there is passed over, then batches. */
  void read(Folder folder, FolderIntake intake, int most) {
    Optional<MailboxPosition> stored = intake.position(folder.name());
    if (stored.isEmpty()) {
      intake.begin(new MailboxPosition(folder.name(), folder.uidValidity(), folder.lastUid()));
      return;
    }
    boolean same = stored.get().uidValidity() == folder.uidValidity();
    List<Folder.Lying> news = folder.after(same ? stored.get().uid() : 0);
    for (int from = 0; from < news.size(); from += most) {
      List<Folder.Lying> batch = news.subList(from, Math.min(news.size(), from + most));
      intake.receive(
          new MailboxPosition(folder.name(), folder.uidValidity(), batch.getLast().uid()),
          batch.stream().map(mail -> arrival(folder, mail)).toList());
    }
  }

  /**
   * As the watcher does: what has become of the single mails of the inbox.
   *
   * @param marked gets those that bear the keyword in the folder to which they went
   */
  void look(MailLookout lookout, Consumer<List<MessageId>> marked) {
    List<MailLookout.Watched> watched = lookout.watched(inbox.name(), inbox.uidValidity());
    List<MailLookout.Change> changes =
        watched.stream().flatMap(mail -> changes(mail).stream()).toList();
    Set<Long> gone =
        changes.stream()
            .filter(change -> change.what() != What.SEEN && change.what() != What.BACK)
            .map(MailLookout.Change::uid)
            .collect(Collectors.toSet());
    List<MessageId> closing =
        watched.stream()
            .filter(mail -> gone.contains(mail.uid()))
            .flatMap(mail -> mail.messageId().stream())
            .filter(this::isMarkedElsewhere)
            .toList();
    if (!closing.isEmpty()) {
      marked.accept(closing);
    }
    if (!changes.isEmpty()) {
      lookout.changed(inbox.name(), inbox.uidValidity(), changes);
    }
  }

  private List<MailLookout.Change> changes(MailLookout.Watched watched) {
    Optional<Folder.Lying> there = inbox.at(watched.uid());
    List<What> changes = new ArrayList<>();
    if (there.filter(m -> inbox.is(m, Flag.SEEN)).isPresent() && !watched.known().seen()) {
      changes.add(What.SEEN);
    }
    boolean gone = there.map(m -> inbox.is(m, Flag.DELETED)).orElse(true);
    if (!gone && watched.known().deleted()) {
      changes.add(What.BACK);
    } else if (gone && !watched.known().deleted()) {
      changes.add(watched.messageId().map(MessageId::value).map(this::place).orElse(What.DELETED));
    }
    return changes.stream().map(what -> new MailLookout.Change(watched.uid(), what)).toList();
  }

  private boolean isMarkedElsewhere(MessageId id) {
    return Stream.of(closed, junk, trash, desk)
        .anyMatch(folder ->
            folder.find(id.value()).filter(mail -> folder.is(mail, Flag.CLOSED)).isPresent());
  }

  private What place(String id) {
    if (closed.find(id).isPresent()) {
      return What.CLOSED;
    } else if (junk.find(id).isPresent()) {
      return What.JUNK;
    } else if (trash.find(id).isPresent()) {
      return What.DELETED;
    }
    boolean elsewhere = desk.find(id).isPresent() || inbox.isTidiedAway(id);
    return elsewhere ? What.ELSEWHERE : What.DELETED;
  }

  private Arrival arrival(Folder folder, Folder.Lying lying) {
    boolean draft = folder.is(lying, Flag.DRAFT);
    if (!draft) {
      noticed.accept(lying.id());
    }
    Instant clock = time.clock();
    Instant at = lying.at().isAfter(clock) ? clock : lying.at();
    return new Arrival(
        lying.uid(),
        at,
        switch (lying.mail()) {
          case Parsed.Mail(InboundMessage mail) -> new Parsed.Mail(Mails.at(mail, at));
          case Parsed.Unreadable raw -> raw;
        },
        new Arrival.Flags(draft, folder.is(lying, Flag.DELETED)));
  }

  @Override
  public boolean keepSentCopy(OutboundMessage mail, Instant sentAt) throws IOException {
    fuse.spark();
    if (isInSent(mail.id())) {
      return false;
    }
    sent.append(time.now(), new Parsed.Mail(Mails.copyOf(mail, time.now())));
    fuse.spark();
    return true;
  }

  @Override
  public boolean isInSent(MessageId id) throws IOException {
    fuse.spark();
    if (!reachable) {
      throw new IOException("no connection");
    }
    return sent.find(id.value()).isPresent();
  }

  @Override
  public boolean isAnsweredInSent(MessageId original) {
    throw new UnsupportedOperationException("no backup is restored here");
  }

  /** The desk has worked with this mailbox for years. */
  @Override
  public boolean hasRepliesInSent(Instant since) {
    return true;
  }

  @Override
  public void putInInbox(OutboundMessage mail, Instant sentAt) {
    throw new UnsupportedOperationException("no alarm is raised here");
  }
}
