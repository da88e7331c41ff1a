package fi.kuittaus.conversation;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Incident.Audience;
import fi.kuittaus.conversation.Incident.Matching;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which conversations are about an incident, and what their customers are told. */
class IncidentTest {
  private static final PromisePolicy PROMISES = TestHouse.promises();
  private static final Instant MONDAY = at("2026-11-23T09:07");

  /** Promised an answer by Tuesday at ten, its topic question. */
  private static final Conversation OPENED = Conversation.imagined(PROMISES, "normal", MONDAY);

  private static final Audience NEWS =
      new Audience(List.of("Found."), Departure.Opening.SETTLED, Optional.empty(), false);

  private static Matching matching(String... words) {
    return new Matching(Optional.empty(), Optional.empty(), List.of(words));
  }

  private static Incident incident(Optional<Instant> resolvedAt) {
    var since = at("2026-11-23T07:40").atZone(TestHouse.HELSINKI);
    return new Incident(1, "Outage", matching("sähkökatko"), since, resolvedAt);
  }

  /** As it stands once a note has made its update due at this time. */
  private static Conversation due(Conversation c, String local) {
    return StatusUpdate.moved(c, Optional.of(at(local)));
  }

  private static StatusUpdate told(Conversation c, Audience audience, String now) {
    return incident(Optional.empty()).tell(due(c, now), audience, PROMISES, at(now));
  }

  private static StatusUpdate resolved(Conversation c, Audience audience, String now) {
    return incident(Optional.of(at(now))).tell(due(c, now), audience, PROMISES, at(now));
  }

  private static Conversation after(AgentAction action) {
    return action.applyTo(OPENED, PROMISES);
  }

  @Test
  void wordsAreMatchedAsByTriage() {
    Matching words = matching("sähkökatko", "ei toimi");
    assertThat(words.fits(OPENED, "", "Meillä on sähkökatkoja")).as("inflected").isTrue();
    assertThat(words.fits(OPENED, "Sähkökatko", "Auttakaa!")).as("subject").isTrue();
    assertThat(words.fits(OPENED, "", "Netti ei toimi.")).isTrue();
    assertThat(words.fits(OPENED, "", "Meillä ei ole sähkökatkoa")).as("denied").isFalse();
    assertThat(words.fits(OPENED, "Re: Sähkökatko", "Laskusta"))
        .as("the words of the mail that it answers")
        .isFalse();
  }

  @Test
  void allThatIsGivenHasToHold() {
    assertThat(with("imagined", "question").fits(OPENED, "", "katko")).isTrue();
    assertThat(with("imagined", "question").fits(OPENED, "", "lasku")).isFalse();
    assertThat(with("imagined", "fault").fits(OPENED, "", "katko")).isFalse();
    assertThat(with("sales", "question").fits(OPENED, "", "katko")).isFalse();
    var topic = new Matching(Optional.empty(), Optional.of("question"), List.of());
    assertThat(topic.fits(OPENED, "", "whatever")).isTrue();
  }

  private static Matching with(String mailbox, String topic) {
    return new Matching(Optional.of(mailbox), Optional.of(topic), List.of("katko"));
  }

  @Test
  void whatMatchesEverythingIsRefused() {
    assertThatThrownBy(() -> new Matching(Optional.of("support"), Optional.empty(), List.of()))
        .hasMessage("an incident has words or a topic to match");
    assertThatThrownBy(() -> matching(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itReachesThoseWhoWaitForPeopleAndReadTheirMail() {
    assertThat(Incident.reaches(OPENED)).isTrue();
    assertThat(Incident.reaches(OPENED.unreachable())).isFalse();
    assertThat(Incident.reaches(after(new AgentAction.Paused(MONDAY)))).isFalse();
    assertThat(Incident.reaches(after(new AgentAction.Closed(MONDAY)))).isFalse();
    assertThat(Incident.reaches(after(new AgentAction.Called(MONDAY)))).as("answered").isFalse();
    assertThat(Incident.reaches(toBeCalled())).as("hears of it by phone").isFalse();
  }

  private static Conversation toBeCalled() {
    Course c = OPENED.course();
    Optional<Promise> call = c.promise().map(p -> p.of(Promise.What.CALL));
    return OPENED.with(new Course(c.status(), c.openedAt(), call, c.agenda(), c.tally()));
  }

  @Test
  void aNoteTakesThePlaceOfTheUpdateAndTheCadenceMovesOn() {
    StatusUpdate.Send send = (StatusUpdate.Send) told(OPENED, NEWS, "2026-11-23T11:00");
    assertThat(send.letter().kind()).isEqualTo(LetterKind.INCIDENT);
    assertThat(send.letter().notes()).containsExactly("Found.");
    assertThat(send.letter().times().meanwhile().since().map(t -> t.toLocalDateTime().toString()))
        .contains("2026-11-23T07:40");
    assertThat(send.next().course().agenda().update())
        .hasValueSatisfying(next -> assertThat(next).isAfter(at("2026-11-23T11:00")));
    assertThat(send.next().course().promise()).isEqualTo(OPENED.course().promise());
    assertThat(send.next().course().tally().evidence())
        .as("a person has written it")
        .isEqualTo(Evidence.NOTED);
    assertThat(send.letter().conversation()).isEqualTo(send.next());
  }

  @Test
  void rightHourItWaitsForTheOpening() {
    for (Optional<Instant> resolvedAt : List.of(Optional.<Instant>empty(), Optional.of(MONDAY))) {
      StatusUpdate night =
          incident(resolvedAt)
              .tell(due(OPENED, "2026-11-23T20:00"), NEWS, PROMISES, at("2026-11-23T20:00"));
      assertThat(night).isInstanceOf(StatusUpdate.Postponed.class);
      assertThat(((StatusUpdate.Postponed) night).next().course().agenda().update())
          .contains(at("2026-11-24T08:00"));
    }
  }

  @Test
  void whoIsNotAcknowledgedYetIsToldAMinuteLater() {
    for (var opening : List.of(Departure.Opening.WAITS, Departure.Opening.UNCERTAIN)) {
      var early = new Audience(List.of("Found."), opening, Optional.empty(), false);
      assertThat(told(OPENED, early, "2026-11-23T11:00"))
          .isEqualTo(new StatusUpdate.Postponed(due(OPENED, "2026-11-23T11:01")));
      assertThat(resolved(OPENED, early, "2026-11-23T11:00"))
          .isInstanceOf(StatusUpdate.Postponed.class);
    }
  }

  @Test
  void thatItIsResolvedIsTheAnswerWhateverTheUrgency() {
    for (String urgency : List.of("critical", "high", "normal", "low")) {
      Conversation c = Conversation.imagined(PROMISES, urgency, MONDAY);
      StatusUpdate.Send send = (StatusUpdate.Send) resolved(c, NEWS, "2026-11-23T09:30");
      Course course = send.next().course();
      assertThat(send.letter().kind()).isEqualTo(LetterKind.RESOLVED);
      assertThat(send.letter().times().answerBy()).isEmpty();
      assertThat(course.status()).as(urgency).isEqualTo(Status.ANSWERED);
      assertThat(course.promise()).isEmpty();
      assertThat(course.agenda().update()).isEmpty();
      assertThat(course.agenda().correct()).isEmpty();
      assertThat(course.agenda().close()).isPresent();
    }
  }

  @Test
  void aPromiseStandsOfACallAndToWhoHasWrittenSince() {
    var wrote = new Audience(List.of("Mended."), Departure.Opening.SETTLED, Optional.empty(), true);
    for (StatusUpdate update :
        List.of(
            resolved(OPENED, wrote, "2026-11-23T11:00"),
            resolved(toBeCalled(), NEWS, "2026-11-23T11:00"))) {
      StatusUpdate.Send send = (StatusUpdate.Send) update;
      assertThat(send.next().course().status()).isEqualTo(Status.OPEN);
      assertThat(send.next().course().promise()).isPresent();
      assertThat(send.letter().times().answerBy()).isEqualTo(send.next().course().promise());
    }
  }

  @Test
  void whereNothingIsDueOrNobodyWaitsNothingIsTold() {
    Instant now = at("2026-11-23T11:00");
    for (Optional<Instant> resolvedAt : List.of(Optional.<Instant>empty(), Optional.of(now))) {
      Incident incident = incident(resolvedAt);
      assertThat(incident.tell(OPENED, NEWS, PROMISES, now))
          .isInstanceOf(StatusUpdate.NotDue.class);
      Conversation paused = due(after(new AgentAction.Paused(MONDAY)), "2026-11-23T11:00");
      assertThat(incident.tell(paused, NEWS, PROMISES, now))
          .isInstanceOf(StatusUpdate.NotDue.class);
      Conversation gone = due(OPENED.unreachable(), "2026-11-23T11:00");
      assertThat(incident.tell(gone, NEWS, PROMISES, now))
          .isInstanceOf(StatusUpdate.Postponed.class);
    }
  }
}
