package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Incident.Matching;
import fi.kuittaus.conversation.LetterKind;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.store.IncidentOverview;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens in whatever order, restarts too: nobody is told a note of an incident twice, and
 * in the end everybody has been told whom it was meant for.
 */
class ToldOnceTest {
  @TempDir Path data;

  /** A week of a house in which things happen by chance. */
  private static final class Week {
    private final Path data;
    private final Random chance;
    private final List<OutboundMessage> delivered = new ArrayList<>();
    private FlowWorld world;
    private int notes;
    private int mails;

    Week(Path data, long seed) {
      this.data = data;
      this.chance = new Random(seed);
      this.world = new FlowWorld(data, at("2026-11-23T09:07"), chance.nextLong());
    }

    private Announcing announcing() {
      return new Announcing(world.office, world.updating);
    }

    private void restart() {
      Instant now = world.clock.instant();
      end();
      world = new FlowWorld(data, now, chance.nextLong());
      world.sending.recover();
    }

    void end() {
      delivered.addAll(world.delivered);
      world.close();
    }

    private String note() {
      return "Tieto " + ++notes + " on tämä.";
    }

    private Optional<IncidentOverview> lasting() {
      return announcing().list().stream().filter(i -> i.times().resolvedAt().isEmpty()).findFirst();
    }

    private void announce() {
      Optional<IncidentOverview> lasting = lasting();
      if (lasting.isEmpty()) {
        var matching = new Matching(Optional.empty(), Optional.empty(), List.of("katko"));
        var wanted = new Announcing.Wanted("Katko", matching, Optional.empty(), false);
        announcing().open(wanted, note(), "by chance");
      } else if (chance.nextInt(3) > 0) {
        announcing().note("Katko", note(), "by chance");
      } else {
        announcing().resolve("Katko", note(), "by chance");
      }
    }

    private void someoneWrites() {
      int who = chance.nextInt(30);
      EmailAddress from = EmailAddress.of("c" + who + "@customer.example");
      String text = chance.nextBoolean() ? "Onko katko?" : "Entä lasku?";
      world.arrives(from, ++mails + "@c", "Apua " + who, text);
    }

    private void anAgentActs() {
      List<Conversation> all = world.store.transaction(tx -> tx.conversations().list(false, 50));
      if (!all.isEmpty()) {
        var reference = all.get(chance.nextInt(all.size())).reference();
        switch (chance.nextInt(3)) {
          case 0 -> world.closing.close(reference, "by chance");
          case 1 -> world.attending.pause(reference, "by chance");
          default -> world.attending.resume(reference, "by chance");
        }
      }
    }

    void happens() {
      switch (chance.nextInt(8)) {
        case 0, 1 -> someoneWrites();
        case 2 -> announce();
        case 3 -> anAgentActs();
        case 4 -> restart();
        case 5 -> world.deliveries.add(new Delivery.Deferred("busy", false));
        default -> world.tick();
      }
      world.clock.forward(Duration.ofMinutes(chance.nextInt(180)));
    }

    void settles() {
      for (int hour = 0; hour < 5 * 24; hour++) {
        world.clock.forward(Duration.ofHours(1));
        world.tick();
      }
    }

    /** In how many letters of a conversation a note stood that have left. */
    long told(Conversation c, int note) {
      return delivered.stream()
          .filter(mail -> mail.text().contains("Asian tunnus " + c.reference().code()))
          .filter(mail -> mail.text().contains("Tieto " + note + " on tämä."))
          .count();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void nobodyIsToldANoteTwiceAndWhoWaitsIsTold(long seed) {
    Week week = new Week(data, seed);
    for (int i = 0; i < 120; i++) {
      week.happens();
    }
    week.settles();
    List<Conversation> all =
        week.world.store.transaction(tx -> tx.conversations().list(true, 1000));
    List<String> untold =
        all.stream()
            .filter(LetterKind.STATUS_UPDATE::wantedBy)
            .filter(c -> c.course().agenda().update().isPresent())
            .flatMap(c ->
                week
                    .world
                    .store
                    .<List<String>>transaction(tx -> tx.notes().untold(c.reference()))
                    .stream())
            .toList();
    week.end();
    long told = 0;
    for (Conversation c : all) {
      for (int note = 1; note <= week.notes; note++) {
        assertThat(week.told(c, note)).as(c.reference() + " " + note).isLessThanOrEqualTo(1);
        told += week.told(c, note);
      }
    }
    assertThat(told).as("a sign that notes were told").isGreaterThan(5);
    assertThat(untold).as("to those who wait").isEmpty();
  }
}
