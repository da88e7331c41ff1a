package fi.kuittaus.flow;

import fi.kuittaus.conversation.AgentAction;
import fi.kuittaus.conversation.Callback;
import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.LetterOrder;
import fi.kuittaus.conversation.LetterOrder.Told;
import fi.kuittaus.conversation.Reference;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.screening.Verdict;
import fi.kuittaus.store.Messages;
import fi.kuittaus.store.Promises;
import fi.kuittaus.store.Transaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that people of the desk agree to make, and have made. Safe for several threads. */
public final class Calling {
  private static final Logger LOG = LoggerFactory.getLogger(Calling.class);
  private final Office office;
  private final Runnable outboxBell;

  public Calling(Office office, Runnable outboxBell) {
    this.office = office;
    this.outboxBell = outboxBell;
  }

  /**
   * A call that somebody agrees to make.
   *
   * @param time by when, on the clock of the matter's calendar
   * @param phone the number to call; empty: the one that the customer gave last
   */
  public record Agreed(Function<ZoneId, Instant> time, Optional<String> phone) {}

  /**
   * Promises a call: the customer is told by when, and on which number.
   *
   * @param by who agrees, for the history
   * @return the conversation as it stands now; empty if there is none of this reference
   * @throws IllegalArgumentException if the time has gone by or is too far off, the number is none,
   *     or the conversation is paused or closed; the message says what
   */
  public Optional<Conversation> agree(Reference reference, Agreed call, String by) {
    Optional<Conversation> done = office.store().transaction(tx -> agree(tx, reference, call, by));
    outboxBell.run();
    return done;
  }

  private Optional<Conversation> agree(
      Transaction tx, Reference reference, Agreed call, String by) {
    HousePolicy policy = office.policy().get();
    Instant now = office.now();
    return tx.conversations()
        .lock(reference)
        .map(policy::adopted)
        .map(c -> {
          ZoneId zone = policy.promises().urgency(c.matter().urgency()).calendar().zone();
          Instant at = call.time().apply(zone);
          Told told = told(tx, policy, c, call.phone());
          return switch (Callback.decide(c, at, policy.promises(), told, now)) {
            case Callback.Told(Conversation next, LetterOrder letter, Instant leavesAt) -> {
              tx.conversations().save(next);
              long id = office.mailRoom().letter(tx, policy, letter);
              tx.queue().release(id, leavesAt);
              yield agreed(tx, next, by, now);
            }
            case Callback.Untold(Conversation next) -> {
              tx.conversations().save(next);
              tx.promises().end(reference, Promises.What.ANSWER, "replaced", now);
              yield agreed(tx, next, by, now);
            }
            case Callback.Unchanged() -> c;
            case Callback.Refused(String why) -> throw new IllegalArgumentException(why);
          };
        });
  }

  private static Conversation agreed(Transaction tx, Conversation next, String by, Instant now) {
    String due =
        next.course()
            .promise()
            .map(Promise::local)
            .map(t -> "by " + t.toOffsetDateTime())
            .orElse("");
    tx.history().add(next.reference(), now, "call", due + ", agreed " + by);
    LOG.info("reference={} a call is promised {}, {}", next.reference(), due, by);
    return next;
  }

  /** What the customer told last, with the number that is to be called. */
  private static Told told(
      Transaction tx, HousePolicy policy, Conversation c, Optional<String> phone) {
    List<Told> letters = tx.outbox().told(c.reference());
    List<String> languages = policy.mailbox(c.mailbox()).languages();
    Stream<String> known = letters.stream().flatMap(t -> t.phones().stream());
    Optional<String> number =
        phone.isPresent()
            ? phone.map(text -> typed(text, c, languages))
            : Stream.concat(mailed(tx, c, languages), known).findFirst();
    return new Told(
        List.of(),
        number.stream().toList(),
        false,
        letters.stream().flatMap(t -> t.clock().stream()).findFirst());
  }

  private static String typed(String phone, Conversation c, List<String> languages) {
    return numbers(phone, c, languages)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "this is no phone number; \"040 123 4567\" or \"+358401234567\" would do"));
  }

  /** Those of the customer's mails, the newest first. */
  private static Stream<String> mailed(Transaction tx, Conversation c, List<String> languages) {
    return tx.messages().of(c.reference()).reversed().stream()
        .filter(mail -> mail.judged().verdict().equals(Verdict.PERSON.label()))
        .map(Messages.Received::text)
        .flatMap(text -> numbers(text.subject() + "\n" + text.ownWords(), c, languages));
  }

  private static Stream<String> numbers(String text, Conversation c, List<String> languages) {
    return Readers.phones(text, c.customer().answerTo(), languages).stream();
  }

  /**
   * Notes that the customer was called: what was promised is kept, as by an answer.
   *
   * @param by who called, for the history
   * @return the conversation as it stands now; empty if there is none of this reference
   */
  public Optional<Conversation> called(Reference reference, String by) {
    AgentAction called = new AgentAction.Called(office.now());
    return office.store().transaction(tx -> new Acting(tx, office).act(reference, called, by));
  }
}
