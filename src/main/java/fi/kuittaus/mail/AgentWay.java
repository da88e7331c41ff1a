package fi.kuittaus.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which agents tell us something from their mail programs, if the server lets them. */
public enum AgentWay {
  /** There is a Sent folder that we may read. */
  SENT("an answer counts by its copy in Sent"),
  /** There is a Closed folder, or one could be made. */
  CLOSED("the newest mail moved to the Closed folder closes"),
  /** The inbox keeps the keyword that closes, whoever sets it. */
  KEYWORD("a keyword on a mail closes"),
  /** The server moves mails in one step (RFC 6851); else they are copied and deleted. */
  MOVE("mails are moved in one step");

  private final String words;

  AgentWay(String words) {
    this.words = words;
  }

  /** The word for it in the store, the log and the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is good for, as a part of a sentence. */
  public String words() {
    return words;
  }

  /** The one of this label. */
  public static Optional<AgentWay> of(String label) {
    return Arrays.stream(values()).filter(way -> way.label().equals(label)).findFirst();
  }
}
