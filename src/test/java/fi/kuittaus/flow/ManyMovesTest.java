package fi.kuittaus.flow;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailLookout.What;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many mails that go at once: a mistake, perhaps, about which the desk is asked in one mail. */
class ManyMovesTest {
  @TempDir Path data;
  private WatchedInbox inbox;
  private FlowWorld world;

  @BeforeEach
  void open() {
    inbox = new WatchedInbox(data);
    world = inbox.world;
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  private static boolean isHeld(Conversation c) {
    return c.course().status() == Status.PAUSED;
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
    world.lookout.watched("INBOX", 1);
    return mails;
  }

  @Test
  void veryManyGoneAtOnceAreHeldAndAskedAboutInOneMail() {
    customers(2, 25);
    inbox.happens(What.JUNK, LongStream.rangeClosed(1, 25).toArray());
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.PAUSED);
    assertThat(inbox.questions()).as("more may go with them").isEmpty();
    aMomentLater();
    assertThat(inbox.questions()).hasSize(1);
  }

  @Test
  void veryManyMovedToClosedAtOnceAreHeldAndAskedAboutInOneMail() {
    List<InboundMessage> mails = customers(2, 30);
    world.movedToClosed(mails);
    assertThat(world.all())
        .filteredOn(ManyMovesTest::isHeld)
        .as("all but the one that was not moved")
        .hasSize(29);
    aMomentLater();
    assertThat(inbox.questions()).hasSize(1);
    world.arrives(mails.getFirst());
    assertThat(world.all()).filteredOn(ManyMovesTest::isHeld).hasSize(28);
  }

  @Test
  void whatGoesInManyStepsIsAskedAboutInOneMail() {
    List<InboundMessage> mails = customers(2, 60);
    for (InboundMessage mail : mails) {
      world.movedToClosed(mail);
      world.clock.forward(Duration.ofSeconds(1));
      assertThat(inbox.questions()).isEmpty();
    }
    aMomentLater();
    assertThat(inbox.questions())
        .singleElement()
        .asString()
        .as("all but the first twenty")
        .contains(
            world.all().stream()
                .filter(ManyMovesTest::isHeld)
                .map(c -> c.reference().code())
                .toList());
    assertThat(world.all()).filteredOn(ManyMovesTest::isHeld).hasSize(39);
  }

  @Test
  void theDeskIsAskedAfterTenMinutesAlsoWhereMoreGo() {
    customers(2, 15);
    for (int uid = 1; uid <= 15; uid++) {
      inbox.happens(What.DELETED, uid);
      world.clock.forward(Duration.ofSeconds(50));
      assertThat(inbox.questions()).hasSize(uid <= 12 ? 0 : 1);
    }
  }

  @Test
  void whatWasMovedToClosedOnTheDaysOfAnAbsenceWasNotMovedAtOnce() {
    List<InboundMessage> mails = customers(2, 60);
    world.clock.forward(Duration.ofDays(3));
    world.restart();
    world.movedToClosed(mails);
    assertThat(world.all()).filteredOn(c -> c.course().status() == Status.CLOSED).hasSize(59);
  }

  /** Some thirty are closed on each day of the week: so may those of a day without us. */
  @Test
  void aBusyDeskMayCloseAsManyInAnAbsenceAsItUsuallyDoes() {
    int written = 1;
    for (int day = 0; day < 7; day++) {
      customers(written + 1, written + 30);
      written += 30;
      world.all().forEach(c -> world.closing.close(c.reference(), "by a test"));
      world.clock.forward(Duration.ofDays(1));
    }
    List<InboundMessage> mails = customers(written + 1, written + 60);
    world.clock.forward(Duration.ofHours(25));
    world.restart();
    world.movedToClosed(mails);
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }

  /** The program runs on, and letters leave; only the mailbox cannot be seen. */
  @Test
  void soMayItWhileTheServerWasOutOfReach() {
    List<InboundMessage> mails = afterAWeekOf(60, Duration.ofHours(3), 50);
    world.lookout.watched("INBOX", 1);
    world.clock.forward(Duration.ofHours(11));
    world.movedToClosed(mails.subList(0, 20));
    world.movedToClosed(mails.subList(20, 50));
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }

  @Test
  void andWhereTheProgramWasStartedAnewMeanwhile() {
    List<InboundMessage> mails = afterAWeekOf(60, Duration.ofHours(3), 50);
    world.clock.forward(Duration.ofHours(8));
    world.restart();
    world.clock.forward(Duration.ofHours(3));
    world.lookout.watched("INBOX", 1);
    world.movedToClosed(mails);
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }

  /** All of a day's closings fall into the hours that could not be seen. */
  @Test
  void whatTheDeskClosesInItsBusyHoursIsMeasuredByThese() {
    List<InboundMessage> mails = afterAWeekOf(60, Duration.ofHours(3), 110);
    world.lookout.watched("INBOX", 1);
    world.clock.forward(Duration.ofHours(5));
    world.movedToClosed(mails);
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }

  @Test
  void whatItClosesInOtherHoursSaysNothingOfThese() {
    List<InboundMessage> mails = afterAWeekOf(60, Duration.ofHours(8), 110);
    world.lookout.watched("INBOX", 1);
    world.clock.forward(Duration.ofHours(5));
    world.movedToClosed(mails);
    assertThat(world.all()).filteredOn(ManyMovesTest::isHeld).hasSize(110);
  }

  /**
   * On each of seven days so many are closed at this time of the day; now more have written.
   *
   * @return their mails
   */
  private List<InboundMessage> afterAWeekOf(int closed, Duration time, int more) {
    int written = 1;
    for (int day = 0; day < 7; day++) {
      customers(written + 1, written + closed);
      written += closed;
      world.clock.forward(time);
      world.all().forEach(c -> world.closing.close(c.reference(), "by a test"));
      world.clock.forward(Duration.ofDays(1).minus(time));
    }
    return customers(written + 1, written + more);
  }

  @Test
  void whatWentToJunkOnTheDaysOfAnAbsenceIsStopped() {
    customers(2, 40);
    world.clock.forward(Duration.ofDays(3));
    world.restart();
    inbox.happens(What.JUNK, LongStream.rangeClosed(1, 40).toArray());
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }

  @Test
  void afterAShortStopVeryManyAtOnceAreStillHeld() {
    List<InboundMessage> mails = customers(2, 60);
    world.clock.forward(Duration.ofHours(3));
    world.restart();
    world.movedToClosed(mails);
    assertThat(world.all()).filteredOn(c -> c.course().status() == Status.CLOSED).isEmpty();
  }

  @Test
  void hoursAfterTheReturnVeryManyAtOnceAreHeld() {
    List<InboundMessage> mails = customers(2, 60);
    world.clock.forward(Duration.ofDays(3));
    world.restart();
    world.lookout.watched("INBOX", 1);
    world.clock.forward(Duration.ofHours(2));
    world.lookout.watched("INBOX", 1);
    world.movedToClosed(mails);
    assertThat(world.all()).filteredOn(c -> c.course().status() == Status.CLOSED).isEmpty();
  }

  @Test
  void aFewMovedToClosedAtOnceAreClosed() {
    InboundMessage second =
        TestHouse.mail(
            EmailAddress.of("ville@customer.example"),
            "2@c",
            "Avain",
            "Ei toimi.",
            WatchedInbox.MONDAY);
    world.arrives(second);
    world.movedToClosed(List.of(inbox.first, second));
    assertThat(world.all()).extracting(c -> c.course().status()).containsOnly(Status.CLOSED);
  }
}
