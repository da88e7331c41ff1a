package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who is forgotten at their own wish. */
class ForgettingTest {
  private static final EmailAddress PEKKA = EmailAddress.of("pekka@customer.example");
  private static final EmailAddress SHOUTED = EmailAddress.of("MAIJA@Customer.Example");
  @TempDir Path data;
  private FlowWorld world;
  private Forgetting forgetting;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, at("2026-11-23T09:07"));
    forgetting =
        new Forgetting(world.store, new QuarantineFiles(data.resolve("quarantine")), world.clock);
    world.arrives(maijas());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static InboundMessage maijas() {
    return TestHouse.mail(
        TestHouse.MAIJA,
        "m1-maija@c",
        "Lasku zebrafinch",
        "Hei, zebrafinch ei toimi. Soita 040 123 4567.\n\nT. Maija Zebrafinch",
        at("2026-11-23T09:07"));
  }

  @Test
  void nothingOfThePersonIsLeftInAnyColumnOrFile() {
    world.send();
    world.clock.set(at("2026-11-24T09:45"));
    world.tick();
    world.arrives(PEKKA, "p1@c", "Muu asia", "Kirjoitan MAIJA@customer.example puolesta, hei.");
    quarantined(8, "From: Maija@Customer.example\r\n\r\nzebrafinch");
    quarantined(9, "From: maija=40customer.example\r\n");
    quarantined(10, "From: pekka@customer.example\r\n");
    assertThat(Tables.holding(data, TestHouse.MAIJA.key()))
        .contains("conversation.answer_to", "message.sender", "message.own_words");

    Forgetting.Found found = forgetting.forget(SHOUTED, "by the test");
    assertThat(found).isEqualTo(new Forgetting.Found(1, 1, found.letters(), 2));
    assertThat(found.letters()).isPositive();
    for (String word : List.of("maija", "zebrafinch", "40123", "123 4567")) {
      assertThat(Tables.holding(data, word)).as(word).isEmpty();
    }
    assertThat(data.resolve("quarantine/support-1-8.eml")).doesNotExist();
    assertThat(data.resolve("quarantine/support-1-9.eml")).doesNotExist();
    assertThat(data.resolve("quarantine/support-1-10.eml")).exists();
    assertThat(Tables.of(data).get("promise")).isNotEmpty();
    assertThat(Tables.of(data).get("history"))
        .anyMatch(row -> row.contains("what=forgotten") && row.contains("by the test"));
    assertThat(forgetting.forget(SHOUTED, "by the test"))
        .isEqualTo(new Forgetting.Found(0, 0, 0, 0));
  }

  private void quarantined(int uid, String raw) {
    world.arrives(
        new Arrival(
            uid,
            world.clock.instant(),
            new Parsed.Unreadable(raw.getBytes(StandardCharsets.US_ASCII), "on purpose")));
  }

  @Test
  void whatWaitsIsNotSentAndTheMatterIsClosed() {
    forgetting.forget(TestHouse.MAIJA, "by the test");
    world.send();
    world.clock.set(at("2026-11-25T16:00"));
    world.tick();
    assertThat(world.delivered).isEmpty();
    assertThat(world.only().isClosed()).isTrue();
    assertThat(world.only().reachable()).isFalse();
  }

  @Test
  void othersAreNotTouched() {
    world.arrives(PEKKA, "p1@c", "Lasku", "Hei, lasku ei aukea.");
    world.send();
    Map<String, List<String>> before = pekkas();
    assertThat(before.keySet()).contains("conversation", "message", "outbox");
    forgetting.forget(TestHouse.MAIJA, "by the test");
    assertThat(pekkas()).isEqualTo(before);
  }

  private Map<String, List<String>> pekkas() {
    Map<String, List<String>> tables = Tables.of(data);
    tables.replaceAll((_, rows) -> rows.stream().filter(row -> row.contains(PEKKA.key())).toList());
    tables.values().removeIf(List::isEmpty);
    return tables;
  }

  @Test
  void findsAndChangesNothing() {
    Map<String, List<String>> before = Tables.of(data);
    assertThat(forgetting.find(SHOUTED)).isEqualTo(new Forgetting.Found(1, 1, 1, 0));
    assertThat(Tables.of(data)).isEqualTo(before);
  }

  @Test
  void theSameMailIsKnownAgainAndANewOneIsANewMatter() {
    world.send();
    var letter = world.delivered.getFirst();
    forgetting.forget(TestHouse.MAIJA, "by the test");
    world.arrivesAgain(2, List.of(maijas()));
    assertThat(world.conversations()).isEqualTo(1);
    assertThat(Tables.holding(data, "zebrafinch")).isEmpty();
    assertThat(Tables.holding(data, "maija")).isEmpty();

    world.maijaWrites(
        "m2@c", "Re: " + letter.subject(), "Vielä yksi asia.", "In-Reply-To", letter.id().value());
    world.send();
    assertThat(world.conversations()).isEqualTo(2);
    assertThat(world.delivered).hasSize(2);
  }
}
