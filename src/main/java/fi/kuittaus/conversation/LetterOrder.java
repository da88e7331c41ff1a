package fi.kuittaus.conversation;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MimePart;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Mention;
import fi.kuittaus.reading.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A letter that a decision asks for, with every fact in it.
 *
 * @param conversation as it stands once the letter is sent
 * @param notes progress notes for the customer, oldest first; empty for most letters
 * @param told what the mail that it answers tells beyond the conversation
 */
public record LetterOrder(
    LetterKind kind, Conversation conversation, Times times, List<String> notes, Told told) {
  public LetterOrder {
    notes = List.copyOf(notes);
  }

  /** A letter that answers no particular mail. */
  public LetterOrder(LetterKind kind, Conversation conversation, Times times, List<String> notes) {
    this(kind, conversation, times, notes, Told.NOTHING);
  }

  /** The same letter, which names this. */
  public LetterOrder about(Concern concern) {
    return new LetterOrder(kind, conversation, times, notes, told.about(concern));
  }

  /**
   * The instants that a letter names, and the one at which it is written.
   *
   * @param answerBy the promise; empty where none is given, as after many corrections
   * @param nextWord when we write next; kept like a promise; empty where the letter does not say
   * @param missed the promise that a correction replaces; or what an acknowledgement that comes
   *     late would have promised in time
   * @param meanwhile what goes on until then
   */
  public record Times(
      Instant now,
      Optional<Promise> answerBy,
      Optional<Promise> nextWord,
      Optional<Promise> missed,
      Meanwhile meanwhile) {
    /** Times of a letter that says nothing of hours or incidents. */
    public Times(
        Instant now,
        Optional<Promise> answerBy,
        Optional<Promise> nextWord,
        Optional<Promise> missed) {
      this(now, answerBy, nextWord, missed, Meanwhile.NOTHING);
    }

    /** Where the desk is whose times these are; empty: none is named. */
    public Optional<ZoneId> zone() {
      return Stream.of(answerBy, nextWord, missed)
          .flatMap(Optional::stream)
          .map(Promise::zone)
          .findFirst();
    }

    /** The same, by the hours of the desk that gave the promise. */
    public Times within(BusinessCalendar hours) {
      Meanwhile desk = answerBy.map(p -> Meanwhile.of(hours, now, p)).orElse(Meanwhile.NOTHING);
      return new Times(now, answerBy, nextWord, missed, desk);
    }
  }

  /**
   * What goes on while the customer waits.
   *
   * @param closes whether the desk closes before the promised instant
   * @param openUntil when it closes today; empty where it has closed already, or does not close
   * @param since when a known fault began
   */
  public record Meanwhile(
      boolean closes, Optional<ZonedDateTime> openUntil, Optional<ZonedDateTime> since) {
    /** Nothing that a letter would name. */
    public static final Meanwhile NOTHING =
        new Meanwhile(false, Optional.empty(), Optional.empty());

    static Meanwhile of(BusinessCalendar hours, Instant now, Promise promise) {
      Optional<Instant> closing = hours.closingOfDay(now);
      Instant end = closing.orElse(now);
      boolean closes = !hours.isOpen(end) && hours.nextOpening(end).isBefore(promise.dueAt());
      return new Meanwhile(
          closes, closing.filter(_ -> closes).map(at -> at.atZone(hours.zone())), Optional.empty());
    }
  }

  /**
   * What a customer's mail tells, so that the letter neither asks for it nor passes it over.
   *
   * @param answered the questions that it answers already, as in {@link Reading.Details#answered()}
   * @param phones the customer's own numbers, E.164
   * @param attachments whether files came with it
   * @param clock the offset that the mail's own Date shows; empty where it says nothing of where
   *     the customer is
   * @param mentions what it says beside its matter
   * @param concern what it is about, closer than its topic
   */
  public record Told(
      List<String> answered,
      List<String> phones,
      boolean attachments,
      Optional<ZoneOffset> clock,
      Set<Mention> mentions,
      Concern concern) {
    /** Of no particular mail. */
    public static final Told NOTHING = new Told(List.of(), List.of(), false, Optional.empty());

    public Told {
      answered = List.copyOf(answered);
      phones = List.copyOf(phones);
      mentions = Set.copyOf(mentions);
    }

    /** What a mail tells that mentions nothing else. */
    public Told(
        List<String> answered,
        List<String> phones,
        boolean attachments,
        Optional<ZoneOffset> clock) {
      this(answered, phones, attachments, clock, Set.of(), Concern.NONE);
    }

    /** The same of this concern. */
    public Told about(Concern other) {
      return new Told(answered, phones, attachments, clock, mentions, other);
    }

    /** What this mail tells. */
    public static Told of(InboundMessage mail, Reading reading) {
      return new Told(
          reading.details().answered(),
          reading.details().phones(),
          mail.content().parts().stream().anyMatch(MimePart::attachment),
          SenderClock.of(mail.headers()),
          reading.details().mentions(),
          reading.details().concern());
    }
  }
}
