package fi.kuittaus.console;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.config.Settings;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Customer;
import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.HouseRules;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.flow.Alarming;
import fi.kuittaus.flow.Announcing;
import fi.kuittaus.flow.Attending;
import fi.kuittaus.flow.Braking;
import fi.kuittaus.flow.Calling;
import fi.kuittaus.flow.ClockWatch;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.DeskLine;
import fi.kuittaus.flow.Fence;
import fi.kuittaus.flow.Forgetting;
import fi.kuittaus.flow.MailRoom;
import fi.kuittaus.flow.Office;
import fi.kuittaus.flow.PolicyInForce;
import fi.kuittaus.flow.Promising;
import fi.kuittaus.flow.Reloading;
import fi.kuittaus.flow.Trouble;
import fi.kuittaus.flow.Updating;
import fi.kuittaus.flow.WaysSeen;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.screening.ScreeningPolicy;
import fi.kuittaus.store.Outbox;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.Transaction;
import fi.kuittaus.store.backup.Backups;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** A real store in a folder, with conversations in it, and the local API over it once started. */
public final class SampleDesk implements AutoCloseable {
  public static final Instant NOW = TestHouse.at("2026-11-23T12:30");
  private static final String SECRET_TEXT = "the customer's own words";
  private final Store store;
  final LocalApi api;
  final AtomicReference<Thread> lastActor = new AtomicReference<>(Thread.currentThread());
  private final Random chance = new Random(7);
  final List<Trouble> troubles = new ArrayList<>();
  private long uid;
  private boolean lost;

  public SampleDesk(Path data) {
    this(data, new Settings.Listen("127.0.0.1", 0));
  }

  public SampleDesk(Path data, Settings.Listen listen) {
    store = Store.embedded(data);
    Office office =
        new Office(
            store,
            () -> {
              lastActor.set(Thread.currentThread());
              return TestHouse.policy();
            },
            new HandClock(NOW),
            new MailRoom(Letters.builtIn(), new Random(5)));
    ClockWatch clock = new ClockWatch(office.clock(), () -> 0, Optional.empty());
    Fence closed = new Fence(Duration.ofMinutes(6), () -> 0, clock);
    Closing closing = new Closing(office);
    Braking braking = new Braking(office, closing, () -> {});
    DeskLine nobody = new DeskLine(Optional.empty(), List.of(), office.mailRoom());
    Alarming alarming = new Alarming(() -> troubles, nobody, office.clock(), _ -> {});
    api =
        new LocalApi(
            new Desk(
                store,
                new Desk.Agents(
                    closing,
                    new Attending(office, () -> {}),
                    new Promising(office, () -> {}),
                    new Calling(office, () -> {}),
                    new Announcing(office, new Updating(office, () -> {}))),
                braking,
                Map.of("support", closed),
                new Desk.Condition(alarming, reloading(office), new WaysSeen()),
                new Desk.Keeping(
                    new Backups(store, data),
                    new Forgetting(
                        store, new QuarantineFiles(data.resolve("quarantine")), office.clock()))),
            listen,
            data);
  }

  /** What {@code promises.yaml} says when it is read again. */
  public Edition edition =
      new Edition.Good(
          "in force",
          new HouseRules(
              TestHouse.policy().promises(),
              TestHouse.policy().triage(),
              ScreeningPolicy.Named.NONE,
              HouseStyle.USUAL),
          List.of());

  private Reloading reloading(Office office) {
    PolicyInForce inForce = new PolicyInForce(TestHouse.policy(), "in force", NOW);
    return new Reloading(office, inForce, () -> edition, _ -> {});
  }

  public URI start() {
    return api.start();
  }

  /** An open conversation that was acknowledged, and promised an answer by then. */
  public Reference open(String subject, String openedAt, String dueAt) {
    Promise promise = new Promise(TestHouse.at(dueAt), TestHouse.HELSINKI, "office");
    Conversation c = conversation(subject, TestHouse.at(openedAt), Optional.of(promise));
    store.run(tx -> keep(tx, c, promise));
    return c.reference();
  }

  /** As {@link #open}, but the brake holds the acknowledgement. */
  public Reference holdOne(String subject, String openedAt, String dueAt) {
    Promise promise = new Promise(TestHouse.at(dueAt), TestHouse.HELSINKI, "office");
    Conversation c = conversation(subject, TestHouse.at(openedAt), Optional.of(promise));
    store.run(tx -> {
      tx.conversations().add(c);
      tx.queue().hold(add(tx, c, promise));
    });
    return c.reference();
  }

  private long add(Transaction tx, Conversation c, Promise promise) {
    var about = new Outbox.About(c.reference(), false, LetterOrder.Told.NOTHING);
    String kind = LetterKind.ACKNOWLEDGEMENT.label();
    var draft = new Outbox.Draft("support", kind, 0, letter(c, promise), Optional.of(about));
    return tx.outbox().add(draft, c.course().openedAt());
  }

  private void keep(Transaction tx, Conversation c, Promise promise) {
    Instant at = c.course().openedAt();
    tx.conversations().add(c);
    InboundMessage mail =
        TestHouse.mail(
            TestHouse.MAIJA,
            "m" + ++uid + "@customer.example",
            c.matter().subject(),
            SECRET_TEXT,
            at);
    tx.messages()
        .add(
            "support",
            new MailboxPosition("INBOX", 1, uid),
            mail,
            Screening.of(List.of(), mail.sender()),
            "opened",
            Optional.of(c.reference()));
    long letter = add(tx, c, promise);
    tx.queue().done(letter, "accepted", "250 OK", at.plusSeconds(1), Optional.empty());
    tx.promises().add(c.reference(), letter, Promises.What.ANSWER, promise);
    tx.promises().given(letter, at.plusSeconds(1));
    tx.history().add(c.reference(), at, "opened", "answer due " + promise.local());
  }

  private Conversation conversation(String subject, Instant at, Optional<Promise> promise) {
    return new Conversation(
        Reference.random(chance, 5),
        "support",
        new Customer(
            Optional.of(NamedAddress.of("Maija Meikäläinen", TestHouse.MAIJA)),
            Optional.of(TestHouse.MAIJA),
            new Reading.Person(Optional.of("Maija"), Optional.of(Register.FAMILIAR)),
            "fi"),
        new Matter(subject, true, "question", "normal", List.of()),
        new Course(Status.OPEN, at, promise, Course.Agenda.EMPTY, Course.Tally.NOTHING));
  }

  private static OutboundMessage letter(Conversation c, Promise promise) {
    MessageId id = TestHouse.KEY.messageId(c.reference().code(), "n1", "example.com");
    return new OutboundMessage(
        id,
        new OutboundMessage.Envelope(
            NamedAddress.of("Example Support", TestHouse.SUPPORT),
            NamedAddress.of(TestHouse.MAIJA)),
        "Re: " + c.matter().subject(),
        "Hei Maija,\n\nvastaamme viimeistään " + promise.local().toLocalTime() + ".\n",
        Optional.empty(),
        List.of());
  }

  /** The database goes away under a running API. */
  public void loseStore() {
    if (!lost) {
      lost = true;
      store.close();
    }
  }

  @Override
  public void close() {
    api.close();
    loseStore();
  }
}
