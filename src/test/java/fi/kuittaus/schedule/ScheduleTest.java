package fi.kuittaus.schedule;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Retention;
import fi.kuittaus.flow.Alarming;
import fi.kuittaus.flow.Alerting;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Correcting;
import fi.kuittaus.flow.DeskLine;
import fi.kuittaus.flow.MailRoom;
import fi.kuittaus.flow.MorningMail;
import fi.kuittaus.flow.Office;
import fi.kuittaus.flow.Receiving;
import fi.kuittaus.flow.Retiring;
import fi.kuittaus.flow.Ringing;
import fi.kuittaus.flow.Updating;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quartz itself, with rounds as quick as they can be; the flows' clock is turned by hand. */
class ScheduleTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;

  @Test
  void aRoundOfEachUrgencyFindsWhatIsDueOnceAndStops() throws Exception {
    HandClock clock = new HandClock(MONDAY);
    HousePolicy policy = TestHouse.policy();
    try (Store store = Store.embedded(data)) {
      MailRoom mailRoom = new MailRoom(Letters.builtIn(), new Random(5));
      Office office = new Office(store, () -> policy, clock, mailRoom);
      maijaWrites(office);
      CountDownLatch corrected = new CountDownLatch(1);
      Rounds rounds =
          new Rounds(
              new Updating(office, () -> {}),
              new Correcting(office, corrected::countDown),
              new Alerting(office, () -> {}),
              alarming(clock, mailRoom),
              new Closing(office),
              new Rounds.Upkeep(
                  List.of(),
                  new Retiring(store, clock, Retention.USUAL, new QuarantineFiles(data)),
                  new Ringing(office, Optional.empty()),
                  new MorningMail(office, () -> {}),
                  () -> {}));
      Schedule schedule = new Schedule(rounds, Duration.ofMillis(10));
      schedule.start(policy.promises().urgencies().keySet());
      clock.set(at("2026-11-24T09:30"));
      assertThat(corrected.await(60, TimeUnit.SECONDS)).isTrue();
      schedule.close();

      clock.set(at("2026-11-25T09:30"));
      assertThat(letters(store)).containsExactly("acknowledgement", "correction");
    }
  }

  private static Alarming alarming(HandClock clock, MailRoom mailRoom) {
    DeskLine nobody = new DeskLine(Optional.empty(), List.of(), mailRoom);
    return new Alarming(List::of, nobody, clock, _ -> {});
  }

  private void maijaWrites(Office office) {
    Receiving inbox =
        new Receiving("support", office, new Readers(), new QuarantineFiles(data), () -> {});
    inbox.begin(new MailboxPosition("INBOX", 1, 0));
    var mail = TestHouse.mail(TestHouse.MAIJA, "1@c", "Lasku", "Lasku ei aukea.", MONDAY);
    inbox.receive(
        new MailboxPosition("INBOX", 1, 1), List.of(new Arrival(1, MONDAY, new Parsed.Mail(mail))));
  }

  private static List<String> letters(Store store) {
    return store.transaction(tx ->
        tx.conversations().list(true, 1).stream()
            .flatMap(c -> tx.outbox().of(c.reference()).stream())
            .map(letter -> letter.kind())
            .toList());
  }
}
