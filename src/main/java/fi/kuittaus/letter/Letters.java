package fi.kuittaus.letter;

import fi.kuittaus.conversation.Customer;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.reading.Mention;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The letters of a house: the built-in ones, with the house's own in their place where it has any.
 *
 * <p>A letter is the template {@code <language>/<kind>-<topic>}, or {@code <language>/<kind>} where
 * the topic has none of its own, within {@code <language>/frame}. Each of the house's templates has
 * been tried with every value present and missing before the first letter is written. Immutable;
 * safe for several threads.
 */
public final class Letters {
  private final Templates templates;
  private final Map<String, String> own;

  private Letters(Templates templates, Map<String, String> own) {
    this.templates = templates;
    this.own = Map.copyOf(own);
  }

  /** The built-in letters. */
  public static Letters builtIn() {
    return with(Map.of());
  }

  /**
   * The built-in letters, some of them replaced.
   *
   * @param own the house's templates by name, {@code fi/acknowledgement-fault}
   * @throws IllegalArgumentException with every mistake that {@link #mistakes} finds
   */
  public static Letters with(Map<String, String> own) {
    Templates templates = templates(own);
    List<Mistake> mistakes = new Inspection(templates, own.keySet()).mistakes();
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(
          mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    }
    return new Letters(templates, own);
  }

  /** The templates of the house that are among them, by name. */
  public Map<String, String> own() {
    return own;
  }

  /** What is wrong with these templates of a house; empty: nothing. */
  public static List<Mistake> mistakes(Map<String, String> own) {
    return new Inspection(templates(own), own.keySet()).mistakes();
  }

  /** The built-in templates by name, {@code fi/acknowledgement}, for a house to begin its own. */
  public static Map<String, String> templates() {
    return Resources.templates();
  }

  /** The languages that there are letters in, BCP 47. */
  public static List<String> languages() {
    return Wording.languages();
  }

  /**
   * The letter of this order. It is written in the customer's language, or in the mailbox's first
   * that has letters.
   *
   * @param id its Message-ID, made with the mailbox's key
   * @throws IllegalArgumentException where the customer cannot be written to, or where a letter
   *     that gives a promise has none
   */
  public OutboundMessage write(LetterOrder order, HouseMailbox mailbox, MessageId id) {
    requirePromise(order);
    Matter matter = order.conversation().matter();
    String language = language(order.conversation().customer(), mailbox);
    Facts facts = facts(order, mailbox, language);
    String body = templates.render(bodyName(language, order), facts.values());
    facts.with(Vocabulary.BODY, namingTodayOnce(body, language, order.times()));
    Blocks letter = Blocks.parse(templates.render(language + "/frame", facts.values()));
    String subject = Subject.of(matter, templates.render(language + "/subject", facts.values()));
    return new OutboundMessage(
        id,
        new OutboundMessage.Envelope(mailbox.from(), addressee(order.conversation().customer())),
        subject,
        letter.text(),
        Optional.of(new HtmlPage(language, subject, letter).html()),
        LetterHeaders.of(order.kind(), matter.thread(), language, id, mailbox));
  }

  private static String namingTodayOnce(String body, String language, LetterOrder.Times times) {
    return times
        .zone()
        .map(zone -> Wording.of(language).namingTodayOnce(body, zone, times.now()))
        .orElse(body);
  }

  private static void requirePromise(LetterOrder order) {
    boolean promises =
        switch (order.kind()) {
          case ACKNOWLEDGEMENT, FOLLOW_UP, ASKS_AGAIN, REOPENED, CALLBACK -> true;
          case STATUS_UPDATE, CORRECTION, INCIDENT, RESOLVED, CLOSED -> false;
        };
    if (promises && order.times().answerBy().isEmpty()) {
      throw new IllegalArgumentException(
          "a letter of kind " + order.kind().label() + " names a time");
    }
  }

  /** How the letters to this customer word times. */
  public Wording wording(Customer customer, HouseMailbox mailbox) {
    return Wording.of(language(customer, mailbox));
  }

  private static String language(Customer customer, HouseMailbox mailbox) {
    String wanted = Wording.written(customer.language());
    List<String> written = languages();
    return written.contains(wanted)
        ? wanted
        : mailbox.languages().stream()
            .filter(written::contains)
            .findFirst()
            .orElse("en"); // configuration refuses a mailbox of which this could become true
  }

  private Facts facts(LetterOrder order, HouseMailbox mailbox, String language) {
    Facts facts = Facts.of(order, mailbox.style(), language);
    facts.with("team", team(mailbox, language));
    if (order.kind() == LetterKind.ACKNOWLEDGEMENT && !isOfKnownFault(order)) {
      new Asked(templates, language, order, mailbox.style()).addTo(facts);
    }
    new Parts(templates, language).addTo(facts, mailbox.style().manner());
    return facts;
  }

  private String team(HouseMailbox mailbox, String language) {
    return Optional.ofNullable(mailbox.style().names().team().get(language))
        .or(mailbox.from()::name)
        .map(Plain::line)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> templates.render(language + "/team", Map.of()).strip());
  }

  private String bodyName(String language, LetterOrder order) {
    LetterKind said = isNoCorrection(order) ? LetterKind.STATUS_UPDATE : order.kind();
    String kind = language + "/" + said.label();
    String special =
        kind + "-" + (isOfKnownFault(order) ? LetterKind.INCIDENT.label() : topic(order));
    return templates.has(special) ? special : kind;
  }

  /** What the customer was told last is what holds: the letters in between never left. */
  private static boolean isNoCorrection(LetterOrder order) {
    LetterOrder.Times times = order.times();
    return order.kind() == LetterKind.CORRECTION
        && times.answerBy().isPresent()
        && times.answerBy().equals(times.missed());
  }

  /** Nothing is asked that is known. */
  private static boolean isOfKnownFault(LetterOrder order) {
    return order.kind() == LetterKind.ACKNOWLEDGEMENT
        && order.times().meanwhile().since().isPresent();
  }

  /** Who asks for a call beside a question is told of the call first. */
  private static String topic(LetterOrder order) {
    String topic = order.conversation().matter().topic();
    return topic.equals("question") && order.told().mentions().contains(Mention.CALL)
        ? "callback"
        : topic;
  }

  private static NamedAddress addressee(Customer customer) {
    EmailAddress to =
        customer
            .answerTo()
            .orElseThrow(() -> new IllegalArgumentException("this customer has no address"));
    return customer
        .sender()
        .filter(sender -> sender.address().key().equals(to.key()))
        .flatMap(NamedAddress::name)
        .map(name -> NamedAddress.of(Plain.line(name), to))
        .orElse(NamedAddress.of(to));
  }

  private static Templates templates(Map<String, String> own) {
    Map<String, String> texts = new HashMap<>(Resources.templates());
    texts.putAll(own);
    return new Templates(
        texts.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> new TemplateSource(e.getKey(), e.getValue()))));
  }
}
