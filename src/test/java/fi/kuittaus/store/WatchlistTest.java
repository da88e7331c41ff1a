package fi.kuittaus.store;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.Course;
import fi.kuittaus.conversation.Customer;
import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Matter;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.conversation.Status;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.screening.Screening;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mails are looked at, where there are more conversations than can be. */
class WatchlistTest {
  private static final Instant NOW = TestHouse.at("2026-11-23T09:07");
  private static final EmailAddress MAIJA = EmailAddress.of("maija@customer.example");
  private final Random random = new Random(3);
  @TempDir Path data;
  private Store store;
  private long uid;

  @BeforeEach
  void open() {
    store = Store.embedded(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Reference opened(String mailbox, Status status, Instant opened, Optional<Instant> over) {
    Reference reference = Reference.random(random, 8);
    Course course =
        new Course(
            status,
            opened,
            Optional.empty(),
            Course.Agenda.EMPTY,
            new Course.Tally(
                0,
                0,
                false,
                Evidence.NONE,
                over.filter(_ -> status == Status.ANSWERED),
                over.filter(_ -> status == Status.CLOSED)));
    store.run(tx ->
        tx.conversations()
            .add(
                new Conversation(
                    reference,
                    mailbox,
                    new Customer(
                        Optional.of(NamedAddress.of(MAIJA)),
                        Optional.of(MAIJA),
                        new Reading.Person(Optional.empty(), Optional.empty()),
                        "fi"),
                    new Matter("Lasku", true, "billing", "normal", List.of()),
                    course)));
    return reference;
  }

  private Reference open(Instant opened) {
    Reference reference = opened("support", Status.OPEN, opened, Optional.empty());
    mail("support", reference);
    return reference;
  }

  private long mail(String mailbox, Reference reference) {
    uid++;
    InboundMessage mail = TestHouse.mail(MAIJA, uid + "@c", "Lasku", "Ei aukea.", NOW);
    store.run(tx ->
        tx.messages()
            .add(
                mailbox,
                new MailboxPosition("INBOX", 1, uid),
                mail,
                Screening.of(List.of(), Optional.of(MAIJA)),
                "opened",
                Optional.of(reference)));
    return uid;
  }

  private List<Long> looked(int limit) {
    return store.transaction(tx ->
        tx.watchlist().lying("support", "INBOX", 1, NOW.minus(Duration.ofDays(1)), limit).stream()
            .map(Watchlist.Lying::uid)
            .toList());
  }

  @Test
  void ofAllInWhichSomethingMayFollowTheNewestMailsFirst() {
    for (Status status : List.of(Status.OPEN, Status.WORKING, Status.PAUSED)) {
      mail("support", opened("support", status, NOW, Optional.empty()));
    }
    assertThat(looked(10)).containsExactly(3L, 2L, 1L);
    assertThat(looked(2)).containsExactly(3L, 2L);
  }

  @Test
  void whatWasAnsweredOfLateIsLookedAtAndWhatWasAnsweredBeforeIsNot() {
    Instant longAgo = NOW.minus(Duration.ofDays(2));
    mail("support", opened("support", Status.ANSWERED, longAgo, Optional.of(longAgo)));
    mail("support", opened("support", Status.ANSWERED, longAgo, Optional.of(NOW)));
    assertThat(looked(10)).containsExactly(2L);
  }

  @Test
  void whatWasClosedOfLateIsLookedAtAndWhatWasClosedBeforeIsNot() {
    Instant longAgo = NOW.minus(Duration.ofDays(2));
    mail("support", opened("support", Status.CLOSED, longAgo, Optional.of(longAgo)));
    mail("support", opened("support", Status.CLOSED, longAgo, Optional.of(NOW)));
    assertThat(looked(10)).containsExactly(2L);
  }

  @Test
  void aNewMailOfAnOldConversationIsLookedAtWhereverThatStands() {
    Reference old = open(NOW.minus(Duration.ofDays(9)));
    for (int i = 0; i < 5; i++) {
      open(NOW);
    }
    assertThat(looked(3)).as("older than what can be looked at").doesNotContain(1L);
    mail("support", old);
    assertThat(looked(3)).containsExactly(7L, 6L, 5L);
  }

  @Test
  void anotherMailboxTakesNoPlaceAway() {
    open(NOW.minus(Duration.ofDays(9)));
    for (int i = 0; i < 5; i++) {
      mail("sales", opened("sales", Status.OPEN, NOW, Optional.empty()));
    }
    assertThat(looked(3)).containsExactly(1L);
  }

  @Test
  void whatLiesInClosedOfOneMailboxHasNotGoneFromTheInboxOfAnother() {
    long inSales = mail("sales", opened("sales", Status.OPEN, NOW, Optional.empty()));
    MessageId id = MessageId.first("<" + inSales + "@c>").orElseThrow();
    assertThat(goneOnceInClosedOf("support", id)).isEmpty();
    assertThat(goneOnceInClosedOf("sales", id)).map(Watchlist.Left::where).contains("closed");
  }

  private Optional<Watchlist.Left> goneOnceInClosedOf(String mailbox, MessageId id) {
    return store.transaction(tx -> {
      tx.watchlist().closed(mailbox, id, NOW, NOW);
      return tx.watchlist().whereTo("sales", id, NOW, 1);
    });
  }
}
