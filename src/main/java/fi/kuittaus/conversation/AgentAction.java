package fi.kuittaus.conversation;

import fi.kuittaus.conversation.Course.Agenda;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Urgency;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that a person of the desk did, and what it makes of a conversation. */
public sealed interface AgentAction {
  /**
   * An answer of this instant.
   *
   * @param seenAt when we found out: the updates go on from there
   * @param named when our next word comes, as a letter says that left after the answer; empty: none
   *     did
   */
  record Answered(Instant at, Instant seenAt, Optional<Instant> named) implements AgentAction {}

  /** The matter is settled. */
  record Closed(Instant at) implements AgentAction {}

  /** It was closed too early: work goes on. */
  record Reopened(Instant at) implements AgentAction {}

  /**
   * Whether a mail of an agent's is an answer in this conversation: it goes to the customer, and
   * was not sent by a machine such as an absence note (RFC 3834). One that forwards the matter to a
   * colleague, or answers our own warning, is none.
   */
  static boolean answers(InboundMessage mail, Conversation conversation) {
    boolean automatic =
        mail.headers().all("Auto-Submitted").stream()
            .anyMatch(value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"));
    Set<String> recipients =
        mail.participants().recipients().stream()
            .map(to -> to.address().key())
            .collect(Collectors.toSet());
    Stream<EmailAddress> customer =
        Stream.concat(
            conversation.customer().sender().map(NamedAddress::address).stream(),
            conversation.customer().answerTo().stream());
    return !automatic && customer.map(EmailAddress::key).anyMatch(recipients::contains);
  }

  /** The conversation after this action; the same where it changes nothing. */
  default Conversation applyTo(Conversation conversation, PromisePolicy promises) {
    return switch (this) {
      case Answered answer -> answered(conversation, promises, answer);
      case Closed(Instant at) -> closed(conversation, at);
      case Reopened(Instant at) -> reopened(conversation, promises, at);
    };
  }

  private static Conversation answered(Conversation c, PromisePolicy promises, Answered answer) {
    Course course = c.course();
    Instant at = answer.at();
    if (c.isClosed() || course.tally().answered().filter(a -> !a.isBefore(at)).isPresent()) {
      return c;
    }
    Outlook outlook = outlook(c, promises);
    Urgency urgency = outlook.urgency();
    Optional<Instant> close = Optional.of(urgency.calendar().due(at, promises.closeAfterAnswer()));
    return switch (urgency.afterAnswer()) {
      case CONTINUE -> c.with(after(course, Status.WORKING, working(outlook, answer, close), at));
      case PAUSE ->
          c.with(
              after(
                  course,
                  Status.ANSWERED,
                  new Agenda(Optional.empty(), Optional.empty(), Optional.empty(), close),
                  at));
    };
  }

  /**
   * The updates start anew with an answer; but what a letter has named since an answer that we see
   * late still holds.
   */
  private static Agenda working(Outlook outlook, Answered answer, Optional<Instant> close) {
    Agenda anew = outlook.working(answer.seenAt(), close);
    return answer
        .named()
        .map(named ->
            named.isAfter(answer.seenAt())
                ? outlook.leaveFor(named, answer.seenAt())
                : answer.seenAt())
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

  private static Outlook outlook(Conversation c, PromisePolicy promises) {
    return new Outlook(promises.urgency(c.matter().urgency()), promises.correct());
  }
}
