package fi.kuittaus.conversation;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.AfterAnswer;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.CorrectionRule;
import fi.kuittaus.promise.Holidays;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import fi.kuittaus.promise.WeeklyHours;
import fi.kuittaus.reading.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The decisions on an open conversation: warned, corrected, updated, answered, closed. */
class LifeOfPromiseTest {
  private static final PromisePolicy PROMISES = TestHouse.promises();

  private static Conversation opened(String urgency, Instant at) {
    Outlook outlook = new Outlook(PROMISES.urgency(urgency), PROMISES.correct());
    var promise = outlook.promise(at, Optional.empty());
    return new Conversation(
        Reference.random(new Random(1), 5),
        "support",
        new Customer(
            Optional.of(NamedAddress.of(TestHouse.MAIJA)),
            Optional.of(TestHouse.MAIJA),
            new Reading.Person(Optional.of("Maija"), Optional.empty()),
            "fi"),
        new Matter("Lasku", true, "question", urgency, List.of()),
        new Course(
            Status.OPEN, at, Optional.of(promise), outlook.promised(at, promise), Tally.NOTHING));
  }

  private static String due(Conversation c) {
    return c.course().promise().map(p -> local(p.dueAt())).orElse("none");
  }

  private static String agenda(Optional<Instant> at) {
    return at.map(TestHouse::local).orElse("none");
  }

  @Test
  void aDaysPromiseIsWarnedOfAndCorrectedInOpenHoursBeforeItLapses() {
    Conversation c = opened("normal", at("2026-11-23T09:07"));
    assertThat(due(c)).isEqualTo("2026-11-24T10:00");
    assertThat(agenda(c.course().agenda().correct())).isEqualTo("2026-11-24T09:30");
    assertThat(agenda(c.course().agenda().warn())).isEqualTo("2026-11-24T08:00");
  }

  @Test
  void noUpdateFollowsTheAcknowledgementWithinABusinessDay() {
    Conversation c = opened("normal", at("2026-11-23T09:07"));
    assertThat(agenda(c.course().agenda().update())).isEqualTo("2026-11-24T14:55");
  }

  @Test
  void anUrgentMatterIsUpdatedByItsInterval() {
    Conversation c = opened("high", at("2026-11-23T08:30"));
    assertThat(due(c)).isEqualTo("2026-11-23T13:00");
    assertThat(agenda(c.course().agenda().correct())).isEqualTo("2026-11-23T12:30");
    assertThat(agenda(c.course().agenda().update())).isEqualTo("2026-11-23T11:25");
  }

  @Test
  void aCorrectionReplacesAnUpdateWithinTheHour() {
    Conversation c = opened("high", at("2026-11-23T08:45"));
    assertThat(agenda(c.course().agenda().correct())).isEqualTo("2026-11-23T13:00");
    assertThat(agenda(c.course().agenda().update())).as("not 12.30").isEqualTo("2026-11-24T08:55");
  }

  @Test
  void theCorrectionGivesTheSameSpanAgainTwiceAndThenNoTime() {
    Conversation c = opened("normal", at("2026-11-23T09:07"));
    Correction.Send first = send(c, at("2026-11-24T09:30"));
    assertThat(due(first.next())).isEqualTo("2026-11-25T10:00");
    assertThat(first.letter().times().missed()).contains(c.course().promise().orElseThrow());
    assertThat(first.escalate()).isFalse();

    Correction.Send second = send(first.next(), at("2026-11-25T09:30"));
    assertThat(due(second.next())).isEqualTo("2026-11-26T10:00");

    Correction.Send third = send(second.next(), at("2026-11-26T09:30"));
    assertThat(third.letter().times().answerBy()).isEmpty();
    assertThat(third.letter().times().nextWord()).isPresent();
    assertThat(third.escalate()).isTrue();
    assertThat(Correction.decide(third.next(), PROMISES, List.of(), at("2026-12-26T09:30")))
        .isEqualTo(new Correction.NotDue());
  }

  private static Correction.Send send(Conversation c, Instant now) {
    Correction correction = Correction.decide(c, PROMISES, List.of(), now);
    assertThat(correction).isInstanceOf(Correction.Send.class);
    return (Correction.Send) correction;
  }

  @Test
  void theNewTimeCountsFromWhenTheCorrectionWasDue() {
    Conversation c = opened("critical", at("2026-11-23T09:50"));
    assertThat(due(send(c, at("2026-11-23T10:30:07")).next())).isEqualTo("2026-11-23T11:30");
    assertThat(due(send(c, at("2026-11-23T10:50")).next()))
        .as("late")
        .isEqualTo("2026-11-23T12:00");
  }

  @Test
  void aLapsedPromiseWaitsForTheOpening() {
    Conversation c = opened("normal", at("2026-11-23T09:07"));
    Correction correction = Correction.decide(c, PROMISES, List.of(), at("2026-11-24T22:00"));
    assertThat(correction)
        .isInstanceOfSatisfying(
            Correction.Postponed.class,
            p ->
                assertThat(agenda(p.next().course().agenda().correct()))
                    .isEqualTo("2026-11-25T08:00"));
  }

  @Test
  void aCorrectionBeforeTheLapseLeavesAlsoOutsideHoursWhereItWouldElseBeLate() {
    Conversation c = opened("normal", at("2026-11-20T14:40"));
    assertThat(due(c)).isEqualTo("2026-11-23T15:00");
    assertThat(agenda(c.course().agenda().correct())).isEqualTo("2026-11-23T14:30");
  }

  @Test
  void aCustomerWhomWeCannotReachGetsNoCorrectionButTheDeskIsTold() {
    Conversation reachable = opened("normal", at("2026-11-23T09:07"));
    Conversation c =
        new Conversation(
            reachable.reference(),
            "support",
            new Customer(
                reachable.customer().sender(),
                Optional.empty(),
                reachable.customer().person(),
                "fi"),
            reachable.matter(),
            reachable.course());
    assertThat(Correction.decide(c, PROMISES, List.of(), at("2026-11-24T09:30")))
        .isInstanceOf(Correction.DeskOnly.class);
  }

  @Test
  void theUpdateNamesTheNextOneAndLeavesALittleBeforeIt() {
    Conversation c = opened("low", at("2026-11-24T09:00"));
    assertThat(due(c)).isEqualTo("2026-12-01T09:00");
    assertThat(agenda(c.course().agenda().update())).isEqualTo("2026-11-30T09:55");
    StatusUpdate.Send update =
        (StatusUpdate.Send) StatusUpdate.decide(c, PROMISES, List.of(), at("2026-11-30T09:55"));
    assertThat(agenda(update.next().course().agenda().update())).isEqualTo("2026-12-07T09:55");
    assertThat(update.letter().times().answerBy()).isEqualTo(c.course().promise());
    assertThat(update.letter().times().nextWord()).as("the answer comes first").isEmpty();
  }

  @Test
  void afterDowntimeOneUpdateLeavesNotAllThatWereMissed() {
    Conversation c = updatedDaily();
    assertThat(agenda(c.course().agenda().update())).isEqualTo("2026-11-24T14:55");
    assertThat(nextUpdate(c, "2026-11-30T10:00")).isEqualTo("2026-11-30T14:55");
  }

  @Test
  void anUpdateThatLeavesLateIsNotFollowedAtOnceByTheDaysOwn() {
    assertThat(nextUpdate(updatedDaily(), "2026-11-30T14:40")).isEqualTo("2026-12-01T14:55");
  }

  @Test
  void aCorrectionTakesThePlaceOfAnUpdateOnlyWhereItLeavesByWhatALetterHasNamed() {
    Conversation opened = opened("normal", at("2026-11-23T09:07"));
    assertThat(agenda(opened.course().agenda().correct())).isEqualTo("2026-11-24T09:30");
    Conversation c = StatusUpdate.moved(opened, Optional.of(at("2026-11-24T08:55")));
    assertThat(atTheirTurn(c, Optional.empty(), "2026-11-24T08:55"))
        .as("no letter has named it")
        .isInstanceOf(StatusUpdate.Postponed.class);
    Optional<Instant> named = Optional.of(at("2026-11-24T09:00"));
    assertThat(atTheirTurn(c, named, "2026-11-24T08:55")).isInstanceOf(StatusUpdate.Send.class);
    assertThat(atTheirTurn(c, named, "2026-11-24T09:10"))
        .as("late already")
        .isInstanceOf(StatusUpdate.Send.class);
    assertThat(atTheirTurn(c, named, "2026-11-24T09:30"))
        .as("it leaves now")
        .isInstanceOf(StatusUpdate.Postponed.class);
    assertThat(atTheirTurn(c, Optional.of(at("2026-11-24T09:30")), "2026-11-24T09:25"))
        .as("it leaves in time")
        .isInstanceOf(StatusUpdate.Postponed.class);
  }

  private static StatusUpdate atTheirTurn(Conversation c, Optional<Instant> named, String now) {
    return StatusUpdate.decide(c, PROMISES, List.of(), named, at(now));
  }

  private static Conversation updatedDaily() {
    return new AgentAction.Reopened(at("2026-11-23T09:00"))
        .applyTo(
            new AgentAction.Closed(at("2026-11-23T08:59"))
                .applyTo(opened("normal", at("2026-11-20T09:00")), PROMISES),
            PROMISES);
  }

  private static String nextUpdate(Conversation c, String now) {
    StatusUpdate.Send update =
        (StatusUpdate.Send) StatusUpdate.decide(c, PROMISES, List.of(), at(now));
    return agenda(update.next().course().agenda().update());
  }

  @Test
  void noUpdateLeavesOutsideTheHours() {
    Conversation c = opened("low", at("2026-11-24T09:00"));
    assertThat(StatusUpdate.decide(c, PROMISES, List.of(), at("2026-11-30T20:00")))
        .isInstanceOfSatisfying(
            StatusUpdate.Postponed.class,
            p ->
                assertThat(agenda(p.next().course().agenda().update()))
                    .isEqualTo("2026-12-01T08:00"));
  }

  @Test
  void anAnswerKeepsThePromiseAndPausesOrContinues() {
    Instant answered = at("2026-11-23T11:00");
    Conversation normal =
        answered(answered).applyTo(opened("normal", at("2026-11-23T09:07")), PROMISES);
    assertThat(normal.course().status()).isEqualTo(Status.ANSWERED);
    assertThat(normal.course().promise()).isEmpty();
    assertThat(normal.course().agenda().update()).isEmpty();
    assertThat(agenda(normal.course().agenda().close())).isEqualTo("2026-12-07T11:00");

    Conversation high =
        answered(answered).applyTo(opened("high", at("2026-11-23T09:07")), PROMISES);
    assertThat(high.course().status()).isEqualTo(Status.WORKING);
    assertThat(agenda(high.course().agenda().update())).isEqualTo("2026-11-23T14:25");
  }

  /** Delegates' copies lie in Sent hours later: what is overdue by then is no update to make up. */
  @Test
  void afterAnAnswerSeenLateTheUpdatesGoOnFromWhenItIsSeen() {
    Conversation c =
        new AgentAction.Answered(at("2026-11-23T09:30"), at("2026-11-23T15:00"), Optional.empty())
            .applyTo(opened("critical", at("2026-11-23T09:07")), PROMISES);
    assertThat(agenda(c.course().agenda().update())).isEqualTo("2026-11-23T16:55");
    assertThat(agenda(c.course().tally().answered())).isEqualTo("2026-11-23T09:30");
  }

  @Test
  void whatALetterNamedAfterTheAnswerAndNobodySentWhileWeWereDownLeavesAtOnce() {
    Instant seenAt = at("2026-11-23T15:00");
    Conversation c =
        new AgentAction.Answered(
                at("2026-11-23T09:30"), seenAt, Optional.of(at("2026-11-23T12:00")))
            .applyTo(opened("critical", at("2026-11-23T09:07")), PROMISES);
    assertThat(c.course().agenda().update()).contains(seenAt);
  }

  private static AgentAction answered(Instant at) {
    return new AgentAction.Answered(at, at, Optional.empty());
  }

  /** Else "daily at 15:00 and at the opening" would write twice around a closing. */
  @Test
  void anUpdateNamedForAnOpeningDoesNotFollowTheOneThatNamesItAtOnce() {
    Outlook outlook = new Outlook(PROMISES.urgency("high"), PROMISES.correct());
    Instant opening = at("2026-11-24T08:00");
    assertThat(local(outlook.leaveFor(opening, at("2026-11-23T12:30"))))
        .isEqualTo("2026-11-23T15:59");
    assertThat(local(outlook.leaveFor(opening, at("2026-11-23T15:55"))))
        .isEqualTo("2026-11-24T08:00");
    assertThat(local(outlook.leaveFor(at("2026-11-24T10:00"), at("2026-11-24T09:30"))))
        .isEqualTo("2026-11-24T09:55");
  }

  /** Saturday's 15:00 is after its closing, so at Monday's opening. */
  private static Outlook dailyAtTheClosing() {
    BusinessCalendar shop =
        new BusinessCalendar(
            "shop",
            TestHouse.HELSINKI,
            WeeklyHours.parse(Map.of("mon-fri", "07:00-15:00", "sat", "10:00-14:00")),
            List.of(),
            Map.of(),
            Holidays.none());
    Span span = Span.parse("1 business day");
    Urgency daily =
        new Urgency(
            "normal",
            span,
            shop,
            Cadence.parse("daily at 15:00"),
            AfterAnswer.PAUSE,
            Urgency.usualWarning(span));
    return new Outlook(daily, CorrectionRule.USUAL);
  }

  @Test
  void anUpdateThatLeavesBeforeTheClosingIsFollowedByTheOneAfterItsOwnTime() {
    Outlook outlook = dailyAtTheClosing();
    Instant saturday = at("2026-11-28T13:58");
    Optional<Instant> due = Optional.of(saturday);
    assertThat(agenda(outlook.nextUpdate(due, Optional.of(at("2026-11-30T07:00")), saturday)))
        .isEqualTo("2026-11-30T15:00");
  }

  /** An answer has had the next one planned anew, ahead of the instant that a letter had named. */
  @Test
  void anUpdateThatLeavesForAnotherTimeThanTheNamedOneIsFollowedAtItsOwnPace() {
    Outlook outlook = new Outlook(PROMISES.urgency("high"), PROMISES.correct());
    Instant tuesday = at("2026-11-24T09:55");
    Optional<Instant> named = Optional.of(at("2026-11-25T10:00"));
    assertThat(agenda(outlook.nextUpdate(Optional.of(tuesday), named, tuesday)))
        .isEqualTo(agenda(outlook.nextNamed(at("2026-11-24T10:00"), tuesday)));
  }

  @Test
  void noLetterNamesAnOpeningThatNothingCanLeaveAheadOf() {
    Outlook outlook = dailyAtTheClosing();
    Instant morning = at("2026-11-28T10:30");
    assertThat(agenda(outlook.nextNamed(morning, morning))).isEqualTo("2026-11-30T07:00");
    assertThat(local(outlook.leaveFor(at("2026-11-30T07:00"), morning)))
        .isEqualTo("2026-11-28T13:59");
    Instant noon = at("2026-11-28T13:30");
    assertThat(agenda(outlook.nextUpdate(noon))).isEqualTo("2026-11-30T07:00");
    assertThat(agenda(outlook.nextNamed(noon, noon))).isEqualTo("2026-11-30T07:15");
    assertThat(local(outlook.leaveFor(at("2026-11-30T07:15"), noon))).isEqualTo("2026-11-30T07:10");
  }

  @Test
  void anAnswerAlreadySeenChangesNothing() {
    Conversation c =
        answered(at("2026-11-23T11:00"))
            .applyTo(opened("normal", at("2026-11-23T09:07")), PROMISES);
    assertThat(answered(at("2026-11-23T10:59")).applyTo(c, PROMISES)).isSameAs(c);
  }

  @Test
  void closingEmptiesTheAgenda() {
    Conversation c =
        new AgentAction.Closed(at("2026-11-23T11:00"))
            .applyTo(opened("normal", at("2026-11-23T09:07")), PROMISES);
    assertThat(c.course().agenda()).isEqualTo(Course.Agenda.EMPTY);
    assertThat(c.course().promise()).isEmpty();
    assertThat(c.course().tally().closed()).contains(at("2026-11-23T11:00"));
  }

  @Test
  void aShortPromiseIsCorrectedHalfWayToIt() {
    Conversation c = opened("critical", at("2026-11-23T09:50"));
    assertThat(due(c)).isEqualTo("2026-11-23T11:00");
    assertThat(agenda(c.course().agenda().correct())).isEqualTo("2026-11-23T10:30");
  }

  /** A thousand that are due at 15:00: some each second, and none after the instant it named. */
  @Test
  void rightHourUpdatesDueTogetherAreSpreadAheadOfWhatWasNamedAndOfTheClosing() {
    var office = PROMISES.urgency("normal").calendar();
    Instant now = at("2026-11-24T14:55");
    Instant named = at("2026-11-24T15:00");
    Map<Instant, Integer> each = new HashMap<>();
    for (int place = 0; place < 1000; place++) {
      Instant at = StatusUpdate.spread(place, Optional.of(named), office, now);
      each.merge(at, 1, Integer::sum);
      assertThat(at).isBetween(now, named.minusSeconds(30));
    }
    assertThat(each.values()).allMatch(count -> count <= 20);

    Instant friday = at("2026-11-27T14:58");
    for (int place = 0; place < 1000; place++) {
      Instant at = StatusUpdate.spread(place, Optional.empty(), office, friday);
      assertThat(office.isOpen(at)).as("%s", local(at)).isTrue();
      assertThat(StatusUpdate.spread(place, Optional.of(now), office, now)).isEqualTo(now);
    }
  }

  /** Whatever the arrival: a correction after it, before the lapse, in open hours. */
  @Test
  void everyCorrectionLiesBetweenArrivalAndLapse() {
    Random random = new Random(20261121);
    for (int i = 0; i < 5000; i++) {
      Instant arrival = at("2026-01-01T00:00").plusSeconds(random.nextInt(2 * 365 * 86400));
      for (String urgency : List.of("critical", "high", "normal", "low")) {
        Conversation c = opened(urgency, arrival);
        Instant due = c.course().promise().orElseThrow().dueAt();
        Instant correct = c.course().agenda().correct().orElseThrow();
        assertThat(correct).as("%s at %s", urgency, local(arrival)).isBetween(arrival, due);
        assertThat(correct).as("%s at %s", urgency, local(arrival)).isNotEqualTo(due);
        assertThat(PROMISES.urgency(urgency).calendar().isOpen(correct))
            .as("%s at %s corrected at %s", urgency, local(arrival), local(correct))
            .isTrue();
        c.course()
            .agenda()
            .update()
            .ifPresent(at ->
                assertThat(PROMISES.urgency(urgency).calendar().isOpen(at))
                    .as("%s at %s updated at %s", urgency, local(arrival), local(at))
                    .isTrue());
      }
    }
  }
}
