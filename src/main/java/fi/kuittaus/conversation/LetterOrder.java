package fi.kuittaus.conversation;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.MimePart;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.reading.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

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

  /**
   * The instants that a letter names, and the one at which it is written.
   *
   * @param answerBy the promise; empty where none is given, as after many corrections
   * @param nextWord when we write next; kept like a promise; empty where the letter does not say
   * @param missed the promise that a correction replaces; or what an acknowledgement that comes
   *     late would have promised in time
   */
  public record Times(
      Instant now,
      Optional<Promise> answerBy,
      Optional<Promise> nextWord,
      Optional<Promise> missed) {}

  /**
   * What a customer's mail tells, so that the letter neither asks for it nor passes it over.
   *
   * @param answered the questions that it answers already, as in {@link Reading#answered()}
   * @param phones the customer's own numbers, E.164
   * @param attachments whether files came with it
   * @param clock the offset that the mail's own Date shows; empty where it says nothing of where
   *     the customer is
   */
  public record Told(
      List<String> answered, List<String> phones, boolean attachments, Optional<ZoneOffset> clock) {
    /** Of no particular mail. */
    public static final Told NOTHING = new Told(List.of(), List.of(), false, Optional.empty());

    public Told {
      answered = List.copyOf(answered);
      phones = List.copyOf(phones);
    }

    /** What this mail tells. */
    public static Told of(InboundMessage mail, Reading reading) {
      return new Told(
          reading.answered(),
          reading.phones(),
          mail.content().parts().stream().anyMatch(MimePart::attachment),
          SenderClock.of(mail.headers()));
    }
  }
}
