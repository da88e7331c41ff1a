package fi.kuittaus.screening;

/** What a mail is, as far as answering it goes; strictest first. */
public enum Verdict {
  /** Our own mail come back. */
  OWN_ECHO("own-echo"),
  /** A report that a mail could not be delivered. */
  BOUNCE("bounce"),
  /** Written by one of the desk. */
  AGENT("agent"),
  /** No person waits for an answer. */
  MACHINE("machine"),
  /** We may not answer, but a person may wait: the clock runs and the desk is told. */
  PERSON_UNANSWERABLE("person-unanswerable"),
  /** A person who gets an acknowledgement. */
  PERSON("person"),
  /** Could not be parsed; in quarantine. */
  UNREADABLE("unreadable");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The word for it in configuration, log, console and API. */
  public String label() {
    return label;
  }
}
