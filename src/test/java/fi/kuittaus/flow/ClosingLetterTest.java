package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailLookout.Change;
import fi.kuittaus.mail.MailLookout.What;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.Participants;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last letter, which a house may want when an agent closes a matter. */
class ClosingLetterTest {
  @TempDir Path data;
  private @Nullable FlowWorld opened;

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** Maija has written on Monday at 9.07 and been acknowledged. */
  private FlowWorld world(String urgency, String... told) {
    FlowWorld world = new FlowWorld(data, at("2026-11-23T09:07"), house(urgency, Set.of(told)));
    opened = world;
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
    return world;
  }

  private static HousePolicy house(String urgency, Set<String> told) {
    HousePolicy usual = TestHouse.policy();
    PromisePolicy promises = TestHouse.promises();
    return new HousePolicy(
        new PromisePolicy(
            promises.calendars(),
            promises.urgencies(),
            promises.correct(),
            promises.closeAfterAnswer(),
            told),
        new Triage(List.of(), new Reading.Matter("question", urgency)),
        usual.mailboxes(),
        usual.desk(),
        usual.limits());
  }

  private static void answer(FlowWorld world, String id) {
    world.clock.forward(Duration.ofMinutes(10));
    InboundMessage mail =
        TestHouse.mail(
            TestHouse.SUPPORT,
            id,
            "Re: Lasku",
            "Korjattu.",
            world.clock.instant(),
            "In-Reply-To",
            "<1@c>");
    world.foundInSent(
        new InboundMessage(
            mail.headers(),
            new Participants(
                mail.participants().from(), List.of(), List.of(NamedAddress.of(TestHouse.MAIJA))),
            mail.subject(),
            mail.content(),
            mail.arrivedAt(),
            mail.digest()));
    world.clock.forward(Duration.ofMinutes(10));
  }

  private static Reference reference(FlowWorld world) {
    return world.only().reference();
  }

  @Test
  void anAgentWhoClosesAnAnsweredMatterHasTheCustomerTold() {
    FlowWorld world = world("normal", "normal");
    answer(world, "a@e");
    world.attending.note(reference(world), "Uusi lasku tulee perjantaina.", "a test");
    world.closing.close(reference(world), "a test");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "closed");
    assertThat(world.delivered.getLast().text())
        .contains("Uusi lasku tulee perjantaina.")
        .contains("Asiasi on nyt meidän osaltamme hoidettu.");
  }

  @Test
  void whereTheHouseDoesNotSayNobodyIsTold() {
    FlowWorld world = world("normal", "high");
    answer(world, "a@e");
    world.closing.close(reference(world), "a test");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void whoHasNotBeenAnsweredIsNotToldThatAllIsWell() {
    FlowWorld world = world("normal", "normal");
    world.closing.close(reference(world), "a test");
    world.send();
    assertThat(world.kinds()).as("never answered").containsExactly("acknowledgement");
    world.closing.reopen(reference(world), "a test");
    answer(world, "a@e");
    world.maijaWrites("2@c", "Re: Lasku", "Ei aukea vieläkään.", "In-Reply-To", "<1@c>");
    world.closing.close(reference(world), "a test");
    world.send();
    assertThat(world.kinds()).as("has written since").doesNotContain("closed");
  }

  @Test
  void whatEndsByItselfOrInJunkIsNotTold() {
    FlowWorld world = world("high", "high");
    answer(world, "a@e");
    assertThat(world.only().course().status()).isEqualTo(Status.WORKING);
    world.lookout.changed("INBOX", 1, List.of(new Change(1, What.JUNK)));
    assertThat(world.only().isClosed()).isTrue();
    world.send();
    assertThat(world.kinds()).as("junk").containsExactly("acknowledgement");
    world.closing.reopen(reference(world), "a test");
    answer(world, "b@e");
    world.clock.set(at("2026-12-10T09:00"));
    world.tick();
    assertThat(world.only().isClosed()).isTrue();
    assertThat(world.kinds()).as("by itself").doesNotContain("closed");
  }

  @Test
  void rightHourWhatIsClosedAtNightIsToldAtTheOpening() {
    FlowWorld world = world("normal", "normal");
    answer(world, "a@e");
    world.clock.set(at("2026-11-23T20:00"));
    world.closing.close(reference(world), "a test");
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
    world.clock.set(at("2026-11-24T08:00"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "closed");
  }

  @Test
  void whatIsOpenedAgainBeforeItLeftIsNotTold() {
    FlowWorld world = world("normal", "normal");
    answer(world, "a@e");
    world.clock.set(at("2026-11-23T20:00"));
    world.closing.close(reference(world), "a test");
    world.closing.reopen(reference(world), "a test");
    world.clock.set(at("2026-11-24T08:00"));
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement");
  }

  @Test
  void anAnswerIsFollowedByOneSuchLetterAtMost() {
    FlowWorld world = world("normal", "normal");
    answer(world, "a@e");
    for (int times = 0; times < 2; times++) {
      world.closing.close(reference(world), "a test");
      world.send();
      world.closing.reopen(reference(world), "a test");
    }
    assertThat(world.kinds()).containsExactly("acknowledgement", "closed");
    answer(world, "b@e");
    world.closing.close(reference(world), "a test");
    world.send();
    assertThat(world.kinds())
        .as("a new answer")
        .containsExactly("acknowledgement", "closed", "closed");
  }

  @Test
  void noLoopAResponderThatAnswersTheLastLetterGetsOneMoreAndNoOther() {
    FlowWorld world = world("normal", "normal");
    answer(world, "a@e");
    world.closing.close(reference(world), "a test");
    world.send();
    for (int round = 0; round < 5; round++) {
      world.clock.forward(Duration.ofSeconds(1));
      String id = world.delivered.getLast().id().value();
      world.maijaWrites("r" + round + "@c", "Re: Lasku", "Kiitos, luen tämän.", "In-Reply-To", id);
      world.send();
    }
    assertThat(world.kinds().size()).isLessThanOrEqualTo(3);
  }
}
