package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static fi.kuittaus.TestHouse.local;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wish for a call, from the mail to the call itself: offered, agreed on, told, kept or put off.
 */
class CallingTest {
  @TempDir Path data;
  private @Nullable FlowWorld opened;

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** Maija has asked on Monday at 9.07 to be called, and has been acknowledged. */
  private FlowWorld world(String text) {
    return world(text, TestHouse.mailbox());
  }

  private FlowWorld world(String text, HouseMailbox mailbox) {
    FlowWorld world = new FlowWorld(data, at("2026-11-23T09:07"), callers(mailbox));
    opened = world;
    world.maijaWrites("1@c", "Soittopyyntö", text);
    world.send();
    return world;
  }

  /** A house to which people write who wish to be called. */
  private static HousePolicy callers(HouseMailbox mailbox) {
    HousePolicy usual = TestHouse.policy();
    return new HousePolicy(
        usual.promises(),
        new Triage(List.of(), new Reading.Matter("callback", "normal")),
        Map.of("support", mailbox),
        usual.desk(),
        usual.limits());
  }

  private static Optional<Conversation> agree(FlowWorld world, String time) {
    return agree(world, time, Optional.empty());
  }

  private static Optional<Conversation> agree(
      FlowWorld world, String time, Optional<String> phone) {
    var call =
        new Calling.Agreed(zone -> LocalDateTime.parse(time).atZone(zone).toInstant(), phone);
    Optional<Conversation> agreed =
        new Calling(world.office, () -> {}).agree(world.only().reference(), call, "by a test");
    world.send();
    return agreed;
  }

  private static String lastLetter(FlowWorld world) {
    return world.delivered.getLast().text();
  }

  private static List<String> promises(FlowWorld world) {
    return world.store.transaction(tx ->
        tx.promises().of(world.only().reference()).stream()
            .map(p -> p.what() + " " + local(p.promise().dueAt()) + " " + p.outcome())
            .toList());
  }

  private static final String WISH = "Soittaisitteko minulle? Numeroni on 040 123 4567.";

  @Test
  void anAgreedCallIsToldWithItsTimeAndTheNumbersLastDigits() {
    FlowWorld world = world(WISH);
    assertThat(lastLetter(world)).contains("Välitämme soittopyyntösi");
    agree(world, "2026-11-25T14:00");
    assertThat(world.kinds()).containsExactly("acknowledgement", "callback");
    assertThat(lastLetter(world))
        .contains("soittaa sinulle viimeistään keskiviikkona 25.11. klo 14")
        .contains("numeroosi, jonka kolme viimeistä numeroa ovat 567")
        .doesNotContain("1234567", "123 4567");
    assertThat(promises(world))
        .containsExactly("answer 2026-11-24T10:00 replaced", "call 2026-11-25T14:00 pending");
    assertThat(world.only().course().promise().orElseThrow().isCall()).isTrue();
  }

  @Test
  void theNewestNumberIsCalledUnlessTheAgentTypesOne() {
    FlowWorld world = world(WISH);
    world.maijaWrites(
        "2@c", "Re: Soittopyyntö", "Soittakaa mieluummin 050 765 4321.", "In-Reply-To", "<1@c>");
    world.send();
    agree(world, "2026-11-25T14:00");
    assertThat(lastLetter(world)).contains("kolme viimeistä numeroa ovat 321");
    agree(world, "2026-11-25T15:00", Optional.of("+358 40 555 0999"));
    assertThat(lastLetter(world)).contains("kolme viimeistä numeroa ovat 999");
    assertThat(promises(world))
        .endsWith("call 2026-11-25T14:00 replaced", "call 2026-11-25T15:00 pending");
  }

  @Test
  void withoutANumberTheLetterAsksForIt() {
    FlowWorld world = world("Soittaisitteko minulle?");
    agree(world, "2026-11-25T14:00");
    assertThat(lastLetter(world)).contains("Mihin numeroon voimme soittaa?");
  }

  @Test
  void theDeskIsRemindedAndHasItInTheMorningMail() {
    FlowWorld world = world(WISH);
    Reference reference = world.only().reference();
    agree(world, "2026-11-25T14:00");
    world.clock.set(at("2026-11-25T08:00"));
    world.morning.writeIfDue();
    world.send();
    assertThat(lastLetter(world)).contains("Luvattu soittaa tänään:\n  " + reference + "  14:00");
    assertThat(lastLetter(world)).doesNotContain("Luvattu vastata");
    world.clock.set(at("2026-11-25T12:00"));
    world.tick();
    assertThat(world.delivered)
        .anySatisfy(mail -> {
          assertThat(mail.subject()).contains(reference + ": call promised by");
          assertThat(mail.text()).contains("kuittaus callback " + reference + " --made");
        });
  }

  @Test
  void aCallThatIsNotedIsKeptAndNothingMoreIsWritten() {
    FlowWorld world = world(WISH);
    agree(world, "2026-11-25T14:00");
    world.clock.set(at("2026-11-25T13:00"));
    new Calling(world.office, () -> {}).called(world.only().reference(), "by a test");
    world.clock.set(at("2026-11-26T16:00"));
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement", "callback");
    assertThat(promises(world)).endsWith("call 2026-11-25T14:00 kept");
    assertThat(world.only().course().status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void promiseNeverSilentACallThatNobodyNotedIsTakenBackBeforeItsTime() {
    FlowWorld world = world(WISH);
    agree(world, "2026-11-24T14:00");
    world.clock.set(at("2026-11-24T13:30"));
    world.tick();
    assertThat(world.kinds()).containsExactly("acknowledgement", "callback", "correction");
    assertThat(lastLetter(world))
        .contains(
            "lupasimme soittaa sinulle tänään tiistaina 24.11. klo 14 mennessä, mutta emme ehdi")
        .contains("Soitamme viimeistään keskiviikkona 25.11. klo 14");
    assertThat(promises(world))
        .endsWith("call 2026-11-24T14:00 replaced", "call 2026-11-25T14:00 pending");
  }

  @Test
  void whoAnswersThatTheTimeDoesNotSuitIsNotToldItAgain() {
    FlowWorld world = world(WISH);
    agree(world, "2026-11-25T14:00");
    world.maijaWrites(
        "2@c",
        "Re: Soittopyyntö",
        "Klo 14 ei sovi, voisitteko soittaa vasta neljältä?",
        "In-Reply-To",
        world.delivered.getLast().id().value());
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "callback");
  }

  @Test
  void whereTheHouseHasGivenTimesTheAcknowledgementPromisesTheCallItself() {
    FlowWorld world = world(WISH, calling());
    assertThat(lastLetter(world)).contains("soittaa sinulle viimeistään tiistaina 24.11. klo 10");
    assertThat(promises(world)).containsExactly("call 2026-11-24T10:00 pending");
    world.clock.set(at("2026-11-24T09:30"));
    world.tick();
    assertThat(lastLetter(world)).contains("lupasimme soittaa sinulle");
  }

  private static HouseMailbox calling() {
    HouseMailbox m = TestHouse.mailbox();
    HouseStyle usual = HouseStyle.USUAL;
    var terms =
        new HouseStyle.Terms(
            Map.of(), Map.of(), Map.of("fi", "arkisin klo 9–15"), Optional.empty());
    return new HouseMailbox(
        m.id(),
        m.from(),
        m.screening(),
        m.subject(),
        m.languages(),
        new HouseStyle(usual.names(), usual.manner(), terms, usual.questions(), usual.forbidden()));
  }

  @Test
  void whoeverAgreesAnewBeforeTheLetterHasLeftTellsOneTime() {
    FlowWorld world = world(WISH);
    world.clock.set(at("2026-11-23T20:00"));
    agree(world, "2026-11-25T14:00");
    agree(world, "2026-11-25T10:00");
    assertThat(world.kinds()).as("at night").containsExactly("acknowledgement");
    world.clock.set(at("2026-11-24T08:00"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "callback");
    assertThat(lastLetter(world)).contains("keskiviikkona 25.11. klo 10");
  }

  @Test
  void theKindOfPromiseIsKeptWithIt() {
    FlowWorld world = world(WISH, calling());
    assertThat(world.only().course().promise().orElseThrow().isCall()).isTrue();
    assertThat(world.kinds()).as("not written anew as it left").containsExactly("acknowledgement");
    assertThat(lastLetter(world)).doesNotContain("Pahoittelemme");
  }

  @Test
  void promiseFrozenAnAcknowledgementThatWaitsNamesTheCallAgreedOnMeanwhile() {
    FlowWorld world = world(new Delivery.Deferred("busy", false));
    agree(world, "2026-11-25T14:00");
    assertThat(world.delivered).isEmpty();
    world.clock.set(at("2026-11-23T10:30"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(lastLetter(world)).contains("viimeistään keskiviikkona 25.11. klo 14");
    assertThat(promises(world))
        .filteredOn(p -> p.endsWith("pending"))
        .containsExactly("call 2026-11-25T14:00 pending");
  }

  private FlowWorld world(Delivery first) {
    FlowWorld world = new FlowWorld(data, at("2026-11-23T09:07"), callers(TestHouse.mailbox()));
    opened = world;
    world.deliveries.add(first);
    world.maijaWrites("1@c", "Soittopyyntö", WISH);
    world.send();
    return world;
  }

  @Test
  void whatCannotBeIsRefusedAndChangesNothing() {
    FlowWorld world = world(WISH);
    Conversation before = world.only();
    assertThatThrownBy(() -> agree(world, "2026-11-20T14:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("that time has gone by");
    assertThatThrownBy(() -> agree(world, "2026-11-25T14:00", Optional.of("soon")))
        .hasMessageContaining("no phone number");
    assertThat(world.only()).isEqualTo(before);
    var call = new Calling.Agreed(zone -> at("2026-11-25T14:00"), Optional.empty());
    assertThat(new Calling(world.office, () -> {}).agree(new Reference("KU-7F3KR"), call, "test"))
        .isEmpty();
  }
}
