package fi.kuittaus.letter;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Customer;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The letters of a house to an invented customer, for people to look at.
 *
 * @param at when they are written
 * @param zone of the times in them
 */
public record Samples(Letters letters, HouseMailbox mailbox, Instant at, ZoneId zone) {
  private static final List<String> TOPICS =
      List.of(
          "question", "fault", "billing", "cancellation", "application", "feedback", "callback");
  private static final Map<String, String> NAMES =
      Map.of(
          "fi", "Aino Kallio",
          "sv", "Gunnel Westerlund",
          "en", "Martin Hughes",
          "de", "Anna Müller",
          "no", "Ingrid Berg",
          "da", "Mette Holm",
          "et", "Liis Tamm");
  private static final EmailAddress ADDRESS = EmailAddress.of("customer@example.org");

  /**
   * A letter with its name, {@code fi/acknowledgement-fault}.
   *
   * @param customer the full name of the one whom it goes to
   */
  public record Shown(
      String name, Register register, LetterKind kind, String customer, OutboundMessage mail) {}

  /** Every kind, acknowledgements and status updates in all their varieties. */
  public List<Shown> in(String language, Register register) {
    Stream<Shown> first =
        TOPICS.stream()
            .map(topic ->
                shown(language, register, LetterKind.ACKNOWLEDGEMENT, topic, Evidence.NONE));
    Stream<Shown> later =
        Stream.of(LetterKind.values())
            .filter(kind -> kind != LetterKind.ACKNOWLEDGEMENT)
            .flatMap(kind ->
                Stream.of(Evidence.NONE, Evidence.SEEN)
                    .map(evidence -> shown(language, register, kind, "question", evidence)));
    return Stream.concat(first, later).toList();
  }

  private Shown shown(
      String language, Register register, LetterKind kind, String topic, Evidence evidence) {
    String name = NAMES.getOrDefault(language, "Aino Kallio");
    Conversation conversation =
        new Conversation(
            new Reference("KU-7F3KR"),
            mailbox.id(),
            customer(name, language, register),
            new Matter("Sample", true, topic, "normal", List.of()),
            new Course(Status.OPEN, at, promise(2), Course.Agenda.EMPTY, tally(kind, evidence)));
    var order =
        new LetterOrder(
            kind,
            conversation,
            times(kind),
            List.of(),
            new LetterOrder.Told(
                List.of(),
                List.of("+358401234567"),
                false,
                Optional.empty(),
                topic.equals("fault") ? Set.of(Mention.DIGITAL) : Set.of(),
                Concern.NONE));
    var id = mailbox.key().messageId("KU-7F3KR", "sample", mailbox.from().address().domain());
    String suffix =
        kind == LetterKind.ACKNOWLEDGEMENT
            ? topic
            : evidence == Evidence.NONE ? "" : evidence.label();
    return new Shown(
        language + "/" + kind.label() + (suffix.isEmpty() ? "" : "-" + suffix),
        register,
        kind,
        name,
        letters.write(order, mailbox, id));
  }

  private static Customer customer(String name, String language, Register register) {
    return new Customer(
        Optional.of(new NamedAddress(Optional.of(name), ADDRESS)),
        Optional.of(ADDRESS),
        new Reading.Person(Optional.of(name.split(" ", 2)[0]), Optional.of(register)),
        language);
  }

  private static Course.Tally tally(LetterKind kind, Evidence evidence) {
    int sent = kind == LetterKind.STATUS_UPDATE || kind == LetterKind.CORRECTION ? 1 : 0;
    return new Course.Tally(sent, sent, false, evidence, Optional.empty(), Optional.empty());
  }

  private LetterOrder.Times times(LetterKind kind) {
    return switch (kind) {
      case CORRECTION -> new LetterOrder.Times(at, promise(2), Optional.empty(), promise(0));
      case STATUS_UPDATE, INCIDENT ->
          new LetterOrder.Times(at, promise(2), promise(1), Optional.empty());
      case CALLBACK ->
          new LetterOrder.Times(
              at, promise(2).map(p -> p.of(Promise.What.CALL)), Optional.empty(), Optional.empty());
      case RESOLVED ->
          new LetterOrder.Times(at, Optional.empty(), Optional.empty(), Optional.empty());
      case ACKNOWLEDGEMENT, FOLLOW_UP, ASKS_AGAIN, REOPENED, CLOSED ->
          new LetterOrder.Times(at, promise(2), Optional.empty(), Optional.empty());
    };
  }

  /** At three, so many days on. */
  private Optional<Promise> promise(int days) {
    Instant due = at.atZone(zone).plusDays(days).with(LocalTime.of(15, 0)).toInstant();
    return Optional.of(new Promise(due, zone, "sample"));
  }
}
