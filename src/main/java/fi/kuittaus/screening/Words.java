package fi.kuittaus.screening;

import fi.kuittaus.mail.Lexicon;
import fi.kuittaus.mail.Phrases;
import java.util.List;

/** The phrases that screening looks for, of all languages: {@code words/} beside this class. */
final class Words {
  private static final Lexicon ALL = Lexicon.load(Words.class, "words");

  private Words() {}

  static Phrases section(String name) {
    return ALL.section(name);
  }

  /** A section as it is written. */
  static List<String> list(String name) {
    return ALL.lines(name);
  }
}
