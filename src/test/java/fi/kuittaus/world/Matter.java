package fi.kuittaus.world;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one customer wants of us, and all that has really happened in it. */
final class Matter {
  /** How the one at the other end behaves. */
  enum Kind {
    PERSON,
    /** Away, with an absence note that is marked as one. */
    ABSENT,
    /** Away, with an absence note that only its words show. */
    BARELY_ABSENT,
    /** A program without any mark, which answers all that we send. */
    LOOP,
    /** Another house with a program like ours. */
    KUITTAUS,
    /** Whose server refuses our letters. */
    REFUSING,
    /** Whose server takes our letters and sends a bounce afterwards. */
    BOUNCING,
    MACHINE,
    UNANSWERABLE
  }

  /**
   * An answer of an agent's to the customer.
   *
   * @param at when it was sent
   * @param seenAt when it lay in Sent
   */
  record Answer(String id, Instant at, Instant seenAt) {}

  final int number;
  final Kind kind;
  final NamedAddress customer;
  final String mailbox;
  final String language;
  final String subject;
  final List<Written> mails = new ArrayList<>();
  final List<Letter> letters = new ArrayList<>();
  final List<Answer> answers = new ArrayList<>();

  /** When an agent closed it, by whatever way. */
  final List<Instant> closings = new ArrayList<>();

  /** When an agent deleted its newest mail, which holds it. */
  final List<Instant> deletions = new ArrayList<>();

  /** Whether an agent has put a mail of it into a folder of the desk. */
  boolean filed;

  final List<Instant> reopenings = new ArrayList<>();

  Matter(
      int number,
      Kind kind,
      NamedAddress customer,
      String mailbox,
      String language,
      String subject) {
    this.number = number;
    this.kind = kind;
    this.customer = customer;
    this.mailbox = mailbox;
    this.language = language;
    this.subject = subject;
  }

  EmailAddress address() {
    return customer.address();
  }

  /** When an answer can first be known: it lies in Sent, or the customer has written after it. */
  Instant knownAt(Answer answer) {
    Instant known = answer.seenAt();
    for (Written mail : mails) {
      if (mail.nature() != Written.Nature.MACHINE
          && mail.at().isAfter(answer.at())
          && mail.at().isBefore(known)) {
        known = mail.at();
      }
    }
    return known;
  }

  /** When a person of ours last did anything; the beginning of time: never. */
  Instant lastAct() {
    Instant last = Instant.MIN;
    for (Answer answer : answers) {
      last = later(last, answer.at());
    }
    for (Instant closing : closings) {
      last = later(last, closing);
    }
    for (Instant reopening : reopenings) {
      last = later(last, reopening);
    }
    for (Instant deletion : deletions) {
      last = later(last, deletion);
    }
    return last;
  }

  /** When the customer last wrote something that asks for more. */
  Instant lastAsked() {
    Instant last = Instant.MIN;
    for (Written mail : mails) {
      if (mail.nature() != Written.Nature.MACHINE && mail.nature() != Written.Nature.THANKS) {
        last = later(last, mail.at());
      }
    }
    return last;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
