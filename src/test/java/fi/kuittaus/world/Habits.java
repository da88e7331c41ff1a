package fi.kuittaus.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How one agent and their mail program work: each has some ways of doing things, mixed at random.
 *
 * @param answers in which they answer; none is empty
 * @param ends in which they end a matter; none is empty
 */
record Habits(List<Way> answers, List<End> ends) {
  Habits {
    answers = List.copyOf(answers);
    ends = List.copyOf(ends);
  }

  /** A way in which an answer leaves, and what of it comes to lie in the mailbox. */
  enum Way {
    /** Its copy lies in Sent at once. */
    AT_ONCE(Source.ANSWERS),
    /** Its copy comes to Sent hours later, with the time at which it was sent. */
    LATE(Source.LATE_ANSWERS),
    /** Its copy comes to Sent hours later, with the time at which it came there. */
    LATE_BY_THE_SERVER(Source.LATE_ANSWERS),
    /** Nothing in it names the mail that it answers. */
    WITHOUT_HEADERS(Source.DROPPED_HEADERS),
    /** Its copy lies in Sent twice. */
    TWICE(Source.SECOND_COPIES),
    /** It also goes to the mailbox in Cc. */
    WITH_A_COPY(Source.SECOND_COPIES),
    /** From the agent's own address, with the mailbox in Bcc. */
    OWN_ADDRESS(Source.OWN_ADDRESSES),
    /** Its draft lies in Sent for a while. */
    DRAFTED(Source.DRAFTS),
    /** With a plus-address in Bcc, it closes the matter, too. */
    CLOSING(Source.PLUS_COMMANDS);

    final Source source;

    Way(Source source) {
      this.source = source;
    }
  }

  /** A way of saying that a matter is settled. */
  enum End {
    CONSOLE,
    KEYWORD,
    /** An older mail is tidied away; the matter itself is closed at the console. */
    TIDY,
    /** The newest mail is moved to Closed, and now and then back within the day. */
    MOVE,
    /** It is copied there and only marked as deleted, and perhaps expunged one day. */
    COPY,
    /** By a mail to a plus-address. */
    MAIL
  }

  static Habits of(Dice dice) {
    return new Habits(
        some(List.of(Way.values()), 2 + dice.upTo(3), dice),
        some(List.of(End.values()), 2 + dice.upTo(2), dice));
  }

  private static <T> List<T> some(List<T> all, int count, Dice dice) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, Random.from(dice.random()));
    return shuffled.subList(0, count);
  }
}
