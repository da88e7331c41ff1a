package fi.kuittaus.conversation;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The decision on a call that an agent agrees to make. */
class CallbackTest {
  private static final PromisePolicy PROMISES = TestHouse.promises();
  private static final Instant MONDAY = at("2026-11-23T09:07");

  /** Promised an answer by Tuesday at ten. */
  private static final Conversation OPENED = Conversation.imagined(PROMISES, "normal", MONDAY);

  private static Callback decide(Conversation c, String by, String now) {
    return Callback.decide(c, at(by), PROMISES, Told.NOTHING, at(now));
  }

  private static Callback.Told told(String by, String now) {
    Callback decided = decide(OPENED, by, now);
    assertThat(decided).isInstanceOf(Callback.Told.class);
    return (Callback.Told) decided;
  }

  private static String agenda(Optional<Instant> at) {
    return at.map(TestHouse::local).orElse("none");
  }

  @Test
  void aCallTakesThePlaceOfTheAnswerAndIsKeptLikeIt() {
    Callback.Told agreed = told("2026-11-25T14:00", "2026-11-23T10:00");
    Course course = agreed.next().course();
    assertThat(course.promise())
        .contains(
            new Promise(at("2026-11-25T14:00"), TestHouse.HELSINKI, "office", Promise.What.CALL));
    assertThat(agenda(course.agenda().warn()))
        .as("two business hours")
        .isEqualTo("2026-11-25T12:00");
    assertThat(agenda(course.agenda().correct())).isEqualTo("2026-11-25T13:30");
    assertThat(agreed.letter().kind()).isEqualTo(LetterKind.CALLBACK);
    assertThat(agreed.letter().times().answerBy()).isEqualTo(course.promise());
    assertThat(agreed.leavesAt()).isEqualTo(at("2026-11-23T10:00"));
  }

  @Test
  void theDeskIsRemindedOfACallThatIsNearToo() {
    Course.Agenda agenda = told("2026-11-23T14:00", "2026-11-23T13:00").next().course().agenda();
    assertThat(agenda(agenda.warn())).isEqualTo("2026-11-23T13:15");
    assertThat(agenda(agenda.correct())).isEqualTo("2026-11-23T13:30");
  }

  @Test
  void rightHourItIsToldAtTheOpeningUnlessThatIsTooLate() {
    assertThat(told("2026-11-24T14:00", "2026-11-23T20:00").leavesAt())
        .isEqualTo(at("2026-11-24T08:00"));
    assertThat(told("2026-11-24T07:30", "2026-11-23T20:00").leavesAt())
        .as("the call is before the opening")
        .isEqualTo(at("2026-11-23T20:00"));
  }

  @Test
  void anAnswerACallThatIsNotedAndTheMattersEndAllKeepIt() {
    Conversation agreed = told("2026-11-25T14:00", "2026-11-23T10:00").next();
    Instant later = at("2026-11-24T09:00");
    for (AgentAction action :
        List.of(
            new AgentAction.Called(later),
            new AgentAction.Answered(later, later, Optional.empty()),
            new AgentAction.Closed(later))) {
      Course course = action.applyTo(agreed, PROMISES).course();
      assertThat(course.promise()).as(action.toString()).isEmpty();
      assertThat(course.agenda().correct()).as(action.toString()).isEmpty();
    }
    Course called = new AgentAction.Called(later).applyTo(agreed, PROMISES).course();
    assertThat(called.status()).isEqualTo(Status.ANSWERED);
    assertThat(called.tally().answered()).contains(later);
  }

  @Test
  void aNoteAloneDoesNotKeepIt() {
    Conversation agreed = told("2026-11-25T14:00", "2026-11-23T10:00").next();
    assertThat(
            new AgentAction.Worked(at("2026-11-24T09:00"), Evidence.NOTED)
                .applyTo(agreed, PROMISES)
                .course()
                .promise())
        .isEqualTo(agreed.course().promise());
  }

  @Test
  void promiseNeverSilentACallThatIsNotMadeIsPutOffAsACall() {
    Conversation agreed = told("2026-11-25T14:00", "2026-11-23T10:00").next();
    Correction correction = Correction.decide(agreed, PROMISES, List.of(), at("2026-11-25T13:30"));
    assertThat(correction).isInstanceOf(Correction.Send.class);
    Promise next = ((Correction.Send) correction).next().course().promise().orElseThrow();
    assertThat(next.isCall()).isTrue();
    assertThat(local(next.dueAt())).isEqualTo("2026-11-26T14:00");
  }

  @Test
  void anotherUrgencyLeavesACallThatIsAgreedOn() {
    Conversation agreed = told("2026-11-25T14:00", "2026-11-23T10:00").next();
    NewUrgency decided = NewUrgency.decide(agreed, "critical", PROMISES, at("2026-11-23T10:30"));
    assertThat(decided).isInstanceOf(NewUrgency.Untold.class);
    Conversation next = ((NewUrgency.Untold) decided).next();
    assertThat(next.matter().urgency()).isEqualTo("critical");
    assertThat(next.course().promise()).isEqualTo(agreed.course().promise());
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() {
    assertThat(decide(OPENED, "2026-11-23T10:00", "2026-11-23T10:00"))
        .isEqualTo(new Callback.Refused("that time has gone by"));
    assertThat(decide(OPENED, "2062-11-25T14:00", "2026-11-23T10:00"))
        .isEqualTo(new Callback.Refused("that time is more than a year away"));
    Conversation paused = new AgentAction.Paused(MONDAY).applyTo(OPENED, PROMISES);
    assertThat(decide(paused, "2026-11-25T14:00", "2026-11-23T10:00"))
        .isEqualTo(new Callback.Refused("KU-7F3KR is paused: resume it first"));
    Conversation closed = new AgentAction.Closed(MONDAY).applyTo(OPENED, PROMISES);
    assertThat(decide(closed, "2026-11-25T14:00", "2026-11-23T10:00"))
        .isEqualTo(new Callback.Refused("KU-7F3KR is closed: reopen it first"));
  }

  @Test
  void whoCannotBeWrittenToIsCalledAllTheSame() {
    Callback decided = decide(OPENED.unreachable(), "2026-11-25T14:00", "2026-11-23T10:00");
    assertThat(decided).isInstanceOf(Callback.Untold.class);
    assertThat(((Callback.Untold) decided).next().course().promise())
        .map(Promise::isCall)
        .contains(true);
  }

  @Test
  void toAgreeOnItTwiceChangesNothing() {
    Conversation agreed = told("2026-11-25T14:00", "2026-11-23T10:00").next();
    assertThat(decide(agreed, "2026-11-25T14:00", "2026-11-23T11:00"))
        .isEqualTo(new Callback.Unchanged());
  }

  @Test
  void afterAnAnswerTheCustomerWaitsForTheCall() {
    Instant answered = at("2026-11-23T09:30");
    Conversation c =
        new AgentAction.Answered(answered, answered, Optional.empty()).applyTo(OPENED, PROMISES);
    Callback decided = decide(c, "2026-11-25T14:00", "2026-11-23T10:00");
    assertThat(((Callback.Told) decided).next().course().status()).isEqualTo(Status.OPEN);
    assertThat(((Callback.Told) decided).next().course().agenda().close()).isEmpty();
  }
}
