package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Participants;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents do to a customer's mail without writing, through the real flows and a database. */
class MovesTest {
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

  private void nextDays() {
    for (int day = 0; day < 3; day++) {
      world.clock.forward(Duration.ofDays(1));
      world.tick();
    }
  }

  @Test
  void movedToJunkItStopsInSilence() {
    inbox.happens(What.JUNK, 1);
    nextDays();
    assertThat(world.status()).isEqualTo(Status.CLOSED);
    assertThat(world.delivered).as("the acknowledgement alone").hasSize(1);
  }

  @Test
  void deletedItIsHeldAndTheDeskIsAskedOnce() {
    inbox.happens(What.DELETED, 1);
    assertThat(world.status()).isEqualTo(Status.PAUSED);
    nextDays();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(inbox.questions())
        .singleElement()
        .asString()
        .contains("kuittaus close " + world.only().reference());
  }

  @Test
  void backInTheInboxItGoesOn() {
    inbox.happens(What.DELETED, 1);
    world.clock.forward(Duration.ofMinutes(5));
    world.arrives(inbox.first);
    assertThat(world.status()).isEqualTo(Status.OPEN);
    nextDays();
    assertThat(world.kinds()).contains("correction");
  }

  @Test
  void putBackAfterItsCustomersNextMailItBelongsToTheSameMatter() {
    Instant written = world.clock.instant();
    world.clock.forward(Duration.ofHours(1));
    EmailAddress ville = EmailAddress.of("ville@customer.example");
    String[] named = {"In-Reply-To", "<v1@c>", "References", "<v1@c>"};
    world.arrives(
        TestHouse.mail(ville, "v2@c", "Re: Avain", "Onko uutta?", world.clock.instant(), named));
    world.arrives(TestHouse.mail(ville, "v1@c", "Avain ja ovi", "Avain ei toimi.", written));
    assertThat(world.all())
        .filteredOn(c -> c.customer().answerTo().equals(Optional.of(ville)))
        .singleElement()
        .extracting(c -> c.course().status())
        .isEqualTo(Status.OPEN);
  }

  @Test
  void noLongerMarkedAsDeletedItGoesOn() {
    inbox.happens(What.DELETED, 1);
    assertThat(world.lookout.watched("INBOX", 1)).allMatch(w -> w.known().deleted());
    inbox.happens(What.BACK, 1);
    assertThat(world.status()).isEqualTo(Status.OPEN);
    assertThat(world.lookout.watched("INBOX", 1)).noneMatch(w -> w.known().deleted());
  }

  @Test
  void filedElsewhereItGoesOn() {
    inbox.happens(What.ELSEWHERE, 1);
    assertThat(world.status()).isEqualTo(Status.OPEN);
    assertThat(watchedUids()).isEmpty();
  }

  @Test
  void anOlderMailOrACopyMayBeDeleted() {
    world.arrives(inbox.first);
    world.clock.forward(Duration.ofMinutes(5));
    world.maijaWrites("2@c", "Re: Lasku", "Ja vielä toinen asia.", "In-Reply-To", "<1@c>");
    inbox.happens(What.DELETED, 1);
    assertThat(world.status()).isEqualTo(Status.OPEN);
    inbox.happens(What.DELETED, 2);
    assertThat(world.status()).isEqualTo(Status.OPEN);
    inbox.happens(What.DELETED, 3);
    assertThat(world.status()).isEqualTo(Status.PAUSED);
  }

  @Test
  void whatIsAnsweredMayBeDeleted() {
    world.closing.close(world.only().reference(), "a test");
    inbox.happens(What.DELETED, 1);
    assertThat(world.status()).isEqualTo(Status.CLOSED);
    assertThat(inbox.questions()).isEmpty();
  }

  @Test
  void whatIsTakenBackWithinTheMinuteIsNotAskedAbout() {
    inbox.happens(What.DELETED, 1);
    inbox.happens(What.BACK, 1);
    world.clock.forward(Duration.ofSeconds(61));
    assertThat(inbox.questions()).isEmpty();
  }

  @Test
  void somebodysGlanceIsEvidenceWithItsInstant() {
    world.clock.forward(Duration.ofMinutes(3));
    inbox.happens(What.SEEN, 1);
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

  /** On Friday an agent answers, and until Monday nobody looks. */
  @Test
  void marksOfWhatWasAnsweredInAnAbsenceAreTakenAwayAfterIt() {
    world.clock.set(at("2026-11-27T16:00"));
    assertThat(marks()).contains(MailLookout.LATE);
    world.clock.set(at("2026-11-30T08:00"));
    assertThat(marks()).contains(MailLookout.LATE);
    world.foundInSent(answer(at("2026-11-27T17:00")));
    assertThat(marks()).containsExactly(MailLookout.ACKNOWLEDGED);
    world.clock.forward(Duration.ofHours(25));
    assertThat(marks()).isEmpty();
  }

  private static InboundMessage answer(Instant sent) {
    InboundMessage plain =
        TestHouse.mail(
            TestHouse.SUPPORT, "a@e", "Re: Lasku", "Korjattu.", sent, "In-Reply-To", "<1@c>");
    return new InboundMessage(
        plain.headers(),
        new Participants(
            plain.participants().from(), List.of(), List.of(NamedAddress.of(TestHouse.MAIJA))),
        plain.subject(),
        plain.content(),
        sent,
        plain.digest());
  }

  private List<String> marks() {
    return world.lookout.watched("INBOX", 1).stream().flatMap(w -> w.marks().stream()).toList();
  }

  private List<Long> watchedUids() {
    return world.lookout.watched("INBOX", 1).stream().map(MailLookout.Watched::uid).toList();
  }
}
