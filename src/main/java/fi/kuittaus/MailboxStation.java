package fi.kuittaus;

import fi.kuittaus.config.MailboxSettings;
import fi.kuittaus.config.Rate;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.flow.Absences;
import fi.kuittaus.flow.Answering;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.DeskLine;
import fi.kuittaus.flow.Dispatch;
import fi.kuittaus.flow.Fence;
import fi.kuittaus.flow.Gate;
import fi.kuittaus.flow.LeaseWatch;
import fi.kuittaus.flow.Leasing;
import fi.kuittaus.flow.Lookout;
import fi.kuittaus.flow.Office;
import fi.kuittaus.flow.RateLimit;
import fi.kuittaus.flow.Receiving;
import fi.kuittaus.flow.Sending;
import fi.kuittaus.flow.SentCopies;
import fi.kuittaus.flow.Trouble;
import fi.kuittaus.flow.WaysSeen;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.store.ClaimFiles;
import fi.kuittaus.store.DiskRoom;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.transport.FolderNames;
import fi.kuittaus.transport.ImapMailbox;
import fi.kuittaus.transport.MailboxWatcher;
import fi.kuittaus.transport.MimeReader;
import fi.kuittaus.transport.MimeWriter;
import fi.kuittaus.transport.SmtpCourier;
import fi.kuittaus.transport.WatchStatus;
import fi.kuittaus.transport.WatchedMailbox;
import fi.kuittaus.transport.Watching;
import fi.kuittaus.transport.Wire;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that serves one mailbox: the watch over its folders, and the way out of its outbox.
 */
final class MailboxStation implements AutoCloseable {
  private final MailboxSettings settings;
  private final SmtpCourier courier;
  private final ImapMailbox server;
  private final SentCopies copies;
  private final Leasing leasing;
  private final LeaseWatch leaseWatch;
  private final Sending sending;
  private final Dispatch dispatch;
  private final MailboxWatcher watcher;

  MailboxStation(
      MailboxSettings settings,
      Office office,
      Readers reader,
      Premises premises,
      Wire wire,
      Tempo tempo) {
    this.settings = settings;
    courier = courier(settings, wire);
    server = server(settings, wire);
    copies = new SentCopies(settings.id(), office, server, copyRule(settings.smtp().saveSent()));
    leasing =
        new Leasing(
            settings.id(),
            office,
            server,
            premises.claims(),
            premises.self(),
            new Leasing.Terms(tempo.lease(), System::nanoTime, tempo.clockTolerance()));
    leaseWatch = new LeaseWatch(settings.id(), leasing, tempo.leaseTick());
    sending = new Sending(settings.id(), office, courier, server, copies, gate());
    dispatch =
        new Dispatch(
            sending,
            office.clock(),
            settings.smtp().rate().map(MailboxStation::limit).orElse(RateLimit.NONE),
            tempo.outbox());
    FolderIntake inbox =
        new Receiving(settings.id(), office, reader, premises.quarantine(), dispatch::ring);
    watcher =
        new MailboxWatcher(
            watched(settings),
            watching(new RoomyIntake(inbox, premises.room()), office, premises.ways()),
            new MimeReader()::read,
            office.clock(),
            tempo.servers(),
            wire);
  }

  static SmtpCourier courier(MailboxSettings settings, Wire wire) {
    return new SmtpCourier(
        settings.smtp().account(),
        settings.smtp().envelopeFrom(),
        settings.smtp().connections(),
        new MimeWriter(ZoneOffset.UTC),
        wire);
  }

  static ImapMailbox server(MailboxSettings settings, Wire wire) {
    return new ImapMailbox(watched(settings), new MimeWriter(ZoneOffset.UTC), wire);
  }

  private static WatchedMailbox watched(MailboxSettings settings) {
    return new WatchedMailbox(
        settings.id(), settings.imap(), folders(settings.folders()), settings.closedKeyword());
  }

  private Gate gate() {
    return new Gate(
        leasing.fence()::whyNotSend, () -> leasing.clock().whyHold().or(this::whyUnaware));
  }

  /** An agent may have answered while nobody looked: a correction would be an insult. */
  private Optional<String> whyUnaware() {
    return watcher.isCurrent()
        ? Optional.empty()
        : Optional.of("what happened meanwhile in Sent and Closed is not known yet");
  }

  /**
   * What the stations share of this machine.
   *
   * @param room on the disk, without which nothing is taken in
   * @param claims by which a person gives this daemon the right to send
   * @param ways that their servers leave to agents
   */
  record Premises(
      QuarantineFiles quarantine,
      ClaimFiles claims,
      Leasing.Self self,
      DiskRoom room,
      WaysSeen ways) {}

  private Watching watching(FolderIntake inbox, Office office, WaysSeen ways) {
    Closing closing = new Closing(office);
    Absences absences = new Absences(settings.id(), office);
    return new Watching(
        inbox,
        new Answering(settings.id(), office, server),
        closing.closedFolder(settings.id(), absences),
        closing::closeByKeyword,
        new Lookout(settings.id(), office, ways, absences));
  }

  /** The lease first: nothing leaves to customers before it is taken. */
  void start() {
    leaseWatch.start();
    dispatch.start(settings.id(), settings.smtp().connections());
    watcher.start();
  }

  /** Wakes the way out: there may be something to send. */
  void ring() {
    dispatch.ring();
  }

  /** Whether letters may leave. */
  Fence fence() {
    return leasing.fence();
  }

  /** What keeps this mailbox from being served now. */
  List<Trouble> troubles() {
    WatchStatus status = watcher.status();
    Stream<Optional<Trouble>> folders =
        status.folders().stream()
            .map(folder -> folder.stuck().map(why -> trouble(Trouble.Kind.INTAKE, why)));
    return Stream.concat(
            folders,
            Stream.of(
                broken(status.inbox(), Trouble.Kind.READING),
                broken(status.others(), Trouble.Kind.FOLDERS),
                sending.trouble(),
                copies.trouble()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Trouble> broken(WatchStatus.Link link, Trouble.Kind kind) {
    return link.connected()
        ? Optional.empty()
        : Optional.of(trouble(kind, link.lastError().orElse("not connected yet")));
  }

  private Trouble trouble(Trouble.Kind kind, String detail) {
    return new Trouble(kind, Optional.of(settings.id()), detail);
  }

  /** The shortest way from here to the desk. */
  DeskLine.Way way(HouseMailbox house) {
    return new DeskLine.Way(house, courier, server);
  }

  String id() {
    return settings.id();
  }

  SentCopies copies() {
    return copies;
  }

  /** First the way in ends, then what is on its way out. */
  @Override
  public void close() {
    watcher.close();
    dispatch.close();
    leaseWatch.close();
    courier.close();
    server.close();
  }

  private static FolderNames folders(MailboxSettings.Folders folders) {
    return new FolderNames(folders.inbox(), folders.sent(), folders.closed());
  }

  private static RateLimit limit(Rate rate) {
    return new RateLimit(rate.count(), rate.per());
  }

  private static SentCopies.Rule copyRule(MailboxSettings.SaveSent rule) {
    return switch (rule) {
      case AUTO -> SentCopies.Rule.AUTO;
      case APPEND -> SentCopies.Rule.APPEND;
      case NEVER -> SentCopies.Rule.NEVER;
    };
  }
}
