package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that a person of the desk did, and what it makes of a conversation. */
public sealed interface AgentAction {
  /** Headers that only programs set which answer or forward by themselves. */
  List<String> AUTOMATIC =
      List.of(
          "X-Autoreply",
          "X-Autorespond",
          "X-Autoresponder",
          "X-MS-Exchange-Generated-Message-Source");

  /**
   * An answer of this instant.
   *
   * @param seenAt when we found out: the updates, and the time until it closes, go on from there
   * @param named when our next word comes, as a letter says that left after the answer; empty: none
   *     did
   */
  record Answered(Instant at, Instant seenAt, Optional<Instant> named) implements AgentAction {}

  /** The customer was called: that answers, and no letter names anything after it. */
  record Called(Instant at) implements AgentAction {}

  /** The matter is settled. */
  record Closed(Instant at) implements AgentAction {}

  /** It is over without being settled: nobody is told so. */
  record Ended(Instant at) implements AgentAction {}

  /** It was closed too early: work goes on. */
  record Reopened(Instant at) implements AgentAction {}

  /** Nothing is to be written to the customer for now. */
  record Paused(Instant at) implements AgentAction {}

  /**
   * What was paused goes on.
   *
   * @param named when our next word comes, as the last letter says; empty: it does not
   */
  record Resumed(Instant at, Optional<Instant> named) implements AgentAction {}

  /** Something that shows that people work on it, short of an answer. */
  record Worked(Instant at, Evidence evidence) implements AgentAction {}

  /**
   * Whether a mail of an agent's is an answer in this conversation: it goes to the customer, and
   * was not sent by a machine such as an absence note (RFC 3834). One that forwards the matter to a
   * colleague, or answers our own warning, is none.
   */
  static boolean answers(InboundMessage mail, Conversation conversation) {
    Set<String> recipients =
        mail.participants().recipients().stream()
            .map(to -> to.address().key())
            .collect(Collectors.toSet());
    Stream<EmailAddress> customer =
        Stream.concat(
            conversation.customer().sender().map(NamedAddress::address).stream(),
            conversation.customer().answerTo().stream());
    return !isAutomatic(mail) && customer.map(EmailAddress::key).anyMatch(recipients::contains);
  }

  /** Whether a mail that names no other may be about this conversation, by its subject and time. */
  static boolean mayAnswerBySubject(InboundMessage mail, Conversation conversation) {
    BaseSubject subject = BaseSubject.of(mail.subject());
    return !subject.isEmpty()
        && subject.equals(BaseSubject.of(conversation.matter().subject()))
        && !mail.arrivedAt().isBefore(conversation.course().openedAt());
  }

  /** Whether a program sent this in an agent's name: an absence note, a rule that forwards. */
  static boolean isAutomatic(InboundMessage mail) {
    boolean submitted =
        mail.headers().all("Auto-Submitted").stream()
            .anyMatch(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"));
    boolean replied =
        mail.headers().all("Precedence").stream()
            .anyMatch(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("auto"));
    return submitted || replied || AUTOMATIC.stream().anyMatch(mail.headers()::has);
  }

  /** Whether anything is written, or will be, because people still have to act. */
  static boolean awaitsPeople(Conversation c) {
    return c.course().status() == Status.OPEN || c.course().status() == Status.WORKING;
  }

  /**
   * The Message-IDs of the house's own domains that this customer's mail answers. None where the
   * customer is of the house: colleagues' mail among themselves looks the same.
   */
  static List<MessageId> houseMailsAnswered(InboundMessage mail, HouseMailbox mailbox) {
    Set<String> domains =
        Stream.concat(
                mailbox.screening().houseMailboxes().stream(),
                Stream.concat(
                    Stream.of(mailbox.screening().mailbox()),
                    mailbox.screening().aliases().stream()))
            .map(EmailAddress::domain)
            .collect(Collectors.toSet());
    boolean colleague =
        mail.sender().map(EmailAddress::domain).filter(domains::contains).isPresent();
    return colleague
        ? List.of()
        : mail.answers().stream().filter(id -> domains.contains(domain(id))).toList();
  }

  private static String domain(MessageId id) {
    String value = id.value();
    return value.substring(value.lastIndexOf('@') + 1, value.length() - 1).toLowerCase(Locale.ROOT);
  }

  /** The conversation after this action; the same where it changes nothing. */
  default Conversation applyTo(Conversation conversation, PromisePolicy promises) {
    return switch (this) {
      case Answered answer -> answered(conversation, promises, answer);
      case Called(Instant at) ->
          answered(conversation, promises, new Answered(at, at, Optional.empty()));
      case Closed(Instant at) -> closed(conversation, at);
      case Ended(Instant at) -> closed(conversation, at);
      case Reopened(Instant at) -> reopened(conversation, promises, at);
      case Paused _ -> paused(conversation);
      case Resumed resume -> resumed(conversation, promises, resume);
      case Worked(Instant _, Evidence evidence) -> worked(conversation, evidence);
    };
  }

  private static Conversation answered(Conversation c, PromisePolicy promises, Answered answer) {
    Course course = c.course();
    Instant at = answer.at();
    if (isKnown(course, at)) {
      return c;
    }
    if (c.isClosed()) {
      return answeredAndClosed(c, at);
    }
    Outlook outlook = outlook(c, promises);
    Urgency urgency = outlook.urgency();
    Optional<Instant> close =
        Optional.of(urgency.calendar().due(answer.seenAt(), promises.closeAfterAnswer()));
    return switch (urgency.afterAnswer()) {
      case CONTINUE ->
          c.with(
              after(
                  course,
                  Status.WORKING,
                  named(
                      outlook,
                      outlook.working(answer.seenAt(), close),
                      answer.named(),
                      answer.seenAt()),
                  at));
      case PAUSE ->
          c.with(
              after(
                  course,
                  Status.ANSWERED,
                  new Agenda(Optional.empty(), Optional.empty(), Optional.empty(), close),
                  at));
    };
  }

  /** One that is found after the closing, or follows it: it answers what has come in before. */
  private static Conversation answeredAndClosed(Conversation c, Instant at) {
    Tally t = c.course().tally();
    return c.with(
        new Tally(
            t.updates(),
            t.corrections(),
            t.followedUp(),
            Evidence.ANSWERED,
            Optional.of(at),
            t.closed()));
  }

  /** An answer that counts already does once more where a mail that it answers came in after it. */
  private static boolean isKnown(Course course, Instant at) {
    boolean waits = course.status() == Status.OPEN;
    return course
        .tally()
        .answered()
        .filter(known -> known.isAfter(at) || (!waits && known.equals(at)))
        .isPresent();
  }

  /**
   * The updates start anew with an answer, and when what was paused goes on; but what a letter has
   * named meanwhile still holds.
   */
  private static Agenda named(Outlook outlook, Agenda anew, Optional<Instant> named, Instant now) {
    return named
        .map(at -> at.isAfter(now) ? outlook.leaveFor(at, now) : now)
        .map(update -> new Agenda(Optional.of(update), anew.warn(), anew.correct(), anew.close()))
        .orElse(anew);
  }

  private static Course after(Course course, Status status, Agenda agenda, Instant answeredAt) {
    return new Course(
        status,
        course.openedAt(),
        Optional.empty(),
        agenda,
        new Tally(0, 0, false, Evidence.ANSWERED, Optional.of(answeredAt), Optional.empty()));
  }

  private static Conversation closed(Conversation c, Instant at) {
    if (c.isClosed()) {
      return c;
    }
    Course course = c.course();
    Tally tally = course.tally();
    return c.with(
        new Course(
            Status.CLOSED,
            course.openedAt(),
            Optional.empty(),
            Agenda.EMPTY,
            new Tally(
                tally.updates(),
                tally.corrections(),
                tally.followedUp(),
                tally.evidence(),
                tally.answered(),
                Optional.of(at))));
  }

  private static Conversation reopened(Conversation c, PromisePolicy promises, Instant at) {
    if (!c.isClosed()) {
      return c;
    }
    Course course = c.course();
    return c.with(
        new Course(
            Status.WORKING,
            course.openedAt(),
            Optional.empty(),
            outlook(c, promises).working(at, Optional.empty()),
            new Tally(
                0,
                0,
                false,
                course.tally().evidence(),
                course.tally().answered(),
                Optional.empty())));
  }

  private static Conversation paused(Conversation c) {
    return c.isClosed() || c.course().status() == Status.PAUSED
        ? c
        : gone(c, Status.PAUSED, Agenda.EMPTY);
  }

  /** A promise holds as it was given; one that lapsed meanwhile is corrected now. */
  private static Conversation resumed(Conversation c, PromisePolicy promises, Resumed resume) {
    if (c.course().status() != Status.PAUSED) {
      return c;
    }
    Instant at = resume.at();
    Outlook outlook = outlook(c, promises);
    Agenda overdue =
        new Agenda(Optional.empty(), Optional.empty(), Optional.of(at), Optional.empty());
    Agenda anew =
        c.course()
            .promise()
            .map(p -> p.dueAt().isAfter(at) ? outlook.promised(at, p) : overdue)
            .orElseGet(() -> outlook.working(at, Optional.empty()));
    Agenda agenda = anew.equals(overdue) ? anew : named(outlook, anew, resume.named(), at);
    boolean answered = c.course().promise().isEmpty() && c.course().tally().answered().isPresent();
    return gone(c, answered ? Status.WORKING : Status.OPEN, agenda);
  }

  private static Conversation gone(Conversation c, Status status, Agenda agenda) {
    Course course = c.course();
    return c.with(new Course(status, course.openedAt(), course.promise(), agenda, course.tally()));
  }

  /** What is known already is not made less. */
  private static Conversation worked(Conversation c, Evidence evidence) {
    Tally t = c.course().tally();
    return t.evidence().compareTo(evidence) >= 0
        ? c
        : c.with(
            new Tally(
                t.updates(), t.corrections(), t.followedUp(), evidence, t.answered(), t.closed()));
  }

  private static Outlook outlook(Conversation c, PromisePolicy promises) {
    return new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
  }
}
