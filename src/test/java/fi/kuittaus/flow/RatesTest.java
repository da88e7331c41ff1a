package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Header;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one address, one domain or one matter gets of letters within an hour and a day. */
class RatesTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  @TempDir Path otherData;
  private FlowWorld world;
  private LoopWorld loop;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
    loop = new LoopWorld(world);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void severalRequestsOfOneCustomerAreAcknowledgedEach() {
    List<String> matters = List.of("Lasku ei aukea.", "Oma salasana hukkui.", "Missä kauppa on?");
    for (String matter : matters) {
      world.maijaWrites(matter.hashCode() + "@c", matter, matter);
      world.send();
      world.clock.forward(Duration.ofMinutes(15));
    }
    assertThat(world.kinds())
        .containsExactly("acknowledgement", "acknowledgement", "acknowledgement");
  }

  @Test
  void beyondTheRateThePromiseClockRunsAndTheDeskIsToldOnce() {
    for (int i = 0; i < 10; i++) {
      world.maijaWrites(
          i + "@c", LoopWorld.NOUNS.get(i), "Kysyn nyt tästä: " + LoopWorld.NOUNS.get(i));
    }
    world.send();
    assertThat(world.kinds()).containsOnly("acknowledgement").hasSize(3);
    assertThat(world.conversations()).isEqualTo(10);
    assertThat(loop.deskMails("could not be acknowledged")).isEqualTo(1);
    assertThat(world.all()).allMatch(c -> c.course().promise().isPresent());
  }

  @Test
  void aDayHasItsRateToo() {
    for (int i = 0; i < 12; i++) {
      world.maijaWrites(
          i + "@c", LoopWorld.NOUNS.get(i % 10) + i, "Kysymys" + "abcdefghijkl".charAt(i));
      world.send();
      world.clock.forward(Duration.ofMinutes(61));
    }
    assertThat(world.kinds()).filteredOn("acknowledgement"::equals).hasSize(8);
  }

  @Test
  void aDomainThatGoesOnAndOnIsAcknowledgedNoMore() {
    world.close();
    world = new FlowWorld(otherData, MONDAY, TestHouse.braking(200));
    loop = new LoopWorld(world);
    for (String domain : List.of("farm.example", "gmail.com")) {
      for (int i = 0; i < 90; i++) {
        EmailAddress from = EmailAddress.of("user" + i + "@" + domain);
        world.arrives(from, i + "@" + domain, "Kysymys " + i, "Mitä kuuluu?");
        world.send();
        world.clock.forward(Duration.ofSeconds(30));
      }
    }
    assertThat(world.writtenTo())
        .extracting(EmailAddress::domain)
        .filteredOn("gmail.com"::equals)
        .hasSize(90);
    assertThat(world.writtenTo())
        .extracting(EmailAddress::domain)
        .filteredOn("farm.example"::equals)
        .hasSizeBetween(60, 82);
    assertThat(loop.deskMails("so many new mails of one domain")).isEqualTo(1);
  }

  @Test
  void aMatterIsOpenedAgainThreeTimesADayWithALetterAndThenWithout() {
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    for (int i = 2; i < 8; i++) {
      world.clock.forward(Duration.ofMinutes(30));
      world.foundInSent(
          loop.mail(
              TestHouse.SUPPORT,
              TestHouse.MAIJA,
              "<answer" + i + "@example.com>",
              "Re: Lasku",
              "Kokeile nyt.",
              "Kokeile nyt.",
              List.of(new Header("In-Reply-To", "<1@c>"), new Header("References", "<1@c>"))));
      world.clock.forward(Duration.ofMinutes(1));
      world.maijaWrites(
          i + "@c", "Re: Lasku", "Ei auta.", "In-Reply-To", "<answer" + i + "@example.com>");
      world.send();
    }
    assertThat(world.kinds()).filteredOn("reopened"::equals).hasSize(3);
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
    assertThat(loop.deskMails("could not be acknowledged")).isEqualTo(1);
  }
}
