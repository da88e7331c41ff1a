package fi.kuittaus.reading;

/** Whether the writer has asked before and waits for an answer; silent where that is not sure. */
final class AsksAgain {
  private static final PhraseSet SIGNS = PhraseSet.of("asks-again.txt");

  private AsksAgain() {}

  /** "Miksi en ole saanut vastausta", "still waiting", "påminnelse". */
  static boolean in(Sentences said) {
    return said.say(SIGNS);
  }
}
