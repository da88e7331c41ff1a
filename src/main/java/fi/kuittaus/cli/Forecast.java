package fi.kuittaus.cli;

import fi.kuittaus.letter.Wording;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.promise.PromisePolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * What would be promised.
 *
 * @param usualUrgency the urgency where none is named
 * @param wording how letters of a language quote it, at the instant at which it is given
 */
record Forecast(PromisePolicy policy, String usualUrgency, Wording wording) {

  /** The promise to one mail, as scripts and people read it. */
  record Answer(String urgency, String dueAt, String quoted) {}

  /**
   * The promise to a mail that arrives then.
   *
   * @throws IllegalArgumentException if there is no such urgency
   * @throws IllegalStateException if its calendar does not open within two years
   */
  Answer of(Instant arrival, Optional<String> urgency) {
    String name = urgency.orElse(usualUrgency);
    Promise promise = policy.urgency(name).promise(arrival);
    return new Answer(name, Instants.iso(promise.local()), wording.quoted(promise, arrival));
  }
}
