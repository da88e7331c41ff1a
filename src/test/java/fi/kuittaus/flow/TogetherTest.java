package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What falls due together is done in few transactions, and fails alone. */
class TogetherTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, MONDAY);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void oneThatFailsDoesNotKeepTheOthersFromTheirUpdate() {
    List<Reference> references = workedOn(5);
    Reference broken = references.get(2);
    breakDown(broken);
    world.clock.set(at("2026-11-24T14:55"));
    world.updating.updateDue("normal");
    world.send();
    assertThat(delivered()).containsExactlyInAnyOrder("c0", "c1", "c3", "c4");
    assertThat(find(broken).course().tally().updates()).as("nothing of it is stored").isZero();

    mend(broken);
    world.updating.updateDue("normal");
    world.send();
    assertThat(delivered()).containsExactly("c2");
  }

  @Test
  void promiseNeverSilentWhereOneCorrectionFailsTheOthersLeaveTheLongestOverdueFirst() {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      references.add(openedBy(i));
      world.clock.forward(Duration.ofHours(1));
    }
    world.send();
    world.delivered.clear();
    breakDown(references.getFirst());
    world.clock.set(at("2026-11-24T11:00"));
    world.correcting.correctDue("normal");
    world.send();
    assertThat(delivered()).containsExactly("c1", "c2");

    mend(references.getFirst());
    world.correcting.correctDue("normal");
    world.send();
    assertThat(delivered()).containsExactly("c0");
  }

  @Test
  void aWarningThatFailsIsToldOnceWhenItCanBeAndTheOthersOnce() {
    List<Reference> references = opened(3);
    breakDown(references.get(1));
    world.clock.set(at("2026-11-24T08:00"));
    world.alerting.warnDue("normal");
    world.send();
    assertThat(world.toDesk()).hasSize(2);
    mend(references.get(1));
    world.alerting.warnDue("normal");
    world.send();
    assertThat(world.toDesk()).hasSize(1);
  }

  /** Many more than one transaction takes, each once. */
  @Test
  void aHundredAndTwentyThatAreDueAtOnceGetOneUpdateEachSpreadBeforeWhatWasNamed() {
    workedOn(120);
    world.clock.set(at("2026-11-24T14:55"));
    world.updating.updateDue("normal");
    world.updating.updateDue("normal");
    world.send();
    assertThat(delivered()).as("at once").hasSizeBetween(10, 12);
    world.clock.set(at("2026-11-24T14:57"));
    world.send();
    assertThat(delivered()).as("half of them half-way").hasSizeBetween(50, 80);
    world.clock.set(at("2026-11-24T14:59"));
    world.send();
    assertThat(delivered()).hasSize(120).doesNotHaveDuplicates();
  }

  /** Of which no promise is pending: a correction would go first. */
  private List<Reference> workedOn(int count) {
    List<Reference> references = opened(count);
    references.forEach(reference -> {
      world.closing.close(reference, "a test");
      world.closing.reopen(reference, "a test");
    });
    return references;
  }

  private List<Reference> opened(int count) {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      references.add(openedBy(i));
    }
    world.send();
    world.delivered.clear();
    return references;
  }

  private Reference openedBy(int i) {
    EmailAddress customer = EmailAddress.of("c" + i + "@customer.example");
    world.arrives(customer, i + "@c", "Tilaus " + i, "Missä tilaukseni " + i + " viipyy?");
    return world.store.transaction(tx ->
        tx.conversations().list(false, 200).stream()
            .filter(
                c -> c.customer().sender().map(NamedAddress::address).equals(Optional.of(customer)))
            .findFirst()
            .orElseThrow()
            .reference());
  }

  /** Its mailbox is not in the policy any more, which nothing of the real program does. */
  private void breakDown(Reference reference) {
    moved(reference, "gone");
  }

  private void mend(Reference reference) {
    world.delivered.clear();
    moved(reference, "support");
  }

  private void moved(Reference reference, String mailbox) {
    world.store.run(tx -> {
      Conversation c = tx.conversations().lock(reference).orElseThrow();
      tx.conversations()
          .save(new Conversation(reference, mailbox, c.customer(), c.matter(), c.course()));
    });
  }

  private Conversation find(Reference reference) {
    return world.store.transaction(tx -> tx.conversations().find(reference).orElseThrow());
  }

  /** Whom the letters to customers went to, in the order in which they left. */
  private List<String> delivered() {
    return world.writtenTo().stream().map(EmailAddress::local).toList();
  }
}
