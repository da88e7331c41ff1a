package fi.kuittaus.world;

import fi.kuittaus.mail.EmailAddress;

/** One of the desk. */
record Agent(EmailAddress address, Habits habits) {
  @Override
  public String toString() {
    return address.local();
  }
}
