package fi.kuittaus;

import fi.kuittaus.config.Configuration;
import fi.kuittaus.config.ConfigurationFiles;
import fi.kuittaus.config.MailboxSettings;
import fi.kuittaus.config.PromisesFile;
import fi.kuittaus.config.Settings;
import fi.kuittaus.config.WebhookSettings;
import fi.kuittaus.console.Desk;
import fi.kuittaus.console.LocalApi;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.flow.Alarming;
import fi.kuittaus.flow.Alerting;
import fi.kuittaus.flow.Announcing;
import fi.kuittaus.flow.Attending;
import fi.kuittaus.flow.Bell;
import fi.kuittaus.flow.Braking;
import fi.kuittaus.flow.Calling;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Correcting;
import fi.kuittaus.flow.DeskLine;
import fi.kuittaus.flow.Fence;
import fi.kuittaus.flow.Forgetting;
import fi.kuittaus.flow.Leasing;
import fi.kuittaus.flow.MailRoom;
import fi.kuittaus.flow.MorningMail;
import fi.kuittaus.flow.NamesInUse;
import fi.kuittaus.flow.Office;
import fi.kuittaus.flow.PolicyInForce;
import fi.kuittaus.flow.Promising;
import fi.kuittaus.flow.Reloading;
import fi.kuittaus.flow.Retiring;
import fi.kuittaus.flow.Ringing;
import fi.kuittaus.flow.Updating;
import fi.kuittaus.flow.WaysSeen;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.outside.HolidayFetch;
import fi.kuittaus.outside.Webhook;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.schedule.Rounds;
import fi.kuittaus.schedule.Schedule;
import fi.kuittaus.store.ClaimFiles;
import fi.kuittaus.store.DiskRoom;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.StoreException;
import fi.kuittaus.store.backup.Backups;
import fi.kuittaus.transport.Wire;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running daemon: built in order, started, and stopped in reverse. */
final class Daemon implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CompletableFuture<String> gaveUp = new CompletableFuture<>();
  private @Nullable Store store;
  private @Nullable Schedule schedule;

  private Daemon() {}

  /** What it keeps; to look at, while it runs. */
  Store store() {
    return Objects.requireNonNull(store);
  }

  /**
   * Builds and starts everything.
   *
   * @param clock the real one, but in the demo
   * @throws RuntimeException if something cannot be started; what had been is stopped again
   */
  static Daemon start(Configuration configuration, InstantSource clock, Tempo tempo) {
    Daemon daemon = new Daemon();
    try {
      daemon.build(configuration, clock, tempo);
      return daemon;
    } catch (RuntimeException e) {
      daemon.close();
      throw e;
    }
  }

  private void build(Configuration configuration, InstantSource clock, Tempo tempo) {
    Settings settings = configuration.settings();
    DataFolder data = DataFolder.open(settings.places().data());
    new DiskRoom(data.path(), DiskRoom.LEAST_TO_OPEN).require();
    data.finishRestore();
    HousePolicy policy = configuration.housePolicy(data.tokenKey());
    Store store = keep(opened(data, policy, settings, clock));
    this.store = store;
    requireNamesInUse(store, policy);
    Letters letters = Letters.with(configuration.letters());
    PolicyInForce inForce =
        new PolicyInForce(policy, letters, configuration.version(), clock.instant());
    Readers readers = new Readers();
    new Rehearsal(policy, readers, letters).run(clock.instant());

    Optional<Bell> deskBell =
        settings.desk().webhook().<Bell>map(hook -> keep(webhook(hook, clock)));
    MailRoom mailRoom = new MailRoom(inForce::letters, new SecureRandom(), deskBell.isPresent());
    Office office = new Office(store, inForce, clock, mailRoom);
    MailboxStation.Premises premises =
        new MailboxStation.Premises(
            new QuarantineFiles(data.quarantine()),
            new ClaimFiles(data.path()),
            new Leasing.Self(UUID.randomUUID().toString(), data.place()),
            new DiskRoom(data.path(), DiskRoom.USUAL_LEAST),
            new WaysSeen());
    Wire wire = keep(new Wire());

    List<MailboxStation> stations = new ArrayList<>();
    Map<String, Fence> fences = new LinkedHashMap<>();
    for (MailboxSettings mailbox : settings.mailboxes().values()) {
      MailboxStation station = new MailboxStation(mailbox, office, readers, premises, wire, tempo);
      stations.add(station);
      fences.put(mailbox.id(), station.fence());
    }
    keep(() -> closeTogether(stations));
    Runnable bell = () -> stations.forEach(MailboxStation::ring);
    Closing closing = new Closing(office);
    PromisesFile promises =
        new PromisesFile(
            settings.places().promises(),
            ConfigurationFiles.fetched(settings),
            clock,
            settings.places().letters());
    HolidayFetch holidays =
        keep(
            new HolidayFetch(
                () -> inForce.get().promises().calendars().values(),
                ConfigurationFiles.fetched(settings),
                clock));
    Reloading reloading = new Reloading(office, inForce, promises::read, this::serve);
    Alarming alarming =
        alarming(
            office,
            stations,
            new Checkup(store, premises.room(), stations, reloading, holidays),
            deskBell);
    Updating updating = new Updating(office, bell);
    Rounds rounds =
        new Rounds(
            updating,
            new Correcting(office, bell),
            new Alerting(office, bell),
            alarming,
            closing,
            new Rounds.Upkeep(
                stations.stream().map(MailboxStation::copies).toList(),
                new Retiring(store, clock, settings.retention(), premises.quarantine()),
                new Ringing(office, deskBell),
                new MorningMail(office, bell),
                () -> fetch(holidays)));
    Schedule schedule = keep(new Schedule(rounds, tempo.rounds()));
    this.schedule = schedule;
    Desk desk =
        new Desk(
            store,
            new Desk.Agents(
                closing,
                new Attending(office, bell),
                new Promising(office, bell),
                new Calling(office, bell),
                new Announcing(office, updating)),
            new Braking(office, closing, bell),
            fences,
            new Desk.Condition(alarming, reloading, premises.ways()),
            new Desk.Keeping(
                new Backups(store, data.path()),
                new Forgetting(store, premises.quarantine(), clock)));
    LocalApi api = keep(new LocalApi(desk, settings.console(), data.path()));

    if (fetch(holidays)) {
      reloading.reload();
    }
    reloading.begin();
    stations.forEach(MailboxStation::start);
    schedule.start(policy.promises().urgencies().keySet());
    keep(new PolicyWatch(promises, reloading)).start();
    api.start();
    LOG.info("started: watching {}", settings.mailboxes().keySet());
  }

  /** A damaged database starts nothing, and the desk is told by the mail servers alone. */
  private static Store opened(
      DataFolder data, HousePolicy policy, Settings settings, InstantSource clock) {
    try {
      return Store.embedded(data.path());
    } catch (StoreException e) {
      if (e.isDamage()) {
        new Distress(settings, policy).tell(e, clock.instant());
      }
      throw e;
    }
  }

  private static Webhook webhook(WebhookSettings settings, InstantSource clock) {
    Webhook.Format format =
        switch (settings.format()) {
          case JSON -> Webhook.Format.JSON;
          case SLACK -> Webhook.Format.SLACK;
        };
    return new Webhook(settings.url(), settings.secret(), format, clock);
  }

  /** Where anything has changed, the watch over {@code promises.yaml} finds it. */
  private static boolean fetch(HolidayFetch holidays) {
    try {
      return holidays.fetchDue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void serve(Set<String> urgencies) {
    Objects.requireNonNull(schedule).serve(urgencies);
  }

  private Alarming alarming(
      Office office, List<MailboxStation> stations, Checkup checkup, Optional<Bell> bell) {
    HousePolicy policy = office.policy().get();
    List<DeskLine.Way> ways =
        stations.stream().map(station -> station.way(policy.mailbox(station.id()))).toList();
    return new Alarming(
        checkup::troubles,
        new DeskLine(policy.desk(), ways, office.mailRoom(), bell),
        office.clock(),
        gaveUp::complete);
  }

  /** Waits until the daemon cannot go on; gives the reason. */
  String awaitGivingUp() {
    return gaveUp.join();
  }

  /** What open conversations are called by cannot be taken out of the configuration. */
  private static void requireNamesInUse(Store store, HousePolicy policy) {
    List<String> lacking = new NamesInUse(store).lackedBy(policy);
    if (!lacking.isEmpty()) {
      throw new IllegalStateException(String.join("; ", lacking));
    }
  }

  /** Each may wait for a server that hangs: side by side, they wait once. */
  private static void closeTogether(List<MailboxStation> stations) throws InterruptedException {
    List<Thread> closing =
        stations.stream().map(station -> Thread.ofVirtual().start(station::close)).toList();
    for (Thread thread : closing) {
      thread.join();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Stops everything in reverse order; what fails to stop does not keep the others from it. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
    LOG.info("stopped");
  }
}
