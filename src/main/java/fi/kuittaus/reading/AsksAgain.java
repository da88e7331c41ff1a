package fi.kuittaus.reading;

import java.util.List;

/** Whether the writer has asked before and waits for an answer; silent where that is not sure. */
final class AsksAgain {
  private static final List<Phrase> SIGNS = Phrase.list("asks-again.txt");

  private AsksAgain() {}

  /** "Miksi en ole saanut vastausta", "still waiting", "påminnelse". */
  static boolean in(Sentences said) {
    return said.say(SIGNS);
  }
}
