package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Morning;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.promise.BusinessCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail to the desk at the opening, through the real flow and a database. */
class MorningMailTest {
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, at("2026-11-23T09:07"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private List<OutboundMessage> mornings(String... instants) {
    for (String instant : instants) {
      world.clock.set(at(instant));
      world.morning.writeIfDue();
      world.send();
    }
    return world.toDesk().stream().filter(mail -> mail.subject().startsWith("Tänään")).toList();
  }

  @Test
  void itTellsWhatIsDueAtTheOpeningOnceADay() {
    world.maijaWrites("1@c", "Lasku 17", "Lasku ei aukea.");
    world.send();
    Conversation c = world.only();
    List<OutboundMessage> mails =
        mornings("2026-11-23T12:00", "2026-11-24T07:59", "2026-11-24T08:00", "2026-11-24T08:05");
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().subject()).isEqualTo("Tänään: 1 määräaikaa, 0 myöhässä");
    assertThat(mails.getFirst().text())
        .isEqualToNormalizingNewlines(
            "Luvattu vastata tänään:\n  " + c.reference() + "  10:00  normal  Lasku 17");
  }

  @Test
  void itTellsWhatIsLateUntilItIsAnswered() {
    world.maijaWrites("1@c", "Lasku 17", "Lasku ei aukea.");
    world.send();
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    List<OutboundMessage> mails = mornings("2026-11-25T08:00");
    assertThat(mails.getLast().text()).contains("Myöhässä", "2026-11-23", "Lasku 17");
  }

  @Test
  void itTellsWhoCouldNotBeAcknowledgedAndWhy() {
    world.clock.set(at("2026-11-24T07:00"));
    world.arrives(TestHouse.SUPPORT, "1@c", "Lasku 17", "Lasku ei aukea.");
    List<OutboundMessage> mails = mornings("2026-11-24T08:00");
    assertThat(mails.getFirst().text()).contains("Ei kuitattu", "own-address");
  }

  @Test
  void whereThereIsNothingNothingIsSent() {
    assertThat(mornings("2026-11-24T08:00", "2026-11-25T08:00")).isEmpty();
  }

  @Test
  void itFitsOnOneScreen() {
    for (int i = 0; i < 60; i++) {
      EmailAddress customer = EmailAddress.of("c" + i + "@customer.example");
      world.arrives(customer, i + "@c", "Lasku " + i, "Lasku ei aukea.");
    }
    world.send();
    String text = mornings("2026-11-24T08:00").getFirst().text();
    assertThat(text.lines().count()).isLessThan(24);
    assertThat(text).contains("ja 52 muuta");
  }

  @Test
  void aWeekendHasNoMorning() {
    BusinessCalendar office = TestHouse.office();
    assertThat(isNow(office, "2026-11-28T08:00")).isFalse();
    assertThat(isNow(office, "2026-11-30T08:00")).isTrue();
    assertThat(isNow(office, "2026-11-30T11:00")).as("too late to be a morning").isFalse();
  }

  @Test
  void whereThereAreNoHoursItIsAtEight() {
    BusinessCalendar always = BusinessCalendar.always("always", TestHouse.HELSINKI);
    assertThat(isNow(always, "2026-11-28T07:59")).isFalse();
    assertThat(isNow(always, "2026-11-28T08:00")).isTrue();
    Instant today = at("2026-11-28T08:00");
    assertThat(Morning.isNow(always, Optional.of(today), today.plus(Duration.ofHours(1))))
        .isFalse();
  }

  private static boolean isNow(BusinessCalendar calendar, String local) {
    return Morning.isNow(calendar, Optional.empty(), at(local));
  }
}
