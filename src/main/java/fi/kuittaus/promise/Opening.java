package fi.kuittaus.promise;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One span of open time on the time-line.
 *
 * @param date the local date whose hours these are
 * @param from the opening, itself open
 * @param until the closing, later and no longer open unless another span meets it
 */
record Opening(LocalDate date, Instant from, Instant until) {
  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /** The opening, lasting until the instant if that is later. */
  Opening upTo(Instant end) {
    return end.isAfter(until) ? new Opening(date, from, end) : this;
  }
}
