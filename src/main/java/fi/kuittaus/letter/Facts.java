package fi.kuittaus.letter;

import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Customer;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import fi.kuittaus.reading.PersonalName;
import fi.kuittaus.reading.Register;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one letter can say: the values of {@link Vocabulary}'s names. */
final class Facts {
  /** Urgencies whose letters say so; ops' own names tell us nothing. */
  private static final Set<String> URGENT = Set.of("critical", "high", "urgent");

  private static final Set<String> MOST_URGENT = Set.of("critical", "urgent");

  /** How a concern's name begins that ends what a customer has. */
  private static final String ENDING = "end-";

  /** In these matters haste is the desk's, and nothing that a letter speaks of. */
  private static final Set<String> UNHURRIED = Set.of("cancellation", "application", "feedback");

  /** Concerns that a customer wants more about than why. */
  private static final Set<String> BEYOND_WHY =
      Set.of(
          "bill-amount",
          "car-noise",
          "claim-goods",
          "collection",
          "damaged",
          "damage-report",
          "defect",
          "delivery-address",
          "delivery-change",
          "disturbance",
          "late-fee",
          "lost-property",
          "missing-item",
          "name-wrong",
          "new-claim",
          "new-order",
          "not-ordered",
          "paid-twice",
          "password",
          "pothole",
          "refund-missing",
          "refund-status",
          "reminder",
          "return-goods",
          "road-state",
          "theft",
          "twice",
          "water-damage",
          "where-order",
          "wrong-goods",
          "wrong-item");

  private static final String NONE = "none";

  /** How many ways of saying "nothing new" the letters have. */
  private static final int TURNS = 3;

  private final LetterOrder order;
  private final Wording wording;
  private final Map<String, Object> values = new HashMap<>();

  private Facts(LetterOrder order, Wording wording) {
    this.order = order;
    this.wording = wording;
  }

  /** All but the questions, which are worded by a template of their own. */
  static Facts of(LetterOrder order, HouseStyle style, String language) {
    Facts facts = new Facts(order, Wording.of(language));
    facts.addMatter();
    facts.addMentions();
    facts.addCustomer(order.conversation().customer(), style.manner().register());
    facts.addConcern(order.told().concern(), language);
    facts.addTimes(order.times());
    facts.addProgress(order.conversation().course().tally());
    new HouseFacts(order, style, language, facts).add();
    return facts
        .with("questions", List.of())
        .with("told", List.of())
        .with("settled", false)
        .with("question", Optional.empty())
        .with("Question", Optional.empty());
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  Map<String, Object> values() {
    return values;
  }

  Facts with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Facts with(String name, Optional<String> value) {
    values.put(name, value.<Object>map(v -> v).orElse(new Absent(name)));
    return this;
  }

  /** Two questions or more are a list; one is a sentence. */
  Facts withQuestions(List<String> questions) {
    boolean several = questions.size() > 1;
    with("questions", several ? questions.stream().map(Plain::capitalised).toList() : List.of());
    Optional<String> single = questions.stream().findFirst().filter(_ -> !several);
    return with("question", single).with("Question", single.map(Plain::capitalised));
  }

  private void addMatter() {
    var matter = order.conversation().matter();
    with("reference", order.conversation().reference().code());
    with("topic", matter.topic());
    with("fault", matter.topic().equals("fault"));
    with("hurried", isHurried(matter.topic(), matter.urgency()));
    with("urgent", URGENT.contains(matter.urgency()) && !UNHURRIED.contains(matter.topic()));
    with("first", order.kind() == LetterKind.ACKNOWLEDGEMENT);
    with("attachments", order.told().attachments());
    with("phoneEnd", order.told().phones().stream().findFirst().map(Facts::lastThree));
  }

  /** A fault of one customer is dealt with in its turn; other matters are where they say so. */
  private static boolean isHurried(String topic, String urgency) {
    return !UNHURRIED.contains(topic)
        && (MOST_URGENT.contains(urgency) || (URGENT.contains(urgency) && !topic.equals("fault")));
  }

  private void addConcern(Concern concern, String language) {
    with("leaves", isLeaving(concern));
    with("concern", concern.what().orElse(NONE));
    Optional<String> why = why(concern, language);
    Optional<String> asks = said(concern.question(), language);
    with("why", why);
    with("asks", asks.filter(_ -> why.isEmpty()));
    addThing(
        concern
            .thing()
            .filter(thing -> thing.language().equals(language))
            .filter(_ -> why.isEmpty() && concern.what().isEmpty()),
        asks.isPresent() && order.conversation().matter().topic().equals("question"));
    with("numbered", concern.numbered().map(Concern.Numbered::kind).orElse(NONE));
    with("numberedAs", concern.numbered().map(Concern.Numbered::number));
  }

  /** The thing of the subject, where nothing tells more; one that fails is named as such. */
  private void addThing(Optional<Concern.Thing> thing, boolean isAskedAbout) {
    Optional<String> failing = thing.flatMap(Concern.Thing::failing).filter(_ -> is("fault"));
    with("failing", failing.map(Plain::line));
    with(
        "thing",
        thing
            .filter(_ -> failing.isEmpty() && !isAskedAbout)
            .map(Concern.Thing::about)
            .map(Plain::line));
    with("ofThing", thing.map(Concern.Thing::of).map(Plain::line));
  }

  /** What does not work, said to them, where that is what they want to know. */
  private Optional<String> why(Concern concern, String language) {
    return said(concern.complaint(), language)
        .filter(_ -> concern.what().filter(BEYOND_WHY::contains).isEmpty());
  }

  private Optional<String> said(Optional<Concern.Clause> clause, String language) {
    return clause
        .filter(c -> c.language().equals(language))
        .map(c -> is("formal") ? c.formal() : c.familiar())
        .map(Plain::line);
  }

  /** Who calls off a visit or an order stays a customer. */
  private boolean isLeaving(Concern concern) {
    return concern
        .what()
        .map(what -> what.startsWith(ENDING))
        .orElse(order.told().mentions().contains(Mention.TERMINATES));
  }

  private void addMentions() {
    for (Mention mention : Mention.values()) {
      with(mention.label(), order.told().mentions().contains(mention));
    }
  }

  private void addCustomer(Customer customer, Optional<Register> usual) {
    Optional<String> first = customer.person().firstName().map(Plain::line);
    Optional<Register> register = customer.person().register().or(() -> usual);
    with("formal", register.filter(Register.FORMAL::equals).isPresent());
    with("firstName", first);
    with("fullName", first.flatMap(name -> fullName(customer, name)));
  }

  private static Optional<String> fullName(Customer customer, String firstName) {
    return customer
        .sender()
        .flatMap(NamedAddress::name)
        .flatMap(PersonalName::parse)
        .filter(name -> name.first().equals(firstName))
        .flatMap(PersonalName::full)
        .map(Plain::line);
  }

  private void addTimes(LetterOrder.Times times) {
    with("answerBy", times.answerBy().map(this::quoted));
    with("nextWord", times.nextWord().map(this::quoted));
    with("missed", times.missed().map(p -> wording.quoted(p, times.now())));
    with("late", times.missed().filter(p -> p.dueAt().isBefore(times.now())).isPresent());
    with(
        "calling",
        Stream.of(times.answerBy(), times.missed())
            .flatMap(Optional::stream)
            .anyMatch(Promise::isCall));
    with("callPromised", times.missed().filter(Promise::isCall).isPresent());
    with("waited", order.kind() != LetterKind.CORRECTION && times.missed().isPresent());
    with("arrived", times.zone().map(this::arrived));
    with("since", times.meanwhile().since().map(at -> wording.stamp(at, times.now())));
    with(
        "answeredOn",
        order.conversation().course().tally().answered().flatMap(at -> stamp(at, times)));
  }

  private String arrived(ZoneId zone) {
    var at = order.conversation().course().openedAt().atZone(zone);
    return wording.stamp(at.truncatedTo(ChronoUnit.MINUTES), order.times().now());
  }

  private Optional<String> stamp(Instant at, LetterOrder.Times times) {
    return times
        .zone()
        .map(zone -> at.atZone(zone).truncatedTo(ChronoUnit.MINUTES))
        .map(local -> wording.stamp(local, times.now()));
  }

  /** The zone is named where the customer's own clock shows another. */
  private String quoted(Promise promise) {
    boolean abroad =
        order
            .told()
            .clock()
            .filter(c -> !c.equals(promise.zone().getRules().getOffset(order.times().now())))
            .isPresent();
    return abroad
        ? wording.quotedAbroad(promise, order.times().now())
        : wording.quoted(promise, order.times().now());
  }

  private void addProgress(Course.Tally tally) {
    with("sooner", isSooner());
    with("repeated", order.kind() == LetterKind.CORRECTION && tally.corrections() > 1);
    with("seen", tally.evidence() != Evidence.NONE);
    with("answered", tally.evidence() == Evidence.ANSWERED);
    with("turn", tally.updates() % TURNS);
    with(
        "notes",
        order.notes().stream()
            .flatMap(String::lines)
            .map(Plain::line)
            .filter(line -> !line.isEmpty())
            .toList());
  }

  /** Whether a new time comes before the one that it replaces: a person has seen to it. */
  private boolean isSooner() {
    LetterOrder.Times times = order.times();
    return order.kind() == LetterKind.CORRECTION
        && times
            .missed()
            .flatMap(old -> times.answerBy().filter(p -> p.dueAt().isBefore(old.dueAt())))
            .isPresent();
  }

  private static String lastThree(String phone) {
    return phone.substring(Math.max(0, phone.length() - 3));
  }
}
