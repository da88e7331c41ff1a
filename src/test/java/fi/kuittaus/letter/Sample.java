package fi.kuittaus.letter;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Customer;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import fi.kuittaus.screening.ScreeningPolicy;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A letter's order, with every fact open to change. */
record Sample(
    LetterKind kind,
    String language,
    Optional<String> sender,
    Reading.Person person,
    Matter matter,
    Course.Tally tally,
    LetterOrder.Times times,
    List<String> notes,
    Told told,
    HouseStyle style) {
  static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
  static final Instant MONDAY = Instant.parse("2026-11-23T07:05:00Z");
  static final TokenKey KEY = new TokenKey(new byte[32]);
  static final Letters LETTERS = Letters.builtIn();

  private static final Map<String, String> TEAMS =
      Map.of(
          "fi", "Esimerkki Oy:n asiakaspalvelu",
          "sv", "Kundtjänsten på Exempel Ab",
          "en", "Example customer service",
          "de", "Kundenservice der Beispiel GmbH",
          "no", "Kundeservice hos Eksempel AS",
          "da", "Kundeservice hos Eksempel A/S",
          "et", "Näidis OÜ klienditeenindus");
  private static final Map<String, String> SENDERS =
      Map.of(
          "fi",
          "Aino Kallio",
          "sv",
          "Gunnel Westerlund",
          "en",
          "Martin Hughes",
          "de",
          "Anna Müller",
          "no",
          "Ingrid Berg",
          "da",
          "Mette Holm",
          "et",
          "Liis Tamm");
  private static final Map<String, String> SUBJECTS =
      Map.of(
          "fi",
          "Lasku ei aukea",
          "sv",
          "Fakturan öppnas inte",
          "en",
          "Invoice will not open",
          "de",
          "Rechnung lässt sich nicht öffnen",
          "no",
          "Fakturaen åpner seg ikke",
          "da",
          "Fakturaen kan ikke åbnes",
          "et",
          "Arve ei avane");

  /** An ordinary letter of this kind: a known customer, the promise of Wednesday at 15. */
  static Sample of(LetterKind kind, String language, String topic) {
    String sender = in(SENDERS, language);
    return new Sample(
        kind,
        language,
        Optional.of(sender),
        new Reading.Person(Optional.of(sender.split(" ", 2)[0]), Optional.empty()),
        new Matter(
            in(SUBJECTS, language),
            true,
            topic,
            "normal",
            List.of(new MessageId("<first@customer.example>"))),
        Course.Tally.NOTHING,
        new LetterOrder.Times(
            MONDAY, promise("2026-11-25T15:00"), Optional.empty(), Optional.empty()),
        List.of(),
        new Told(
            List.of("device", "steps"),
            List.of("+358401234567"),
            false,
            Optional.empty(),
            topic.equals("fault") ? Set.of(Mention.DIGITAL) : Set.of(),
            Concern.NONE),
        HouseStyle.USUAL);
  }

  private static String in(Map<String, String> byLanguage, String language) {
    return Objects.requireNonNull(byLanguage.get(language));
  }

  /** The same times, by which somebody calls. */
  Sample calling() {
    return with(
        new LetterOrder.Times(
            times.now(),
            times.answerBy().map(p -> p.of(Promise.What.CALL)),
            times.nextWord(),
            times.missed().map(p -> p.of(Promise.What.CALL)),
            times.meanwhile()));
  }

  static Optional<Promise> promise(String local) {
    Instant due = LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
    return Optional.of(new Promise(due, HELSINKI, "office"));
  }

  Sample formal() {
    return with(new Reading.Person(person.firstName(), Optional.of(Register.FORMAL)));
  }

  Sample with(Reading.Person other) {
    return new Sample(kind, language, sender, other, matter, tally, times, notes, told, style);
  }

  Sample with(Matter other) {
    return new Sample(kind, language, sender, person, other, tally, times, notes, told, style);
  }

  Sample with(Told other) {
    return new Sample(kind, language, sender, person, matter, tally, times, notes, other, style);
  }

  Sample with(LetterOrder.Times other) {
    return new Sample(kind, language, sender, person, matter, tally, other, notes, told, style);
  }

  Sample withSender(Optional<String> other) {
    return new Sample(kind, language, other, person, matter, tally, times, notes, told, style);
  }

  Sample withNotes(List<String> other) {
    return new Sample(kind, language, sender, person, matter, tally, times, other, told, style);
  }

  Sample after(int updates, Evidence evidence) {
    var other = new Course.Tally(updates, 0, false, evidence, Optional.empty(), Optional.empty());
    return with(other);
  }

  Sample with(Course.Tally other) {
    return new Sample(kind, language, sender, person, matter, other, times, notes, told, style);
  }

  Sample with(HouseStyle other) {
    return new Sample(kind, language, sender, person, matter, tally, times, notes, told, other);
  }

  Sample mentioning(Mention... mentions) {
    return with(
        new Told(
            told.answered(),
            told.phones(),
            told.attachments(),
            told.clock(),
            Set.of(mentions),
            told.concern()));
  }

  Sample of(Concern concern) {
    return with(told.about(concern));
  }

  OutboundMessage write() {
    return write(LETTERS, in(TEAMS, language));
  }

  OutboundMessage write(Letters letters, String team) {
    var reference = new Reference("KU-7F3KR");
    MessageId id = KEY.messageId(reference.code(), "nonce", "example.com");
    return letters.write(
        new LetterOrder(kind, conversation(reference), times, notes, told), mailbox(team), id);
  }

  private Conversation conversation(Reference reference) {
    EmailAddress address = EmailAddress.of("customer@customer.example");
    Customer customer =
        new Customer(
            Optional.of(new NamedAddress(sender, address)), Optional.of(address), person, language);
    Course course = new Course(Status.OPEN, MONDAY, times.answerBy(), Course.Agenda.EMPTY, tally);
    return new Conversation(reference, "support", customer, matter, course);
  }

  private HouseMailbox mailbox(String team) {
    EmailAddress address = EmailAddress.of("support@example.com");
    return new HouseMailbox(
        "support",
        new NamedAddress(Optional.of(team), address),
        new ScreeningPolicy(address, Set.of(), Set.of(address), Set.of(), List.of(), KEY),
        HouseMailbox.SubjectRule.ALWAYS,
        List.of(language),
        style);
  }
}
