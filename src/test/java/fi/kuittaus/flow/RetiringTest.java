package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Retention;
import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.store.QuarantineFiles;
import fi.kuittaus.store.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What retention takes away, by turning the clock. */
class RetiringTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final EmailAddress PEKKA = EmailAddress.of("pekka@customer.example");
  @TempDir Path data;
  private FlowWorld world;
  private Retiring retiring;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, at("2026-11-23T09:07"));
    retiring =
        new Retiring(
            world.store,
            world.clock,
            Retention.USUAL,
            new QuarantineFiles(data.resolve("quarantine")));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private InboundMessage maijas() {
    return TestHouse.mail(
        TestHouse.MAIJA,
        "1@c",
        "Lasku zebrafinch",
        "Hei, zebrafinch ei toimi.\n\nT. Maija Zebrafinch",
        at("2026-11-23T09:07"));
  }

  /** Maija's matter, with a mail to the desk about it, closed at once. */
  private Reference closed() {
    world.arrives(maijas());
    world.send();
    Reference reference = world.only().reference();
    world.clock.set(at("2026-11-24T09:45"));
    world.tick();
    world.closing.close(reference, "by the test");
    return reference;
  }

  @Test
  void takesTheTextAfterItsTimeAndNotBefore() {
    Reference reference = closed();
    Map<String, List<String>> before = Tables.of(data);
    world.clock.forward(DAY.multipliedBy(90));
    retiring.retireDue();
    assertThat(Tables.of(data)).isEqualTo(before);
    assertThat(Tables.holding(data, "zebrafinch"))
        .contains("conversation.subject", "message.own_words", "outbox.subject");

    world.clock.forward(DAY);
    retiring.retireDue();
    assertThat(Tables.holding(data, "zebrafinch")).isEmpty();
    assertThat(Tables.holding(data, TestHouse.MAIJA.key()))
        .contains("conversation.sender_address", "message.sender", "outbox.to_address");
    assertThat(Tables.of(data).get("promise")).isEqualTo(before.get("promise"));
    assertThat(Tables.of(data).get("history")).isEqualTo(before.get("history"));
    var dossier = world.store.transaction(tx -> tx.dossiers().find(reference)).orElseThrow();
    assertThat(dossier.letters()).isNotEmpty().allMatch(l -> l.text().isEmpty());
    world.tick();
  }

  @Test
  void anOpenMatterIsKeptHoweverOldItIs() {
    world.arrives(maijas());
    Map<String, List<String>> before = Tables.of(data);
    world.clock.forward(Duration.ofDays(3650));
    retiring.retireDue();
    assertThat(Tables.of(data)).isEqualTo(before);
  }

  @Test
  void takesAllInTheEndAndKnowsTheMailAgain() {
    closed();
    world.arrives(PEKKA, "2@c", "Toinen", "Hei, laskuni ei aukea.");
    world.clock.forward(Duration.ofDays(740));
    retiring.retireDue();
    assertThat(Tables.holding(data, TestHouse.MAIJA.key())).isEmpty();
    assertThat(Tables.holding(data, "zebrafinch")).isEmpty();
    assertThat(world.only().customer().answerTo()).contains(PEKKA);

    world.arrivesAgain(2, List.of(maijas()));
    assertThat(world.conversations()).isEqualTo(1);
    assertThat(Tables.of(data).get("message")).anyMatch(row -> row.contains("outcome=duplicate"));
  }

  @Test
  void aMatterThatIsOpenedAgainHasTextAgain() {
    Reference reference = closed();
    world.clock.forward(DAY.multipliedBy(91));
    retiring.retireDue();
    world.closing.reopen(reference, "by the test");
    world.clock.forward(DAY.multipliedBy(100));
    retiring.retireDue();
    assertThat(world.only().isClosed()).isFalse();
    world.closing.close(reference, "by the test");
    world.store.run(
        tx -> tx.history().add(reference, world.clock.instant(), "note", "a zebrafinch once more"));
    world.clock.forward(DAY.multipliedBy(91));
    retiring.retireDue();
    assertThat(Tables.holding(data, "zebrafinch")).isEmpty();
  }

  @Test
  void mailsThatOpenedNothingCountFromTheirArrival() {
    world.arrives(
        PEKKA,
        "3@c",
        "Zebrafinch is out",
        "I am away, zebrafinch.",
        "Auto-Submitted",
        "auto-replied");
    assertThat(world.conversations()).isZero();
    world.clock.forward(DAY.multipliedBy(91));
    retiring.retireDue();
    assertThat(Tables.holding(data, "zebrafinch")).isEmpty();
    assertThat(Tables.holding(data, PEKKA.key())).containsExactly("message.sender");
    world.clock.forward(Duration.ofDays(650));
    retiring.retireDue();
    assertThat(Tables.of(data)).doesNotContainKey("message");
  }

  @Test
  void theQuarantineIsEmptiedByArrival() {
    byte[] raw = "From: x".getBytes(StandardCharsets.US_ASCII);
    world.arrives(new Arrival(7, world.clock.instant(), new Parsed.Unreadable(raw, "on purpose")));
    Path file = data.resolve("quarantine/support-1-7.eml");
    world.clock.forward(DAY.multipliedBy(30));
    retiring.retireDue();
    assertThat(file).exists();
    world.clock.forward(DAY);
    retiring.retireDue();
    assertThat(file).doesNotExist();
    assertThat(world.store.<Long>transaction(tx -> tx.quarantine().count())).isZero();
  }

  @Test
  void onceClosedTheFileItselfHasNoErasedText() throws Exception {
    closed();
    assertThat(bytes()).contains("zebrafinch");
    world.clock.forward(DAY.multipliedBy(91));
    retiring.retireDue();
    world.close();
    assertThat(bytes()).doesNotContain("zebrafinch");
    assertThat(data.resolve("compact.wanted")).doesNotExist();
    world = new FlowWorld(data, world.clock.instant());
    assertThat(world.conversations()).isEqualTo(1);
  }

  private String bytes() throws Exception {
    return Files.readString(data.resolve("kuittaus.mv.db"), StandardCharsets.ISO_8859_1);
  }
}
