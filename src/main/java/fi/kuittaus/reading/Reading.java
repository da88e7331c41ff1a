package fi.kuittaus.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a mail tells of its writer and matter. Where a reader is not sure, it says nothing.
 *
 * @param language of the customer's own words, BCP 47
 * @param person how to address the writer
 * @param matter what it is about and how urgent, by ops' rules
 * @param onlyThanks whether it says nothing but thanks
 * @param details what else a letter can take up
 */
public record Reading(
    Optional<String> language, Person person, Matter matter, boolean onlyThanks, Details details) {

  /** Whether the writer surely has asked before and waits for an answer. */
  public boolean asksAgain() {
    return details.mentions().contains(Mention.AGAIN);
  }

  /** How to address the writer: each part only where it is sure. */
  public record Person(Optional<String> firstName, Optional<Register> register) {}

  /**
   * What a letter neither asks for nor passes over.
   *
   * @param concern what the mail is about, closer than its topic
   * @param phones the customer's own numbers, E.164
   * @param answered which of a fault report's questions it answers already: {@code when-began},
   *     {@code error-message}, {@code device}, {@code steps}
   * @param mentions what it says beside its matter
   */
  public record Details(
      Concern concern, List<String> phones, List<String> answered, Set<Mention> mentions) {
    public Details {
      phones = List.copyOf(phones);
      answered = List.copyOf(answered);
      mentions = Set.copyOf(mentions);
    }
  }

  /** What a mail is about: names out of ops' rules. */
  public record Matter(String topic, String urgency) {}
}
