package fi.kuittaus.world;

import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.flow.Absences;
import fi.kuittaus.flow.Alerting;
import fi.kuittaus.flow.Answering;
import fi.kuittaus.flow.Attending;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Correcting;
import fi.kuittaus.flow.Gate;
import fi.kuittaus.flow.Lookout;
import fi.kuittaus.flow.MailRoom;
import fi.kuittaus.flow.Office;
import fi.kuittaus.flow.PolicyInForce;
import fi.kuittaus.flow.Receiving;
import fi.kuittaus.flow.Reloading;
import fi.kuittaus.flow.Sending;
import fi.kuittaus.flow.SentCopies;
import fi.kuittaus.flow.Updating;
import fi.kuittaus.flow.WaysSeen;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.SharedMailbox;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The program as it runs between a start and an end: the one place that knows its wiring. */
final class Premises {
  private static final Letters LETTERS = Letters.builtIn();
  private static final Readers READERS = new Readers();
  private static final int TOGETHER = 5;

  /** What serves one mailbox. */
  private record Station(
      FolderIntake inbox,
      FolderIntake sent,
      FolderIntake closed,
      Lookout lookout,
      Sending sending,
      SentCopies copies) {}

  /** What the world gives to the program. */
  record Outside(
      InstantSource clock,
      Fuse fuse,
      Supplier<Edition.Good> promises,
      RandomGenerator random,
      Runnable bell,
      Function<String, Courier> couriers,
      Function<String, SharedMailbox> servers) {}

  private final Store store;
  private final Map<String, Station> stations = new LinkedHashMap<>();
  private final Updating updating;
  private final Correcting correcting;
  private final Alerting alerting;
  private final Closing closing;
  private final Attending attending;
  private final Reloading reloading;

  Premises(Path data, List<String> mailboxes, Outside outside) {
    store = Store.embedded(data);
    Edition.Good edition = outside.promises().get();
    PolicyInForce inForce =
        new PolicyInForce(
            House.policy(edition.rules().promises()), edition.version(), outside.clock().instant());
    Supplier<HousePolicy> policy =
        () -> {
          outside.fuse().spark();
          return inForce.get();
        };
    Office office =
        new Office(store, policy, outside.clock(), new MailRoom(LETTERS, outside.random()));
    reloading = new Reloading(office, inForce, outside.promises()::get, _ -> {});
    closing = new Closing(office);
    attending = new Attending(office, outside.bell());
    updating = new Updating(office, outside.bell());
    correcting = new Correcting(office, outside.bell());
    alerting = new Alerting(office, outside.bell());
    QuarantineFiles quarantine = new QuarantineFiles(data.resolve("quarantine"));
    WaysSeen ways = new WaysSeen();
    for (String id : mailboxes) {
      SharedMailbox server = outside.servers().apply(id);
      Absences absences = new Absences(id, office);
      SentCopies copies = new SentCopies(id, office, server, SentCopies.Rule.AUTO);
      stations.put(
          id,
          new Station(
              new Receiving(id, office, READERS, quarantine, outside.bell()),
              new Answering(id, office, server),
              closing.closedFolder(id, absences),
              new Lookout(id, office, ways, absences),
              new Sending(id, office, outside.couriers().apply(id), server, copies, Gate.OPEN),
              copies));
    }
  }

  private Station station(String mailbox) {
    return java.util.Objects.requireNonNull(stations.get(mailbox));
  }

  /** What a process does before it sends anything. */
  void recover() {
    stations.values().forEach(s -> s.sending().recover());
  }

  /** What a process does when it has read the promises that it starts with. */
  void plan() {
    reloading.begin();
  }

  /** As after each look at a file that has changed. */
  void reload() {
    reloading.reload();
  }

  FolderIntake inbox(String mailbox) {
    return station(mailbox).inbox();
  }

  FolderIntake sent(String mailbox) {
    return station(mailbox).sent();
  }

  FolderIntake closed(String mailbox) {
    return station(mailbox).closed();
  }

  Lookout lookout(String mailbox) {
    return station(mailbox).lookout();
  }

  Attending attending() {
    return attending;
  }

  Closing closing() {
    return closing;
  }

  void updateDue(String urgency) {
    updating.updateDue(urgency);
  }

  void correctDue(String urgency) {
    correcting.correctDue(urgency);
  }

  void warnDue(String urgency) {
    alerting.warnDue(urgency);
  }

  void askDue() {
    alerting.askDue();
  }

  void closeDue(String urgency) {
    closing.closeDue(urgency);
  }

  /** Sends some of what may leave now; whether there was anything. */
  boolean send(String mailbox) throws InterruptedException {
    return station(mailbox).sending().sendSome(TOGETHER) > 0;
  }

  void keepCopies(String mailbox) {
    station(mailbox).copies().keepDue();
  }

  void close() {
    store.close();
  }
}
