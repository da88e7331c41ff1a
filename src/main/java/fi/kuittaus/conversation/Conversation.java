package fi.kuittaus.conversation;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything about one customer matter, as it stands.
 *
 * @param mailbox the name of the mailbox that it came to
 */
public record Conversation(
    Reference reference, String mailbox, Customer customer, Matter matter, Course course) {

  /** The conversation that a mail would open now, of a customer of whom nothing else is known. */
  public static Conversation imagined(PromisePolicy promises, String urgency, Instant now) {
    EmailAddress nobody = EmailAddress.of("customer@imagined.invalid");
    return new Conversation(
        new Reference("KU-7F3KR"),
        "imagined",
        new Customer(
            Optional.of(NamedAddress.of(nobody)),
            Optional.of(nobody),
            new Reading.Person(Optional.empty(), Optional.empty()),
            "en"),
        new Matter("", false, "question", urgency, List.of()),
        Course.opened(promises, urgency, now));
  }

  public Conversation with(Course next) {
    return new Conversation(reference, mailbox, customer, matter, next);
  }

  public Conversation with(Matter next) {
    return new Conversation(reference, mailbox, customer, next, course);
  }

  /** As it stands, but with this agenda. */
  Conversation with(Course.Agenda next) {
    return with(
        new Course(course.status(), course.openedAt(), course.promise(), next, course.tally()));
  }

  /** As it stands, but with this tally. */
  Conversation with(Course.Tally next) {
    return with(
        new Course(course.status(), course.openedAt(), course.promise(), course.agenda(), next));
  }

  /** As it stands once the desk has been warned. */
  public Conversation warned() {
    Course.Agenda agenda = course.agenda();
    return with(
        new Course.Agenda(agenda.update(), Optional.empty(), agenda.correct(), agenda.close()));
  }

  /** As it stands once the customer's mail server has refused our letters for good. */
  public Conversation unreachable() {
    return reachableAt(Optional.empty());
  }

  /** As it stands, with letters to this address; empty: with none at all. */
  Conversation reachableAt(Optional<EmailAddress> address) {
    Customer there =
        new Customer(customer.sender(), address, customer.person(), customer.language());
    return new Conversation(reference, mailbox, there, matter, course);
  }

  /** Whether letters may go to this customer at all. */
  public boolean reachable() {
    return customer.answerTo().isPresent();
  }

  public boolean isClosed() {
    return course.status() == Status.CLOSED;
  }
}
