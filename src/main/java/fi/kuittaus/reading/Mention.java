package fi.kuittaus.reading;

import fi.kuittaus.mail.InboundMessage;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Something that a mail says beside its matter, which a good letter takes up or does not ask. */
public enum Mention {
  /** The writer wishes to be called. */
  CALL,
  /** When a call would suit them. */
  CALLTIME,
  /** When they can be reached on the phone. */
  REACHABLE,
  /** Money is asked back. */
  REFUND,
  /** It is about a charge rather than a bill. */
  CHARGE,
  /** Something went wrong, be it small. */
  WRONG,
  /** They are angry or disappointed, and say so. */
  UPSET,
  /** Why a customer leaves. */
  REASON,
  /** The word for giving notice itself. */
  TERMINATES,
  /** The writer has asked before and waits for an answer: known by {@link AsksAgain}. */
  AGAIN,
  /** Nothing works at all. */
  OUTAGE,
  /** What led to it: who writes at some length has told that, too. */
  STEPS,
  /** How many are hit. */
  EXTENT,
  /** A program, a site, or a device with a screen: it may show an error. */
  DIGITAL,
  /** Their address changes. */
  MOVES,
  /** An address, as it seems. */
  ADDRESS,
  /** A street, be it without a number. */
  STREET,
  /** They ask where an order is. */
  ORDER,
  /** A number of at least four digits, as of an order or a bill. */
  NUMBER,
  /** Surely since when it has been so. */
  BEGAN,
  /** The words or the number of an error message. */
  ERRORTEXT,
  /** By name, the device that they use. */
  GADGET,
  /** By name, their browser. */
  BROWSER,
  /** What they have tried already against a fault. */
  TRIED,
  /** Somebody was rude to them. */
  RUDE,
  /** They stood in a queue or were kept waiting, and say how long. */
  QUEUED,
  /** Nothing but praise. */
  PRAISE;

  /** In words; "I cannot open the bill" and a greeting have half of these. */
  private static final int AT_LENGTH = 20;

  private static final Signs SIGNS = Signs.of("mentions.txt");

  /** Before the label of what shows that a mention is none. */
  private static final String TAKEN_BACK = "!";

  /** The word for it in the store. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All that a mail mentions in its subject and its writer's own words. */
  static Set<Mention> in(InboundMessage mail, Sentences said) {
    Set<Mention> found = in(mail.subject() + "\n" + mail.content().own().text());
    if (AsksAgain.in(said)) {
      found.add(AGAIN);
    }
    if (Words.of(mail.content().own().text()).size() >= AT_LENGTH) {
      found.add(STEPS);
    }
    return found;
  }

  /** What single words and phrases of a text mention. */
  static Set<Mention> in(String words) {
    Set<Mention> found = EnumSet.noneOf(Mention.class);
    List<String> shown = SIGNS.in(words);
    shown.stream()
        .filter(label -> !label.startsWith(TAKEN_BACK) && !shown.contains(TAKEN_BACK + label))
        .forEach(label -> found.add(valueOf(label.toUpperCase(Locale.ROOT))));
    return found;
  }
}
