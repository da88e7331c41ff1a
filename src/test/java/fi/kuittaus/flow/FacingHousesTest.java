package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.screening.ScreeningPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two houses of our own that face each other: they stop within one round. */
class FacingHousesTest {
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

  private InboundMessage copy(OutboundMessage letter, boolean marks) {
    return loop.mail(
        letter.envelope().from().address(),
        letter.envelope().to().address(),
        letter.id().value(),
        letter.subject(),
        letter.text(),
        letter.text(),
        letter.headers().stream()
            .filter(h -> marks || h.is("In-Reply-To") || h.is("References"))
            .toList());
  }

  private static HousePolicy otherHouse(EmailAddress address) {
    TokenKey key = new TokenKey("another house's key".getBytes(StandardCharsets.US_ASCII));
    HousePolicy ours = TestHouse.policy();
    HouseMailbox mailbox =
        new HouseMailbox(
            "support",
            NamedAddress.of("Other House", address),
            new ScreeningPolicy(address, Set.of(), Set.of(address), Set.of(), List.of(), key),
            HouseMailbox.SubjectRule.AUTO,
            List.of("en", "fi"));
    return new HousePolicy(
        ours.promises(), ours.triage(), Map.of("support", mailbox), ours.desk(), ours.limits());
  }

  /** A person writes to one house with the other's address; every letter reaches the other. */
  private int lettersBetweenTwoHouses(boolean marks) {
    EmailAddress theirs = EmailAddress.of("help@other.example");
    int passed = 0;
    try (FlowWorld other = new FlowWorld(otherData, MONDAY, otherHouse(theirs))) {
      world.arrives(theirs, "1@other.example", "Tarjous", "Tarvitsemme kolme tuolia.");
      int[] seen = {0, 0};
      for (int round = 0; round < 300; round++) {
        for (FlowWorld here : List.of(world, other)) {
          here.tick();
          int i = here == world ? 0 : 1;
          FlowWorld there = here == world ? other : world;
          EmailAddress wanted = here == world ? theirs : TestHouse.SUPPORT;
          for (; seen[i] < here.delivered.size(); seen[i]++) {
            OutboundMessage letter = here.delivered.get(seen[i]);
            if (letter.envelope().to().address().equals(wanted)) {
              there.arrives(copy(letter, marks));
              passed++;
            }
          }
        }
        world.clock.forward(Duration.ofSeconds(5));
        other.clock.set(world.clock.instant());
      }
    }
    return passed;
  }

  @Test
  void twoHousesThatFaceEachOtherStopAtTheFirstLetter() {
    assertThat(lettersBetweenTwoHouses(true)).isEqualTo(1);
  }

  /** A relay between them takes away every mark. */
  @Test
  void twoHousesThatFaceEachOtherWithoutTheirMarksStopWithinOneRound() {
    assertThat(lettersBetweenTwoHouses(false)).isBetween(1, 4);
    assertThat(world.toCustomers()).hasSizeLessThanOrEqualTo(2);
  }
}
