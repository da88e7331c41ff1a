package fi.kuittaus.mail;

import java.time.Instant;

/**
 * The word of one process that it alone sends for a mailbox; a small mail in a folder of ours there
 * says it to every other.
 *
 * @param instance the database that the process works on, by its random name
 * @param run the process, by its random name
 * @param place where it runs: machine and data folder, for people too
 * @param counter grows with each lease that the instance writes
 * @param released whether the process has stopped sending
 * @param writtenAt by the process's own clock
 */
public record Lease(
    String instance, String run, String place, long counter, boolean released, Instant writtenAt) {
  /**
   * @throws IllegalArgumentException if a name is blank or the counter is not positive
   */
  public Lease {
    if (instance.isBlank() || run.isBlank() || place.isBlank()) {
      throw new IllegalArgumentException("a lease names its instance, run and place");
    }
    if (counter < 1) {
      throw new IllegalArgumentException("a lease is counted from 1");
    }
  }

  /** The same lease, given up now. */
  public Lease released(Instant now) {
    return new Lease(instance, run, place, counter, true, now);
  }
}
