package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.AgentWay;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MailLookout.Change;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents do to customers' mails without writing, through the real flows and a database. */
class MovesTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;
  private InboundMessage first;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
    first = TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY);
    world.arrives(first);
    world.send();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void happens(What what, long... uids) {
    world.lookout.changed(
        "INBOX", 1, LongStream.of(uids).mapToObj(uid -> new Change(uid, what)).toList());
  }

  private Status status() {
    return world.only().course().status();
  }

  private boolean isHeld(Conversation c) {
    return c.course().status() == Status.PAUSED;
  }

  private List<String> questions() {
    world.alerting.askDue();
    world.send();
    return world.delivered.stream()
        .map(OutboundMessage::text)
        .filter(text -> text.contains("kuittaus resume"))
        .toList();
  }

  private void aMomentLater() {
    world.clock.forward(Duration.ofSeconds(61));
  }

  private List<InboundMessage> customers(int from, int to) {
    List<InboundMessage> mails = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      EmailAddress who = EmailAddress.of("c" + i + "@customer.example");
      mails.add(TestHouse.mail(who, i + "@c", "Lasku " + i, "Ei aukea.", world.clock.instant()));
      world.arrives(mails.getLast());
    }
    return mails;
  }

  private void nextDays() {
    for (int day = 0; day < 3; day++) {
      world.clock.forward(Duration.ofDays(1));
      world.tick();
    }
  }

  @Test
  void movedBackFromClosedWithinADayItIsOpenAgain() {
    world.movedToClosed(first);
    assertThat(status()).isEqualTo(Status.CLOSED);
    world.clock.forward(Duration.ofHours(2));
    world.arrives(first);
    assertThat(status()).isEqualTo(Status.WORKING);
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void movedBackLaterItStaysClosed() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(25));
    world.arrives(first);
    assertThat(status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aClosedFolderMadeAnewClosesNothingThatWasOpenedAgainAtTheConsole() {
    world.movedToClosed(first);
    assertThat(status()).isEqualTo(Status.CLOSED);
    world.clock.forward(Duration.ofHours(2));
    world.closing.reopen(world.only().reference(), "console");
    world.clock.forward(Duration.ofHours(1));
    world.liesInClosed(2, first);
    assertThat(status()).isEqualTo(Status.WORKING);
  }

  @Test
  void aCopyThatIsPutIntoClosedOnceMoreClosesWhatWasOpenedAgain() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(2));
    world.closing.reopen(world.only().reference(), "console");
    world.clock.forward(Duration.ofHours(1));
    world.movedToClosed(first);
    assertThat(status()).isEqualTo(Status.CLOSED);
    world.clock.forward(Duration.ofHours(1));
    world.closing.reopen(world.only().reference(), "console");
    world.liesInClosed(2, first);
    world.liesInClosed(2, first);
    assertThat(status()).as("both lie there when it is made anew").isEqualTo(Status.WORKING);
    world.liesInClosed(2, first);
    assertThat(status()).as("and a third comes").isEqualTo(Status.CLOSED);
  }

  @Test
  void aMailThatWasTakenInWhileOurClockWasBehindIsKnownInClosed() {
    InboundMessage byTheServer = first.arriving(MONDAY.plusSeconds(40));
    world.movedToClosed(byTheServer);
    assertThat(world.lookout.watched("INBOX", 1)).as("it lies in the inbox no more").isEmpty();
  }

  @Test
  void movedBackAndToClosedOnceMoreItIsClosedWhoeverSeesThatFirst() {
    for (boolean seenGone : List.of(false, true)) {
      world.movedToClosed(first);
      world.clock.forward(Duration.ofHours(2));
      world.arrives(first);
      assertThat(status()).isEqualTo(Status.WORKING);
      world.clock.forward(Duration.ofHours(1));
      if (seenGone) {
        world.lookout.watched("INBOX", 1).forEach(m -> happens(What.CLOSED, m.uid()));
      }
      world.movedToClosed(first);
      assertThat(status()).isEqualTo(Status.CLOSED);
      world.clock.forward(Duration.ofHours(1));
      world.arrives(first);
    }
  }

  @Test
  void aSlipTakenBackReopensNothingThatWasClosedOtherwiseMeanwhile() {
    happens(What.DELETED, 1);
    assertThat(status()).isEqualTo(Status.PAUSED);
    world.clock.forward(Duration.ofHours(1));
    world.closing.close(world.only().reference(), "console");
    world.clock.forward(Duration.ofHours(1));
    world.arrives(first);
    assertThat(status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aSecondDeliveryIsNoMoveBack() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofMinutes(2));
    world.arrives(
        TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", world.clock.instant()));
    assertThat(status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aFolderMadeAnewReopensNothingThatWasClosedByCommand() {
    world.closing.close(world.only().reference(), "a test");
    world.arrivesAgain(2, List.of(first));
    assertThat(status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void copiedToClosedAndMarkedAsDeletedItStaysClosedAlsoWhenTheFolderIsMadeAnew() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(2));
    var marked = new Arrival.Flags(false, true);
    world.arrives(new Arrival(2, MONDAY, new Parsed.Mail(first), marked));
    assertThat(status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aSecondDeliveryThatComesAgainSinceTheFolderIsMadeAnewIsNoMoveBack() {
    world.clock.forward(Duration.ofMinutes(2));
    InboundMessage second =
        TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", world.clock.instant());
    world.arrives(second);
    world.movedToClosed(first);
    world.arrivesAgain(2, List.of(second));
    assertThat(status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void theDeskIsToldOnceOfAWayThatIsNotThereAndWhatRemains() {
    world.lookout.ways(Set.of(AgentWay.SENT, AgentWay.MOVE));
    assertThat(waysTold()).as("not made yet, and copied is as good as moved").isEmpty();
    world.lookout.ways(Set.of(AgentWay.KEYWORD));
    world.lookout.ways(Set.of(AgentWay.KEYWORD, AgentWay.SENT));
    world.lookout.ways(Set.of(AgentWay.KEYWORD));
    world.lookout.ways(Set.of(AgentWay.KEYWORD, AgentWay.SENT));
    assertThat(waysTold()).hasSize(2);
    assertThat(waysTold().getFirst())
        .contains(AgentWay.SENT.words(), AgentWay.CLOSED.words(), "support+close@example.com")
        .doesNotContain("* " + AgentWay.KEYWORD.words());
    assertThat(world.ways.shut("support")).contains(Set.of(AgentWay.KEYWORD, AgentWay.SENT));
  }

  private List<String> waysTold() {
    world.send();
    return world.delivered.stream()
        .map(OutboundMessage::text)
        .filter(text -> text.contains("does not offer"))
        .toList();
  }

  @Test
  void movedToJunkItStopsInSilence() {
    happens(What.JUNK, 1);
    nextDays();
    assertThat(status()).isEqualTo(Status.CLOSED);
    assertThat(world.delivered).as("the acknowledgement alone").hasSize(1);
  }

  @Test
  void deletedItIsHeldAndTheDeskIsAskedOnce() {
    happens(What.DELETED, 1);
    assertThat(status()).isEqualTo(Status.PAUSED);
    nextDays();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(questions())
        .singleElement()
        .asString()
        .contains("kuittaus close " + world.only().reference());
  }

  @Test
  void backInTheInboxItGoesOn() {
    happens(What.DELETED, 1);
    world.clock.forward(Duration.ofMinutes(5));
    world.arrives(first);
    assertThat(status()).isEqualTo(Status.OPEN);
    nextDays();
    assertThat(world.kinds()).contains("correction");
  }

  @Test
  void noLongerMarkedAsDeletedItGoesOn() {
    happens(What.DELETED, 1);
    assertThat(world.lookout.watched("INBOX", 1)).allMatch(w -> w.known().deleted());
    happens(What.BACK, 1);
    assertThat(status()).isEqualTo(Status.OPEN);
    assertThat(world.lookout.watched("INBOX", 1)).noneMatch(w -> w.known().deleted());
  }

  @Test
  void filedElsewhereItGoesOn() {
    happens(What.ELSEWHERE, 1);
    assertThat(status()).isEqualTo(Status.OPEN);
    assertThat(watchedUids()).isEmpty();
  }

  @Test
  void anOlderMailOrACopyMayBeDeleted() {
    world.arrives(first);
    world.clock.forward(Duration.ofMinutes(5));
    world.maijaWrites("2@c", "Re: Lasku", "Ja vielä toinen asia.", "In-Reply-To", "<1@c>");
    happens(What.DELETED, 1);
    assertThat(status()).isEqualTo(Status.OPEN);
    happens(What.DELETED, 2);
    assertThat(status()).isEqualTo(Status.OPEN);
    happens(What.DELETED, 3);
    assertThat(status()).isEqualTo(Status.PAUSED);
  }

  @Test
  void whatIsAnsweredMayBeDeleted() {
    world.closing.close(world.only().reference(), "a test");
    happens(What.DELETED, 1);
    assertThat(status()).isEqualTo(Status.CLOSED);
    assertThat(questions()).isEmpty();
  }

  @Test
  void veryManyGoneAtOnceAreHeldAndAskedAboutInOneMail() {
    customers(2, 25);
    happens(What.JUNK, LongStream.rangeClosed(1, 25).toArray());
    assertThat(all()).extracting(c -> c.course().status()).containsOnly(Status.PAUSED);
    assertThat(questions()).as("more may go with them").isEmpty();
    aMomentLater();
    assertThat(questions()).hasSize(1);
  }

  @Test
  void veryManyMovedToClosedAtOnceAreHeldAndAskedAboutInOneMail() {
    List<InboundMessage> mails = customers(2, 30);
    world.movedToClosed(mails);
    assertThat(all())
        .filteredOn(c -> c.course().status() == Status.PAUSED)
        .as("all but the one that was not moved")
        .hasSize(29);
    aMomentLater();
    assertThat(questions()).hasSize(1);
    world.arrives(mails.getFirst());
    assertThat(all()).filteredOn(c -> c.course().status() == Status.PAUSED).hasSize(28);
  }

  @Test
  void whatGoesInManyStepsIsAskedAboutInOneMail() {
    List<InboundMessage> mails = customers(2, 60);
    for (InboundMessage mail : mails) {
      world.movedToClosed(mail);
      world.clock.forward(Duration.ofSeconds(1));
      assertThat(questions()).isEmpty();
    }
    aMomentLater();
    assertThat(questions())
        .singleElement()
        .asString()
        .as("all but the first twenty")
        .contains(all().stream().filter(this::isHeld).map(c -> c.reference().code()).toList());
    assertThat(all()).filteredOn(this::isHeld).hasSize(39);
  }

  @Test
  void whatIsTakenBackWithinTheMinuteIsNotAskedAbout() {
    happens(What.DELETED, 1);
    happens(What.BACK, 1);
    aMomentLater();
    assertThat(questions()).isEmpty();
  }

  @Test
  void theDeskIsAskedAfterTenMinutesAlsoWhereMoreGo() {
    customers(2, 15);
    for (int uid = 1; uid <= 15; uid++) {
      happens(What.DELETED, uid);
      world.clock.forward(Duration.ofSeconds(50));
      assertThat(questions()).hasSize(uid <= 12 ? 0 : 1);
    }
  }

  @Test
  void whatWasMovedToClosedOnTheDaysOfAnAbsenceWasNotMovedAtOnce() {
    List<InboundMessage> mails = customers(2, 60);
    world.clock.forward(Duration.ofDays(3));
    world.restart();
    world.movedToClosed(mails);
    assertThat(all()).filteredOn(c -> c.course().status() == Status.CLOSED).hasSize(59);
  }

  @Test
  void whatWentToJunkOnTheDaysOfAnAbsenceIsStopped() {
    customers(2, 40);
    world.clock.forward(Duration.ofDays(3));
    world.restart();
    happens(What.JUNK, LongStream.rangeClosed(1, 40).toArray());
    assertThat(all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }

  @Test
  void afterAShortStopVeryManyAtOnceAreStillHeld() {
    List<InboundMessage> mails = customers(2, 60);
    world.clock.forward(Duration.ofHours(3));
    world.restart();
    world.movedToClosed(mails);
    assertThat(all()).filteredOn(c -> c.course().status() == Status.CLOSED).isEmpty();
  }

  @Test
  void hoursAfterTheReturnVeryManyAtOnceAreHeld() {
    List<InboundMessage> mails = customers(2, 60);
    world.clock.forward(Duration.ofDays(3));
    world.restart();
    world.clock.forward(Duration.ofHours(2));
    world.movedToClosed(mails);
    assertThat(all()).filteredOn(c -> c.course().status() == Status.CLOSED).isEmpty();
  }

  @Test
  void aFewMovedToClosedAtOnceAreClosed() {
    InboundMessage second =
        TestHouse.mail(
            EmailAddress.of("ville@customer.example"), "2@c", "Avain", "Ei toimi.", MONDAY);
    world.arrives(second);
    world.movedToClosed(List.of(first, second));
    assertThat(all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }

  @Test
  void somebodysGlanceIsEvidenceWithItsInstant() {
    world.clock.forward(Duration.ofMinutes(3));
    happens(What.SEEN, 1);
    assertThat(world.only().course().tally().evidence()).isEqualTo(Evidence.SEEN);
    assertThat(
            world.store.transaction(tx -> tx.history().of(world.only().reference())).getLast().at())
        .isEqualTo(world.clock.instant());
    assertThat(world.lookout.watched("INBOX", 1)).allMatch(w -> w.known().seen());
  }

  @Test
  void mailsAreColouredByWhatIsDue() {
    assertThat(marks()).containsExactly(MailLookout.ACKNOWLEDGED);
    world.clock.set(at("2026-11-24T08:00"));
    assertThat(marks()).containsExactlyInAnyOrder(MailLookout.ACKNOWLEDGED, MailLookout.DUE_TODAY);
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    assertThat(marks()).containsExactlyInAnyOrder(MailLookout.ACKNOWLEDGED, MailLookout.LATE);
    world.closing.close(world.only().reference(), "a test");
    assertThat(marks()).containsExactly(MailLookout.ACKNOWLEDGED);
  }

  private List<String> marks() {
    return world.lookout.watched("INBOX", 1).stream().flatMap(w -> w.marks().stream()).toList();
  }

  private List<Long> watchedUids() {
    return world.lookout.watched("INBOX", 1).stream().map(MailLookout.Watched::uid).toList();
  }

  private List<Conversation> all() {
    return world.store.transaction(tx -> tx.conversations().list(true, 1000));
  }
}
