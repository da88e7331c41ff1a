package fi.kuittaus.conversation;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Course.Tally;
import fi.kuittaus.conversation.Departure.Drop;
import fi.kuittaus.conversation.Departure.Leave;
import fi.kuittaus.conversation.Departure.Opening;
import fi.kuittaus.conversation.Departure.Rewrite;
import fi.kuittaus.conversation.Departure.Said;
import fi.kuittaus.conversation.Departure.Wait;
import fi.kuittaus.conversation.Departure.Waiting;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The last decision on letters that have waited: for a server, for the brake, for the morning. */
class DepartureTest {
  private static final PromisePolicy PROMISES = TestHouse.promises();
  private static final Instant MONDAY = at("2026-11-23T09:07");
  private static final Conversation OPENED = opened("normal", MONDAY);

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

  private static Waiting letter(LetterKind kind, Instant writtenAt) {
    return new Waiting(
        kind,
        writtenAt,
        false,
        new Said(kind.givesPromise() ? OPENED.course().promise() : Optional.empty()),
        LetterOrder.Told.NOTHING);
  }

  private static Departure decide(Waiting letter, Instant now) {
    return Departure.decide(letter, OPENED, Opening.SETTLED, PROMISES, now);
  }

  @Test
  void whatIsFreshLeavesAsItIs() {
    for (LetterKind kind : LetterKind.values()) {
      Departure fresh = decide(letter(kind, MONDAY), MONDAY.plusSeconds(1));
      assertThat(fresh)
          .as(kind.label())
          .isEqualTo(
              kind == LetterKind.CLOSED ? new Departure.Drop("no longer wanted") : new Leave());
    }
  }

  @Test
  void anAcknowledgementIsWorkedOutAnewOnceHalfItsTimeIsGone() {
    Waiting waiting = letter(LetterKind.ACKNOWLEDGEMENT, MONDAY);
    assertThat(decide(waiting, at("2026-11-23T21:33"))).isEqualTo(new Leave());

    Rewrite rewrite = (Rewrite) decide(waiting, at("2026-11-23T21:35"));
    Promise fresh = rewrite.letter().times().answerBy().orElseThrow();
    assertThat(local(fresh.dueAt())).as("counted from now").isEqualTo("2026-11-24T16:00");
    assertThat(rewrite.letter().times().missed())
        .as("it says so")
        .isEqualTo(waiting.said().gives());
    assertThat(rewrite.letter().conversation().course().promise()).contains(fresh);
    assertThat(rewrite.letter().conversation().course().agenda().correct())
        .hasValueSatisfying(at -> assertThat(at).isBefore(fresh.dueAt()));
  }

  @Test
  void oneThatMayHaveLeftKeepsItsWords() {
    Waiting sure = letter(LetterKind.ACKNOWLEDGEMENT, MONDAY);
    var unsure = new Waiting(sure.kind(), MONDAY, true, sure.said(), sure.told());
    assertThat(decide(unsure, at("2026-11-25T12:00"))).isEqualTo(new Leave());
  }

  @Test
  void anAcknowledgementNamesWhatHasBeenCorrectedMeanwhile() {
    Conversation corrected = opened("low", MONDAY);
    Rewrite rewrite =
        (Rewrite)
            Departure.decide(
                letter(LetterKind.ACKNOWLEDGEMENT, MONDAY),
                corrected,
                Opening.SETTLED,
                PROMISES,
                MONDAY.plusSeconds(60));
    assertThat(rewrite.letter().times().answerBy()).isEqualTo(corrected.course().promise());
  }

  @Test
  void whatSaysThatThePromiseStandsGivesWayToAnAcknowledgementThatHadToWaitItself() {
    for (LetterKind kind : List.of(LetterKind.FOLLOW_UP, LetterKind.ASKS_AGAIN)) {
      Waiting waiting = letter(kind, MONDAY);
      assertThat(Departure.decide(waiting, OPENED, Opening.LEFT_SINCE, PROMISES, MONDAY))
          .as(kind.label())
          .isInstanceOf(Drop.class);
    }
    for (LetterKind kind : List.of(LetterKind.CALLBACK, LetterKind.CORRECTION)) {
      Waiting waiting = letter(kind, MONDAY);
      assertThat(Departure.decide(waiting, OPENED, Opening.LEFT_SINCE, PROMISES, MONDAY))
          .as(kind.label())
          .isEqualTo(new Leave());
    }
  }

  @Test
  void nobodyGetsAnUpdateOrACorrectionBeforeTheAcknowledgement() {
    for (LetterKind kind :
        List.of(LetterKind.STATUS_UPDATE, LetterKind.CORRECTION, LetterKind.FOLLOW_UP)) {
      Waiting waiting = letter(kind, MONDAY);
      assertThat(Departure.decide(waiting, OPENED, Opening.WAITS, PROMISES, MONDAY))
          .as(kind.label())
          .isInstanceOf(Drop.class);
      assertThat(Departure.decide(waiting, OPENED, Opening.UNCERTAIN, PROMISES, MONDAY))
          .as(kind.label())
          .isEqualTo(new Wait(MONDAY.plusSeconds(60)));
    }
  }

  @Test
  void theLongerItIsUncertainTheLessOftenItIsLookedAt() {
    Waiting waiting = letter(LetterKind.FOLLOW_UP, MONDAY);
    List<Instant> looks = new ArrayList<>(List.of(MONDAY));
    while (looks.getLast().isBefore(MONDAY.plus(Duration.ofHours(1)))) {
      Departure wait =
          Departure.decide(waiting, OPENED, Opening.UNCERTAIN, PROMISES, looks.getLast());
      looks.add(((Wait) wait).until());
    }
    assertThat(looks.subList(0, 4))
        .containsExactly(
            MONDAY, MONDAY.plusSeconds(60), MONDAY.plusSeconds(120), MONDAY.plusSeconds(180));
    assertThat(looks).as("within an hour").hasSizeLessThan(15);
    assertThat(Duration.between(looks.get(looks.size() - 2), looks.getLast()))
        .isEqualTo(Departure.MOST_PATIENCE);
  }

  @Test
  void whatHadToWaitIntoTheNightLeavesInTheMorning() {
    Instant night = at("2026-11-23T23:30");
    Wait morning = new Wait(at("2026-11-24T08:00"));
    assertThat(decide(letter(LetterKind.STATUS_UPDATE, MONDAY), night)).isEqualTo(morning);
    assertThat(decide(letter(LetterKind.CORRECTION, MONDAY), night)).isEqualTo(morning);
    assertThat(decide(letter(LetterKind.FOLLOW_UP, MONDAY), night)).isEqualTo(new Leave());
  }

  @Test
  void aCorrectionOfWhatLapsesAtTheOpeningDoesNotWaitForIt() {
    Instant night = at("2026-11-23T23:30");
    assertThat(decide(correctionOf("2026-11-24T08:00"), night)).isEqualTo(new Leave());
    assertThat(decide(correctionOf("2026-11-24T08:01"), night))
        .isEqualTo(new Wait(at("2026-11-24T08:00")));
    assertThat(decide(correctionOf("2026-11-23T16:00"), night))
        .as("it has lapsed already")
        .isEqualTo(new Wait(at("2026-11-24T08:00")));
  }

  @Test
  void aCorrectionThatAnUpdateHasOvertakenNamesTheNextWordThatIsStillToCome() {
    Instant named = at("2026-11-23T15:00");
    Waiting correction =
        new Waiting(
            LetterKind.CORRECTION,
            at("2026-11-23T14:30"),
            false,
            new Said(
                Optional.empty(),
                Optional.of(named),
                Optional.of(new Promise(named, TestHouse.HELSINKI, "weekdays")),
                List.of()),
            LetterOrder.Told.NOTHING);
    Instant now = at("2026-11-23T14:57");
    assertThat(decide(correction, withUpdateAt("2026-11-23T14:55"), now)).isEqualTo(new Leave());
    Departure overtaken = decide(correction, withUpdateAt("2026-11-24T14:55"), now);
    assertThat(overtaken).isInstanceOf(Rewrite.class);
    assertThat(((Rewrite) overtaken).letter().times().nextWord().map(Promise::dueAt))
        .contains(at("2026-11-24T15:00"));
  }

  private static Conversation withUpdateAt(String update) {
    Course.Agenda agenda =
        new Course.Agenda(
            Optional.of(at(update)), Optional.empty(), Optional.empty(), Optional.empty());
    return OPENED.with(
        new Course(
            Status.OPEN,
            MONDAY,
            Optional.empty(),
            agenda,
            new Tally(0, 1, false, Evidence.NONE, Optional.empty(), Optional.empty())));
  }

  private static Departure decide(Waiting letter, Conversation c, Instant now) {
    return Departure.decide(letter, c, Opening.SETTLED, PROMISES, now);
  }

  private static Waiting correctionOf(String missed) {
    Promise before = new Promise(at(missed), TestHouse.HELSINKI, "weekdays");
    return new Waiting(
        LetterKind.CORRECTION,
        MONDAY,
        false,
        new Said(Optional.empty(), Optional.empty(), Optional.of(before), List.of()),
        LetterOrder.Told.NOTHING);
  }

  @Test
  void whatWasWrittenJustBeforeTheClosingStillLeaves() {
    Instant closing = at("2026-11-23T16:00");
    Waiting update = letter(LetterKind.STATUS_UPDATE, closing.minusSeconds(2));
    assertThat(decide(update, closing.plusSeconds(60))).isEqualTo(new Leave());
  }

  @Test
  void aClosedMatterAndACustomerOutOfReachGetNothing() {
    Conversation closed = new AgentAction.Closed(MONDAY).applyTo(OPENED, PROMISES);
    Waiting update = letter(LetterKind.STATUS_UPDATE, MONDAY);
    assertThat(Departure.decide(update, closed, Opening.SETTLED, PROMISES, MONDAY))
        .isInstanceOf(Drop.class);
    assertThat(Departure.decide(update, OPENED.unreachable(), Opening.SETTLED, PROMISES, MONDAY))
        .isInstanceOf(Drop.class);
  }
}
