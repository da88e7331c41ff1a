package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.promise.Promise;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that waited for an account, and what they may still say when it comes back. */
class LateLettersTest {
  @TempDir Path data;
  private FlowWorld world;

  /** Maija has been told that she has an answer by Tuesday at 10. */
  @BeforeEach
  void open() {
    world = new FlowWorld(data, at("2026-11-23T09:07"));
    world.maijaWrites("1@c", "Lasku", "Hei, miten maksan laskun?");
    world.send();
    assertThat(world.due()).isEqualTo("2026-11-24T10:00");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Reference reference() {
    return world.only().reference();
  }

  private String lastLetter() {
    return world.delivered.stream()
        .filter(mail -> mail.envelope().to().address().equals(TestHouse.MAIJA))
        .reduce((_, last) -> last)
        .orElseThrow()
        .text();
  }

  private List<String> given() {
    return world.promises().stream()
        .filter(p -> p.givenAt().isPresent())
        .map(p -> local(p.promise().dueAt()))
        .toList();
  }

  /** What is decided now cannot leave. */
  private void inVain(Runnable step) {
    world.accountIsDown();
    step.run();
    world.send();
    world.deliveries.clear();
  }

  private void urgency(String urgency) {
    new Promising(world.office, () -> {}).urgency(reference(), urgency, "by a test");
  }

  private void agree(String time) {
    var call =
        new Calling.Agreed(
            zone -> LocalDateTime.parse(time).atZone(zone).toInstant(),
            Optional.of("+358401234567"));
    new Calling(world.office, () -> {}).agree(reference(), call, "by a test");
  }

  private void weCall() {
    new Calling(world.office, () -> {}).called(reference(), "by a test");
    assertThat(world.only().course().promise()).isEmpty();
  }

  @Test
  void aCorrectionOfOneThatNeverLeftNamesWhatTheCustomerWasTold() {
    world.clock.set(at("2026-11-24T09:30"));
    inVain(world::tick);
    assertThat(world.due()).as("told to nobody").isEqualTo("2026-11-25T10:00");
    world.clock.set(at("2026-11-25T09:30"));
    world.tick();

    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
    assertThat(lastLetter())
        .contains("tiistaina 24.11. klo 10 mennessä, mutta emme ehtineet")
        .contains("viimeistään torstaina 26.11. klo 10")
        .doesNotContain("25.11.");
    assertThat(given()).containsExactly("2026-11-24T10:00", "2026-11-26T10:00");
  }

  @Test
  void anotherUrgencyAfterACorrectionThatNeverLeftNamesWhatTheCustomerWasTold() {
    inVain(() -> urgency("low"));
    assertThat(world.due()).isEqualTo("2026-11-30T10:00");
    world.clock.set(at("2026-11-23T10:00"));
    urgency("high");
    world.send();
    assertThat(world.due()).isEqualTo("2026-11-23T14:30");
    assertThat(lastLetter())
        .as("sooner than Tuesday, which they know of")
        .contains("aiemmin kuin lupasimme, viimeistään tänään maanantaina 23.11. klo 14.30");
  }

  @Test
  void aTimeThatIsGivenBackBeforeAnybodyHeardOfAnotherStands() {
    world.clock.set(at("2026-11-23T13:31"));
    inVain(() -> urgency("low"));
    world.clock.set(at("2026-11-23T13:50"));
    urgency("high");
    world.send();
    assertThat(world.due()).as("as it was told at first").isEqualTo("2026-11-24T10:00");
    assertThat(lastLetter())
        .contains("Kuten lupasimme, vastaamme sinulle viimeistään tiistaina 24.11. klo 10")
        .doesNotContain("pahoillamme", "emme ehdi", "aiemmin kuin");
  }

  @Test
  void aCallThatNobodyHeardOfIsToldWithItsNewTimeAndNotTakenBack() {
    weCall();
    world.clock.set(at("2026-11-23T10:00"));
    inVain(() -> agree("2026-11-23T14:00"));
    world.clock.set(at("2026-11-23T13:30"));
    inVain(world::tick);
    world.clock.set(at("2026-11-23T14:10"));
    world.send();

    assertThat(world.kinds()).containsExactly("acknowledgement", "callback");
    Promise call = world.only().course().promise().orElseThrow();
    assertThat(call.isCall()).isTrue();
    assertThat(call.dueAt()).isAfter(world.clock.instant());
    assertThat(lastLetter())
        .contains("soittaa sinulle viimeistään tiistaina 24.11.")
        .contains("kolme viimeistä numeroa ovat 567")
        .contains("Pahoittelemme, että tämä vahvistus tulee myöhässä.")
        .doesNotContain("lupasimme", "23.11.");
    assertThat(given()).endsWith(local(call.dueAt()));
  }

  @Test
  void aCallAgreedOnInPlaceOfAnAnswerIsPutOffByNamingTheAnswerThatWasPromised() {
    world.clock.set(at("2026-11-23T10:00"));
    inVain(() -> agree("2026-11-24T14:00"));
    world.clock.set(at("2026-11-24T13:30"));
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
    assertThat(lastLetter())
        .contains("klo 10 mennessä, mutta emme ehtineet")
        .contains("Soitamme viimeistään keskiviikkona 25.11.")
        .doesNotContain("klo 14 mennessä");
  }

  /** As where the account comes back in the very moment in which the correction is due. */
  @Test
  void aCallWhoseTimeHasGoneByWhileItsLetterWaitedGetsAnother() {
    inVain(() -> agree("2026-11-23T14:00"));
    Instant correct = world.only().course().agenda().correct().orElseThrow();
    world.clock.set(correct.plusSeconds(1));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "callback");
    Promise call = world.only().course().promise().orElseThrow();
    assertThat(call.dueAt()).isAfter(at("2026-11-23T14:00"));
    assertThat(lastLetter()).contains("soittaa sinulle").doesNotContain("23.11.");
    assertThat(world.only().course().agenda().correct())
        .hasValueSatisfying(at -> assertThat(at).isAfter(world.clock.instant()));
  }

  @Test
  void aCallWhoseTimeIsStillToComeLeavesAsItWasAgreed() {
    inVain(() -> agree("2026-11-25T14:00"));
    world.clock.set(at("2026-11-25T12:30"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "callback");
    assertThat(world.due()).isEqualTo("2026-11-25T14:00");
    assertThat(lastLetter()).contains("keskiviikkona 25.11. klo 14").doesNotContain("myöhässä");
  }

  @Test
  void whoHasBeenCalledInTheMeantimeIsNotToldThatTheyWillBe() {
    inVain(() -> agree("2026-11-25T14:00"));
    world.clock.set(at("2026-11-24T12:30"));
    weCall();
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void thatThePromiseStandsIsNotSaidOnceItHasGoneBy() {
    world.clock.set(at("2026-11-24T09:00"));
    inVain(() -> world.maijaWrites("2@c", "Re: Lasku", "Lisäys: laskun numero on 12345."));
    world.clock.set(at("2026-11-24T09:30"));
    world.send();
    assertThat(world.kinds()).as("the correction that is due says it").hasSize(1);
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement", "correction");
  }

  @Test
  void thatThePromiseStandsIsNotSaidToWhoAsksAgainOnceItHasGoneBy() {
    world.clock.set(at("2026-11-24T09:00"));
    inVain(() ->
        world.maijaWrites("2@c", "Re: Lasku", "Hei, en ole saanut vastausta. Missä se viipyy?"));
    assertThat(world.only().course().status()).isEqualTo(Status.OPEN);
    world.clock.set(at("2026-11-24T12:30"));
    world.send();
    assertThat(world.kinds()).hasSize(1);
  }

  @Test
  void thatThePromiseStandsIsSaidALittleLate() {
    inVain(() -> world.maijaWrites("2@c", "Re: Lasku", "Lisäys: laskun numero on 12345."));
    world.clock.set(at("2026-11-24T08:30"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "follow-up");
  }
}
