package fi.kuittaus.flow;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The real flows on a real store, with a clock turned by hand and a courier that takes down what it
 * is given. A test does a step and looks at what has become of it.
 */
final class FlowWorld implements AutoCloseable {
  final HandClock clock;
  final Store store;
  final List<OutboundMessage> delivered = new ArrayList<>();
  final Folders server = new Folders();

  /** What the courier does with the next mails; empty: it accepts. */
  final Queue<Delivery> deliveries = new ArrayDeque<>();

  /** Whether the courier is stopped before a mail has left. */
  boolean interrupted;

  /** Whether memory ends while a mail is handed over. */
  boolean broken;

  /** Whether another process sends for this mailbox. */
  boolean closed;

  final Office office;
  final Sending sending;
  final Braking braking;
  final Updating updating;
  final Correcting correcting;
  final Alerting alerting;
  final Closing closing;
  final Attending attending;
  Lookout lookout;
  final WaysSeen ways = new WaysSeen();
  final MorningMail morning;
  final SentCopies copies;
  private final Receiving inbox;
  private final Answering sent;
  private FolderIntake closedFolder;
  private long uid;

  FlowWorld(Path data, Instant start) {
    this(data, start, TestHouse.policy());
  }

  FlowWorld(Path data, Instant start, HousePolicy policy) {
    this(data, start, () -> policy, true);
  }

  FlowWorld(Path data, Instant start, Supplier<HousePolicy> policy) {
    this(data, start, policy, true);
  }

  /** One of several processes, one after another: their Message-IDs differ. */
  FlowWorld(Path data, Instant start, long chance) {
    this(data, start, TestHouse::policy, true, new Random(chance));
  }

  /** {@code hasReplies}: whether agents' earlier replies lie in Sent. */
  FlowWorld(Path data, Instant start, Supplier<HousePolicy> policy, boolean hasReplies) {
    this(data, start, policy, hasReplies, new Random(5));
  }

  private FlowWorld(
      Path data, Instant start, Supplier<HousePolicy> policy, boolean hasReplies, Random chance) {
    server.hasReplies = hasReplies;
    clock = new HandClock(start);
    store = Store.embedded(data);
    Letters builtIn = Letters.builtIn();
    Supplier<Letters> letters = policy instanceof PolicyInForce p ? p::letters : () -> builtIn;
    office = new Office(store, policy, clock, new MailRoom(letters, chance, false));
    Courier courier = (mail, _) -> deliver(mail);
    Gate gate =
        new Gate(() -> closed ? Optional.of("on purpose") : Optional.empty(), Optional::empty);
    copies = new SentCopies("support", office, server, SentCopies.Rule.AUTO);
    sending = new Sending("support", office, courier, server, copies, gate);
    Runnable bell = () -> {};
    inbox =
        new Receiving(
            "support",
            office,
            new Readers(),
            new QuarantineFiles(data.resolve("quarantine")),
            bell);
    sent = new Answering("support", office, server);
    closing = new Closing(office);
    attending = new Attending(office, bell);
    Absences absences = new Absences("support", office);
    lookout = new Lookout("support", office, ways, absences);
    morning = new MorningMail(office, bell);
    braking = new Braking(office, closing, bell);
    closedFolder = closing.closedFolder("support", absences);
    updating = new Updating(office, bell);
    correcting = new Correcting(office, bell);
    alerting = new Alerting(office, bell);
    if (inbox.position("INBOX").isEmpty()) {
      inbox.begin(new MailboxPosition("INBOX", 1, 0));
      sent.begin(new MailboxPosition("Sent", 1, 0));
      closedFolder.begin(new MailboxPosition("Closed", 1, 0));
    }
    uid = inbox.position("INBOX").orElseThrow().uid();
  }

  private Delivery deliver(OutboundMessage mail) throws InterruptedException {
    if (broken) {
      throw new OutOfMemoryError("on purpose");
    }
    if (interrupted) {
      throw new InterruptedException("on purpose");
    }
    Delivery delivery = deliveries.isEmpty() ? new Delivery.Accepted() : deliveries.remove();
    if (delivery instanceof Delivery.Accepted) {
      delivered.add(mail);
    }
    return delivery;
  }

  /** The account is down: so much the next mail will show. */
  void accountIsDown() {
    deliveries.add(new Delivery.Deferred("421 down", true));
  }

  /** A mail of Maija's arrives now. */
  void maijaWrites(String id, String subject, String text, String... headers) {
    arrives(TestHouse.mail(TestHouse.MAIJA, id, subject, text, clock.instant(), headers));
  }

  void arrives(EmailAddress from, String id, String subject, String text, String... headers) {
    arrives(TestHouse.mail(from, id, subject, text, clock.instant(), headers));
  }

  void arrives(InboundMessage mail) {
    arrives(new Arrival(uid + 1, mail.arrivedAt(), new Parsed.Mail(mail)));
  }

  void arrives(Arrival arrival) {
    uid = arrival.uid();
    inbox.receive(new MailboxPosition("INBOX", 1, uid), List.of(arrival));
  }

  /** The server has made the inbox anew: everything comes again. */
  void arrivesAgain(long uidValidity, List<InboundMessage> mails) {
    inbox.receive(new MailboxPosition("INBOX", uidValidity, uid + mails.size()), next(mails));
  }

  /** They get the next UIDs. */
  private List<Arrival> next(List<InboundMessage> mails) {
    return mails.stream()
        .map(mail -> new Arrival(++uid, mail.arrivedAt(), new Parsed.Mail(mail)))
        .toList();
  }

  /** A mail is found in Sent. */
  void foundInSent(InboundMessage mail) {
    foundInSent(mail, false);
  }

  /** A mail that has not been sent yet is kept in Sent. */
  void draftedInSent(InboundMessage mail) {
    foundInSent(mail, true);
  }

  private void foundInSent(InboundMessage mail, boolean draft) {
    sent.receive(
        new MailboxPosition("Sent", 1, ++uid),
        List.of(
            new Arrival(
                uid, mail.arrivedAt(), new Parsed.Mail(mail), new Arrival.Flags(draft, false))));
  }

  /** A mail is found in Sent of the house's other mailbox, if it has one. */
  void foundInSalesSent(InboundMessage mail) {
    new Answering("sales", office, server)
        .receive(new MailboxPosition("Sent", 1, uid + 1), next(List.of(mail)));
  }

  void movedToClosed(InboundMessage mail) {
    liesInClosed(1, mail);
  }

  /** A mail is found in Closed, of this UIDVALIDITY. */
  void liesInClosed(long uidValidity, InboundMessage mail) {
    closedFolder.receive(new MailboxPosition("Closed", uidValidity, uid + 1), next(List.of(mail)));
  }

  /** Mails are moved to Closed together. */
  void movedToClosed(List<InboundMessage> mails) {
    closedFolder.receive(new MailboxPosition("Closed", 1, uid + mails.size()), next(mails));
  }

  /** The program starts again: it has forgotten what is not in its database. */
  void restart() {
    Absences absences = new Absences("support", office);
    lookout = new Lookout("support", office, ways, absences);
    closedFolder = closing.closedFolder("support", absences);
  }

  /** Every round is made once, and the outbox emptied. */
  void tick() {
    for (String urgency : TestHouse.promises().urgencies().keySet()) {
      alerting.warnDue(urgency);
      correcting.correctDue(urgency);
      updating.updateDue(urgency);
      closing.closeDue(urgency);
    }
    alerting.askDue();
    send();
    copies.keepDue();
  }

  void send() {
    try {
      while (sending.sendSome(7) > 0) {
        // until the outbox is empty
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The letters to customers so far, by their kinds, in the order in which they left. */
  List<String> kinds() {
    return store.transaction(tx ->
        delivered.stream()
            .map(OutboundMessage::id)
            .flatMap(id ->
                tx.conversations().ofMessage(id).stream()
                    .flatMap(c -> tx.outbox().of(c.reference()).stream())
                    .filter(letter -> letter.mail().id().equals(id)))
            .map(letter -> letter.kind())
            .toList());
  }

  /** All mails to customers that have left. */
  List<OutboundMessage> toCustomers() {
    return delivered.stream().filter(m -> !isToDesk(m)).toList();
  }

  /** Their recipients. */
  List<EmailAddress> writtenTo() {
    return toCustomers().stream().map(mail -> mail.envelope().to().address()).toList();
  }

  /** All mails to the desk that have left. */
  List<OutboundMessage> toDesk() {
    return delivered.stream().filter(FlowWorld::isToDesk).toList();
  }

  private static boolean isToDesk(OutboundMessage mail) {
    return mail.envelope().to().address().equals(TestHouse.DESK);
  }

  List<Conversation> all() {
    return store.transaction(tx -> tx.conversations().list(true, 1000));
  }

  int conversations() {
    return all().size();
  }

  Conversation only() {
    List<Conversation> all = all();
    if (all.size() != 1) {
      throw new AssertionError("expected one conversation, there are " + all.size());
    }
    return all.getFirst();
  }

  /** Of the only conversation. */
  Status status() {
    return only().course().status();
  }

  /** When an answer is due in the only conversation, as a local time. */
  String due() {
    return due(only());
  }

  static String due(Conversation conversation) {
    return TestHouse.local(conversation.course().promise().orElseThrow().dueAt());
  }

  /** The promises of the only conversation. */
  List<Promises.Given> promises() {
    Reference reference = only().reference();
    return store.transaction(tx -> tx.promises().of(reference));
  }

  @Override
  public void close() {
    store.close();
  }
}
