package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Incident.Matching;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.store.IncidentOverview;
import fi.kuittaus.store.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault behind many conversations: opened, told of once to each, resolved. */
class AnnouncingTest {
  private static final EmailAddress PEKKA = EmailAddress.of("pekka@customer.example");
  private static final EmailAddress LIISA = EmailAddress.of("liisa@customer.example");
  private static final String FIRST = "Vika on muuntajassa.";
  private static final String SECOND = "Muuntaja vaihdetaan illalla.";
  private static final String LAST = "Muuntaja on vaihdettu.";

  @TempDir Path data;
  private @Nullable FlowWorld opened;

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** On Monday at 9.07 Maija and Pekka wrote that there is an outage, Liisa of something else. */
  private FlowWorld world() {
    FlowWorld world = begun(at("2026-11-23T09:07"));
    world.maijaWrites("1@c", "Sähkökatko", "Meillä on sähkökatko.");
    world.arrives(PEKKA, "2@c", "Apua", "Onko teillä sähkökatkoja tänään?");
    world.arrives(LIISA, "3@c", "Lasku", "Lasku on väärin.");
    world.send();
    world.clock.set(at("2026-11-23T09:30"));
    return world;
  }

  private FlowWorld begun(Instant start) {
    FlowWorld world = new FlowWorld(data, start);
    opened = world;
    return world;
  }

  private static Announcing announcing(FlowWorld world) {
    return new Announcing(world.office, world.updating);
  }

  private static Announcing.Wanted outage(boolean dry) {
    var matching = new Matching(Optional.empty(), Optional.empty(), List.of("sähkökatko"));
    return new Announcing.Wanted("Katko", matching, Optional.empty(), dry);
  }

  private static Announcing.Opened open(FlowWorld world) {
    Announcing.Opened done = announcing(world).open(outage(false), FIRST, "by a test");
    world.send();
    return done;
  }

  private static IncidentOverview note(FlowWorld world, String text) {
    IncidentOverview noted = announcing(world).note("katko", text, "by a test");
    world.send();
    return noted;
  }

  private static IncidentOverview resolve(FlowWorld world) {
    IncidentOverview resolved = announcing(world).resolve("Katko", LAST, "by a test");
    world.send();
    return resolved;
  }

  private static List<String> letters(FlowWorld world, EmailAddress to) {
    return world.delivered.stream()
        .filter(mail -> mail.envelope().to().address().equals(to))
        .map(OutboundMessage::text)
        .toList();
  }

  private static long told(FlowWorld world, EmailAddress to, String note) {
    return letters(world, to).stream().filter(text -> text.contains(note)).count();
  }

  private static Conversation of(FlowWorld world, EmailAddress customer) {
    return world.all().stream()
        .filter(c -> c.customer().answerTo().equals(Optional.of(customer)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void openMattersThatMatchJoinAndAreTold() {
    FlowWorld world = world();
    Announcing.Opened done = open(world);
    assertThat(done.joined())
        .containsExactlyInAnyOrder(
            of(world, TestHouse.MAIJA).reference().code(), of(world, PEKKA).reference().code());
    assertThat(letters(world, TestHouse.MAIJA).getLast())
        .contains("vika, josta kirjoitit, on tiedossamme", "Se alkoi 23.11. klo 9.07", FIRST);
    assertThat(told(world, PEKKA, FIRST)).isEqualTo(1);
    assertThat(letters(world, LIISA)).as("of something else").hasSize(1);
    IncidentOverview.Note note = done.incident().orElseThrow().notes().getFirst();
    assertThat(note.told()).isEqualTo(2);
    assertThat(note.untold()).isZero();
  }

  @Test
  void aTrialChangesNothing() {
    FlowWorld world = world();
    assertThat(announcing(world).open(outage(true), FIRST, "by a test").joined()).hasSize(2);
    world.tick();
    assertThat(announcing(world).list()).isEmpty();
    assertThat(told(world, TestHouse.MAIJA, FIRST)).isZero();
  }

  @Test
  void aNewMailThatMatchesIsAcknowledgedWithTheLatestNoteAndNotToldItAgain() {
    FlowWorld world = world();
    open(world);
    note(world, SECOND);
    EmailAddress late = EmailAddress.of("late@customer.example");
    world.arrives(late, "4@c", "Sähkökatko", "Onko sähkökatko?");
    world.send();
    assertThat(letters(world, late)).hasSize(1);
    assertThat(letters(world, late).getFirst())
        .contains("on tullut perille", "on tiedossamme", "Se alkoi 23.11. klo 9.07", SECOND)
        .contains("mutta sinulle vastaa ihminen")
        .doesNotContain(FIRST, "Asia etenee nopeammin");
    world.clock.set(at("2026-11-24T15:00"));
    world.tick();
    assertThat(told(world, late, SECOND)).isEqualTo(1);
    assertThat(announcing(world).list().getFirst().conversations()).isEqualTo(3);
  }

  @Test
  void anotherMailOfAnOpenMatterThatMatchesJoinsAndIsToldWithTheNextUpdate() {
    FlowWorld world = world();
    open(world);
    world.arrives(LIISA, "4@c", "Re: Lasku", "Nyt on sähkökatko.", "In-Reply-To", "<3@c>");
    world.send();
    assertThat(told(world, LIISA, FIRST)).as("the promise stands").isZero();
    world.clock.set(at("2026-11-24T15:00"));
    world.tick();
    world.tick();
    assertThat(told(world, LIISA, FIRST)).isEqualTo(1);
  }

  @Test
  void aNoteReachesEachOnceInThePlaceOfTheNextUpdate() {
    FlowWorld world = world();
    open(world);
    world.clock.set(at("2026-11-23T11:00"));
    note(world, SECOND);
    assertThat(letters(world, TestHouse.MAIJA).getLast()).contains(SECOND).doesNotContain(FIRST);
    Instant next = of(world, TestHouse.MAIJA).course().agenda().update().orElseThrow();
    assertThat(next).as("moved on").isAfter(at("2026-11-23T14:00"));
    for (int i = 0; i < 40; i++) {
      world.clock.forward(Duration.ofHours(3));
      world.tick();
    }
    for (EmailAddress customer : List.of(TestHouse.MAIJA, PEKKA)) {
      assertThat(told(world, customer, FIRST)).isEqualTo(1);
      assertThat(told(world, customer, SECOND)).isEqualTo(1);
    }
  }

  @Test
  void nobodyIsToldTwiceAlsoOverARestart() {
    FlowWorld before = world();
    before.deliveries.add(new Delivery.Deferred("busy", false));
    open(before);
    before.close();
    FlowWorld world = begun(at("2026-11-23T10:30"));
    world.sending.recover();
    world.tick();
    note(world, SECOND);
    world.close();
    FlowWorld again = begun(at("2026-11-23T15:30"));
    again.sending.recover();
    again.tick();
    for (EmailAddress customer : List.of(TestHouse.MAIJA, PEKKA)) {
      for (String note : List.of(FIRST, SECOND)) {
        assertThat(
                told(before, customer, note)
                    + told(world, customer, note)
                    + told(again, customer, note))
            .as(customer + " " + note)
            .isEqualTo(1);
      }
    }
  }

  @Test
  void whatWasDecidedAtNightIsToldAtTheOpeningAlsoAfterARestart() {
    FlowWorld before = world();
    before.clock.set(at("2026-11-23T20:00"));
    Announcing.Opened done = open(before);
    assertThat(told(before, PEKKA, FIRST)).as("right-hour").isZero();
    assertThat(done.incident().orElseThrow().notes().getFirst().untold()).isEqualTo(2);
    before.close();
    FlowWorld world = begun(at("2026-11-24T08:00"));
    world.tick();
    world.tick();
    assertThat(told(world, PEKKA, FIRST)).isEqualTo(1);
  }

  @Test
  void resolvingTellsEachOnceAndIsTheAnswer() {
    FlowWorld world = world();
    open(world);
    IncidentOverview resolved = resolve(world);
    assertThat(resolved.notes().getLast().told()).isEqualTo(2);
    assertThat(letters(world, PEKKA).getLast()).contains("on korjattu", LAST);
    Conversation pekka = of(world, PEKKA);
    assertThat(pekka.course().status()).isEqualTo(Status.ANSWERED);
    assertThat(pekka.course().promise()).isEmpty();
    assertThat(
            world.store.<List<String>>transaction(
                tx -> tx.promises().of(pekka.reference()).stream().map(p -> p.outcome()).toList()))
        .doesNotContain("pending");
    world.clock.set(at("2026-11-25T15:00"));
    world.tick();
    assertThat(letters(world, PEKKA)).as("no update, no correction").hasSize(3);
    world.clock.set(at("2026-12-21T15:00"));
    world.tick();
    assertThat(of(world, PEKKA).isClosed()).as("by itself").isTrue();
  }

  @Test
  void noPersonDroppedWhoWroteAfterItWasResolvedStillWaitsForAPerson() {
    FlowWorld world = world();
    open(world);
    world.clock.set(at("2026-11-23T20:00"));
    resolve(world);
    world.clock.set(at("2026-11-23T21:00"));
    world.arrives(PEKKA, "4@c", "Re: Apua", "Meillä on yhä pimeää!", "In-Reply-To", "<2@c>");
    world.clock.set(at("2026-11-24T08:00"));
    world.tick();
    assertThat(told(world, PEKKA, LAST)).isEqualTo(1);
    assertThat(letters(world, PEKKA).getLast()).contains("Kuten lupasimme");
    assertThat(of(world, PEKKA).course().status()).isEqualTo(Status.OPEN);
    assertThat(of(world, TestHouse.MAIJA).course().status()).isEqualTo(Status.ANSWERED);
  }

  @Test
  void whoAnswersThatItStillFailsIsOpenAgainAndNewMailsJoinNoMore() {
    FlowWorld world = world();
    open(world);
    resolve(world);
    world.arrives(PEKKA, "4@c", "Re: Apua", "Sähkökatko jatkuu!", "In-Reply-To", "<2@c>");
    EmailAddress late = EmailAddress.of("late@customer.example");
    world.arrives(late, "5@c", "Sähkökatko", "Sähkökatko.");
    world.send();
    assertThat(world.kinds()).endsWith("acknowledgement", "reopened");
    assertThat(letters(world, late).getFirst()).doesNotContain("tiedossamme", LAST);
    world.clock.set(at("2026-11-24T15:00"));
    world.tick();
    assertThat(told(world, PEKKA, LAST)).isEqualTo(1);
  }

  @Test
  void answeredPausedAndClosedMattersHearNothing() {
    FlowWorld world = world();
    Reference maija = of(world, TestHouse.MAIJA).reference();
    world.closing.close(maija, "by a test");
    assertThat(open(world).joined()).containsExactly(of(world, PEKKA).reference().code());
    world.attending.pause(of(world, PEKKA).reference(), "by a test");
    assertThat(note(world, SECOND).notes().getLast().told()).isZero();
    Conversation liisa = of(world, LIISA);
    world.store.run(tx ->
        new Acting(tx, world.office)
            .act(liisa.reference(), new AgentAction.Called(world.clock.instant()), "by a test"));
    world.clock.set(at("2026-11-23T15:30"));
    world.tick();
    assertThat(letters(world, TestHouse.MAIJA)).hasSize(1);
    assertThat(told(world, PEKKA, SECOND)).isZero();
    assertThat(letters(world, LIISA)).hasSize(1);
  }

  @Test
  void whoHasNoAcknowledgementYetIsToldAfterIt() {
    FlowWorld world = begun(at("2026-11-23T09:07"));
    world.deliveries.add(new Delivery.Deferred("busy", false));
    world.maijaWrites("1@c", "Sähkökatko", "Meillä on sähkökatko.");
    world.send();
    open(world);
    assertThat(world.delivered).isEmpty();
    for (int i = 0; i < 10; i++) {
      world.clock.forward(Duration.ofMinutes(2));
      world.tick();
    }
    assertThat(world.kinds()).containsExactly("acknowledgement", "incident");
    assertThat(told(world, TestHouse.MAIJA, FIRST)).isEqualTo(1);
  }

  @Test
  void anAcknowledgementThatIsWrittenAnewStillSaysThatTheFaultIsKnown() {
    FlowWorld world = begun(at("2026-11-23T09:07"));
    open(world);
    world.deliveries.add(new Delivery.Deferred("busy", false));
    world.maijaWrites("1@c", "Sähkökatko", "Meillä on sähkökatko.");
    world.send();
    world.clock.set(at("2026-11-24T09:00"));
    world.send();
    assertThat(letters(world, TestHouse.MAIJA)).hasSize(1);
    assertThat(letters(world, TestHouse.MAIJA).getFirst())
        .contains("on tiedossamme", FIRST, "tulee myöhässä");
  }

  @Test
  void machinesAndThoseOutOfReachDoNotJoin() {
    FlowWorld world = begun(at("2026-11-23T09:07"));
    open(world);
    world.arrives(PEKKA, "1@c", "Sähkökatko", "Sähkökatko.", "Auto-Submitted", "auto-replied");
    world.arrives(EmailAddress.of("noreply@customer.example"), "2@c", "Sähkökatko", "Sähkökatko.");
    world.tick();
    assertThat(announcing(world).list().getFirst().conversations()).isZero();
  }

  @Test
  void namesAreTheDesksAndMistakesSayWhatThereIs() {
    FlowWorld world = world();
    assertThatThrownBy(() -> note(world, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no open incident is called \"katko\"; none is open");
    open(world);
    assertThatThrownBy(() -> announcing(world).note("Vika", SECOND, "by a test"))
        .hasMessage("no open incident is called \"Vika\"; there are \"Katko\"");
    assertThatThrownBy(() -> open(world)).hasMessageContaining("is open already");
    var elsewhere = new Matching(Optional.of("sales"), Optional.of("fault"), List.of());
    assertThatThrownBy(() ->
            announcing(world)
                .open(
                    new Announcing.Wanted("Muu", elsewhere, Optional.empty(), false),
                    FIRST,
                    "by a test"))
        .hasMessage("there is no such mailbox; there are support");
    resolve(world);
    assertThat(open(world).joined()).as("all have been answered").isEmpty();
  }

  @Test
  void retentionTakesTheNotesAndThenTheIncident() {
    FlowWorld world = world();
    announcing(world).open(outage(false), "Vika on muuntajassa 4111 1111 1111 1111.", "by a test");
    resolve(world);
    assertThat(Tables.holding(data, "1111 1111")).as("masked").isEmpty();
    world.store.run(tx -> {
      Instant later = at("2027-06-01T12:00");
      tx.shredder().blankLoose(later, later, 100);
    });
    assertThat(announcing(world).list().getFirst().notes().getLast().text()).isEmpty();
    Instant later = at("2029-06-01T12:00");
    world.store.run(tx -> tx.shredder().removeLoose(later, 100));
    assertThat(announcing(world).list()).as("its conversations are still there").hasSize(1);
    for (EmailAddress customer : List.of(TestHouse.MAIJA, PEKKA)) {
      world.store.run(tx -> tx.shredder().remove(of(world, customer).reference()));
    }
    world.store.run(tx -> tx.shredder().removeLoose(later, 100));
    assertThat(announcing(world).list()).isEmpty();
  }
}
