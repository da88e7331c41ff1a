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
 * @param phones the customer's own numbers, E.164
 * @param answered which of a fault report's questions it answers already: {@code when-began},
 *     {@code error-message}, {@code device}, {@code steps}
 * @param onlyThanks whether it says nothing but thanks
 * @param mentions what it says beside its matter
 */
public record Reading(
    Optional<String> language,
    Person person,
    Matter matter,
    List<String> phones,
    List<String> answered,
    boolean onlyThanks,
    Set<Mention> mentions) {
  public Reading {
    phones = List.copyOf(phones);
    answered = List.copyOf(answered);
    mentions = Set.copyOf(mentions);
  }

  /** Whether the writer surely has asked before and waits for an answer. */
  public boolean asksAgain() {
    return mentions.contains(Mention.AGAIN);
  }

  /** How to address the writer: each part only where it is sure. */
  public record Person(Optional<String> firstName, Optional<Register> register) {}

  /** What a mail is about: names out of ops' rules. */
  public record Matter(String topic, String urgency) {}
}
