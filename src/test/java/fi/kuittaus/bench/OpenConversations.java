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
import java.util.random.RandomGenerator;

/**
 * Fills a store with open conversations of the mailbox {@code support}, each with its mail, of
 * which nothing falls due within a month.
 *
 * <p>Arguments: the data folder of a daemon that is stopped, and how many (100,000).
 */
final class OpenConversations {
  private static final int BATCH = 1_000;
  private static final Random RANDOM = new Random(11);

  private static final Counter COUNTER = new Counter();

  private OpenConversations() {}

  /** Where chance would give a reference twice, one after another. */
  private static final class Counter implements RandomGenerator {
    private long count;
    private long left;
    private int drawn;

    @Override
    public int nextInt(int bound) {
      if (drawn++ % 7 == 0) {
        left = count++;
      }
      int digit = (int) (left % bound);
      left /= bound;
      return digit;
    }

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException("references draw below a bound");
    }
  }

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

  /** Adds open conversations without their mails: what a round of theirs looks at. */
  static void bare(Store store, int count, Instant now) {
    Instant later = now.plus(Duration.ofDays(30));
    fill(store, count, now, later, later);
  }

  /** Adds conversations of the urgency {@code normal} whose update is due. */
  static void due(Store store, int count, Instant now) {
    fill(store, count, now, now, now.plus(Duration.ofDays(3)));
  }

  private static void fill(Store store, int count, Instant now, Instant update, Instant promise) {
    for (int from = 0; from < count; from += BATCH) {
      int first = from;
      store.run(tx -> {
        for (int i = first; i < Math.min(first + BATCH, count); i++) {
          EmailAddress sender = EmailAddress.of("open%d@customer.example".formatted(i));
          MessageId id = new MessageId("<" + i + ".open@customer.example>");
          Instant spread = promise.plusSeconds(RANDOM.nextInt(1_000_000));
          tx.conversations().add(conversation(sender, id, now, update, spread));
        }
      });
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
    Instant later = now.plus(Duration.ofDays(30)).plusSeconds(RANDOM.nextInt(1_000_000));
    Conversation conversation =
        conversation(sender, mail.messageId().orElseThrow(), now, later, later);
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

  private static Conversation conversation(
      EmailAddress sender, MessageId id, Instant now, Instant update, Instant later) {
    return new Conversation(
        Reference.random(COUNTER, 8),
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
                Optional.of(update), Optional.of(later), Optional.of(later), Optional.empty()),
            new Course.Tally(0, 0, false, Evidence.NONE, Optional.empty(), Optional.empty())));
  }
}
