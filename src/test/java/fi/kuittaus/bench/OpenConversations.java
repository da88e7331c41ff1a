package fi.kuittaus.bench;

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
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.screening.Screening;
import fi.kuittaus.store.Store;
import fi.kuittaus.store.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Fills a store with open conversations of the mailbox {@code support}, each with its mail, of
 * which nothing falls due within a month.
 *
 * <p>Arguments: the data folder of a daemon that is stopped, and how many (100,000).
 */
final class OpenConversations {
  private static final int BATCH = 1_000;
  private static final Random RANDOM = new Random(11);

  private OpenConversations() {}

  public static void main(String[] arguments) {
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    Instant now = Instant.now();
    try (Store store = Store.embedded(Path.of(arguments[0]))) {
      for (int from = 0; from < count; from += BATCH) {
        int first = from;
        store.run(tx -> {
          for (int i = first; i < Math.min(first + BATCH, count); i++) {
            add(tx, i, now);
          }
        });
      }
    }
  }

  private static void add(Transaction tx, int i, Instant now) {
    EmailAddress sender = EmailAddress.of("open%d@customer.example".formatted(i));
    InboundMessage mail =
        TestHouse.mail(
            sender,
            i + ".open@customer.example",
            "Matter " + i,
            "It stands open. ".repeat(60),
            now);
    Conversation conversation = conversation(sender, mail.messageId().orElseThrow(), now);
    tx.conversations().add(conversation);
    tx.history().add(conversation.reference(), now, "opened", "for the bench");
    tx.messages()
        .add(
            "support",
            new MailboxPosition("Before", 1, i + 1L),
            mail,
            Screening.of(List.of(), Optional.of(sender)),
            "opened",
            Optional.of(conversation.reference()));
  }

  private static Conversation conversation(EmailAddress sender, MessageId id, Instant now) {
    Instant later = now.plus(Duration.ofDays(30)).plusSeconds(RANDOM.nextInt(1_000_000));
    return new Conversation(
        Reference.random(RANDOM, 6),
        "support",
        new Customer(
            Optional.of(NamedAddress.of(sender)),
            Optional.of(sender),
            new Reading.Person(Optional.empty(), Optional.empty()),
            "en"),
        new Matter("A matter", true, "question", "normal", List.of(id)),
        new Course(
            Status.OPEN,
            now,
            Optional.of(new Promise(later, TestHouse.HELSINKI, "office")),
            new Course.Agenda(
                Optional.of(later), Optional.of(later), Optional.of(later), Optional.empty()),
            new Course.Tally(0, 0, false, Evidence.NONE, Optional.empty(), Optional.empty())));
  }
}
