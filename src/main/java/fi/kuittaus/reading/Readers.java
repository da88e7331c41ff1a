package fi.kuittaus.reading;

import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.InboundMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The readers of a mail's text, one for each thing that it can tell.
 *
 * <p>Each says nothing where it is not sure. Safe for several threads; the language model is loaded
 * with the first mail.
 */
public final class Readers {
  /**
   * What this mail tells.
   *
   * @param triage ops' rules for topic and urgency
   * @param mailboxLanguages that the mailbox writes, BCP 47, the first its main one; not empty
   */
  public Reading read(InboundMessage mail, Triage triage, List<String> mailboxLanguages) {
    String words = mail.content().own().text();
    String unquoted = Unquoted.of(mail.content());
    Optional<String> language = language(words, mail.subject(), mailboxLanguages);
    boolean onlyThanks = OnlyThanks.is(mail);
    Sentences said = Sentences.of(mail);
    return new Reading(
        language,
        new Reading.Person(
            FirstName.of(mail, unquoted, said), RegisterOfWriter.of(words, language)),
        onlyThanks ? triage.fallback() : TriageMatch.matter(triage, said),
        onlyThanks,
        new Reading.Details(
            Concern.of(mail.subject(), words, language),
            Phones.in(mail.subject() + "\n" + unquoted, mail.sender(), mailboxLanguages),
            Answered.in(words),
            Mention.in(mail, said)));
  }

  /** Of what this mail tells, only what it is about and how urgent it is: many times as fast. */
  public static Reading.Matter matter(InboundMessage mail, Triage triage) {
    return TriageMatch.matter(triage, Sentences.of(mail));
  }

  /** What topic and urgency of this mail, as {@link #read} has them, were decided by. */
  public static Grounds grounds(InboundMessage mail, Triage triage) {
    return OnlyThanks.is(mail) ? Grounds.NONE : TriageMatch.grounds(triage, Sentences.of(mail));
  }

  /** Whether a mail of this subject and these own words says any of these phrases. */
  public static boolean say(String subject, String words, PhraseSet phrases) {
    return Sentences.of(subject, words).say(phrases);
  }

  /**
   * The phone numbers in a customer's own words, E.164.
   *
   * @param mailboxLanguages as for {@link #read}: they tell the country where the sender does not
   */
  public static List<String> phones(
      String words, Optional<EmailAddress> sender, List<String> mailboxLanguages) {
    return Phones.in(words, sender, mailboxLanguages);
  }

  /** A line that tells nothing by itself may do so with its subject. */
  private static Optional<String> language(
      String words, String subject, List<String> mailboxLanguages) {
    Stream<String> texts = Stream.of(Signature.body(words), words);
    Stream<String> more = isLatin(words) ? Stream.of(subject + "\n" + words) : Stream.empty();
    return Stream.concat(texts, more)
        .distinct()
        .flatMap(text -> Language.of(text, mailboxLanguages).stream())
        .findFirst();
  }

  /** A subject in letters of ours says nothing of words in others. */
  private static boolean isLatin(String words) {
    return words
        .codePoints()
        .filter(Character::isLetter)
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }
}
