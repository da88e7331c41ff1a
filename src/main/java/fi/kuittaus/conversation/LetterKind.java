package fi.kuittaus.conversation;

import java.util.Arrays;

/** The occasions on which a customer gets a letter by itself. */
public enum LetterKind {
  /** The first: your message arrived, and by when a person answers. */
  ACKNOWLEDGEMENT("acknowledgement"),
  /** Another mail in an open matter arrived; the promise stands. */
  FOLLOW_UP("follow-up"),
  /** Where the matter stands, and when we write next. */
  STATUS_UPDATE("status-update"),
  /** The promise will not hold; a new time. */
  CORRECTION("correction"),
  /** A mail in an answered or closed matter: it is open again, with a new promise. */
  REOPENED("reopened"),
  /** They ask why nobody has answered; the promise stands. */
  ASKS_AGAIN("asks-again"),
  /** By when a person calls. */
  CALLBACK("callback"),
  /** The fault is known, and what is being done about it. */
  INCIDENT("incident"),
  /** The fault is no more. */
  RESOLVED("resolved"),
  /** An agent has closed the matter; only where the house wants such a letter. */
  CLOSED("closed");

  private final String label;

  LetterKind(String label) {
    this.label = label;
  }

  /** The word for it in configuration, log, console and API. */
  public String label() {
    return label;
  }

  /** Whether a conversation as it stands still wants this letter when it is about to leave. */
  public boolean wantedBy(Conversation conversation) {
    Status status = conversation.course().status();
    return switch (this) {
      case ACKNOWLEDGEMENT, FOLLOW_UP, ASKS_AGAIN, REOPENED, CORRECTION, CALLBACK ->
          status == Status.OPEN;
      case STATUS_UPDATE, INCIDENT -> status == Status.OPEN || status == Status.WORKING;
      case RESOLVED ->
          status == Status.OPEN || status == Status.WORKING || status == Status.ANSWERED;
      case CLOSED -> status == Status.CLOSED;
    };
  }

  /** Whether the letter itself gives the promise that it names, rather than repeating it. */
  public boolean givesPromise() {
    return switch (this) {
      case ACKNOWLEDGEMENT, REOPENED, CORRECTION, CALLBACK -> true;
      case FOLLOW_UP, ASKS_AGAIN, STATUS_UPDATE, INCIDENT, RESOLVED, CLOSED -> false;
    };
  }

  /** Whether nothing more is to come after it, so that it need not name a time. */
  public boolean isLast() {
    return switch (this) {
      case RESOLVED, CLOSED -> true;
      case ACKNOWLEDGEMENT,
          FOLLOW_UP,
          ASKS_AGAIN,
          REOPENED,
          CORRECTION,
          STATUS_UPDATE,
          CALLBACK,
          INCIDENT ->
          false;
    };
  }

  /**
   * The one of this label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LetterKind of(String label) {
    return Arrays.stream(values())
        .filter(v -> v.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no letterkind is called " + label));
  }
}
