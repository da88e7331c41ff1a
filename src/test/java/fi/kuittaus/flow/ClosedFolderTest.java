package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.Parsed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that agents move to Closed, and back again. */
class ClosedFolderTest {
  @TempDir Path data;
  private WatchedInbox inbox;
  private FlowWorld world;
  private InboundMessage first;

  @BeforeEach
  void open() {
    inbox = new WatchedInbox(data);
    world = inbox.world;
    first = inbox.first;
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void movedBackFromClosedWithinADayItIsOpenAgain() {
    world.movedToClosed(first);
    assertThat(world.status()).isEqualTo(Status.CLOSED);
    world.clock.forward(Duration.ofHours(2));
    world.arrives(first);
    assertThat(world.status()).isEqualTo(Status.WORKING);
    assertThat(world.conversations()).isEqualTo(1);
  }

  @Test
  void movedBackLaterItStaysClosed() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(25));
    world.arrives(first);
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aClosedFolderMadeAnewClosesNothingThatWasOpenedAgainAtTheConsole() {
    world.movedToClosed(first);
    assertThat(world.status()).isEqualTo(Status.CLOSED);
    world.clock.forward(Duration.ofHours(2));
    world.closing.reopen(world.only().reference(), "console");
    world.clock.forward(Duration.ofHours(1));
    world.liesInClosed(2, first);
    assertThat(world.status()).isEqualTo(Status.WORKING);
  }

  @Test
  void norWhereACopyHadStayedInAnInboxThatWasMadeAnewToo() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(2));
    world.closing.reopen(world.only().reference(), "console");
    world.clock.forward(Duration.ofHours(1));
    world.arrivesAgain(2, List.of(first));
    assertThat(world.status()).isEqualTo(Status.WORKING);
    world.clock.forward(Duration.ofHours(1));
    world.liesInClosed(2, first);
    assertThat(world.status()).isEqualTo(Status.WORKING);
  }

  @Test
  void aCopyThatIsPutIntoClosedOnceMoreClosesWhatWasOpenedAgain() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(2));
    world.closing.reopen(world.only().reference(), "console");
    world.clock.forward(Duration.ofHours(1));
    world.movedToClosed(first);
    assertThat(world.status()).isEqualTo(Status.CLOSED);
    world.clock.forward(Duration.ofHours(1));
    world.closing.reopen(world.only().reference(), "console");
    world.liesInClosed(2, first);
    world.liesInClosed(2, first);
    assertThat(world.status()).as("both lie there when it is made anew").isEqualTo(Status.WORKING);
    world.liesInClosed(2, first);
    assertThat(world.status()).as("and a third comes").isEqualTo(Status.CLOSED);
  }

  @Test
  void aMailThatWasTakenInWhileOurClockWasBehindIsKnownInClosed() {
    InboundMessage byTheServer = first.arriving(WatchedInbox.MONDAY.plusSeconds(40));
    world.movedToClosed(byTheServer);
    assertThat(world.lookout.watched("INBOX", 1)).as("it lies in the inbox no more").isEmpty();
  }

  @Test
  void movedBackAndToClosedOnceMoreItIsClosedWhoeverSeesThatFirst() {
    for (boolean seenGone : List.of(false, true)) {
      world.movedToClosed(first);
      world.clock.forward(Duration.ofHours(2));
      world.arrives(first);
      assertThat(world.status()).isEqualTo(Status.WORKING);
      world.clock.forward(Duration.ofHours(1));
      if (seenGone) {
        world.lookout.watched("INBOX", 1).forEach(m -> inbox.happens(What.CLOSED, m.uid()));
      }
      world.movedToClosed(first);
      assertThat(world.status()).isEqualTo(Status.CLOSED);
      world.clock.forward(Duration.ofHours(1));
      world.arrives(first);
    }
  }

  @Test
  void movedBackAndToAClosedFolderMadeAnewMeanwhileItIsClosedAgain() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(2));
    world.arrives(first);
    assertThat(world.status()).isEqualTo(Status.WORKING);
    world.clock.forward(Duration.ofHours(1));
    world.liesInClosed(2, first);
    assertThat(world.status()).isEqualTo(Status.CLOSED);
    world.clock.forward(Duration.ofHours(1));
    world.closing.reopen(world.only().reference(), "console");
    world.liesInClosed(3, first);
    assertThat(world.status()).as("made anew once more").isEqualTo(Status.WORKING);
  }

  @Test
  void aSlipTakenBackReopensNothingThatWasClosedOtherwiseMeanwhile() {
    inbox.happens(What.DELETED, 1);
    assertThat(world.status()).isEqualTo(Status.PAUSED);
    world.clock.forward(Duration.ofHours(1));
    world.closing.close(world.only().reference(), "console");
    world.clock.forward(Duration.ofHours(1));
    world.arrives(first);
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aSecondDeliveryIsNoMoveBack() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofMinutes(2));
    world.arrives(
        TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", world.clock.instant()));
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void anOlderMailClosesNothingAlsoWhereItWasDeliveredAgainAfterTheNewest() {
    world.clock.forward(Duration.ofMinutes(2));
    world.maijaWrites("2@c", "Re: Lasku", "Ja toinen asia.", "In-Reply-To", "<1@c>");
    world.clock.forward(Duration.ofMinutes(2));
    world.arrives(
        TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", world.clock.instant()));
    world.movedToClosed(first);
    assertThat(world.status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aFolderMadeAnewReopensNothingThatWasClosedByCommand() {
    world.closing.close(world.only().reference(), "a test");
    world.arrivesAgain(2, List.of(first));
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void copiedToClosedAndMarkedAsDeletedItStaysClosedAlsoWhenTheFolderIsMadeAnew() {
    world.movedToClosed(first);
    world.clock.forward(Duration.ofHours(2));
    var marked = new Arrival.Flags(false, true);
    world.arrives(new Arrival(2, WatchedInbox.MONDAY, new Parsed.Mail(first), marked));
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void aSecondDeliveryThatComesAgainSinceTheFolderIsMadeAnewIsNoMoveBack() {
    world.clock.forward(Duration.ofMinutes(2));
    InboundMessage second =
        TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", world.clock.instant());
    world.arrives(second);
    world.movedToClosed(first);
    world.arrivesAgain(2, List.of(second));
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void norIsOneOfTheSameSecond() {
    world.arrives(first);
    world.movedToClosed(first);
    world.arrivesAgain(2, List.of(first));
    assertThat(world.status()).isEqualTo(Status.CLOSED);
  }
}
