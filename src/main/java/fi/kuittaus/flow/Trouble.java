package fi.kuittaus.flow;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that keeps the daemon from its work, as it stands now.
 *
 * @param mailbox the name of the one that it concerns; empty: all
 * @param detail what the server or the system said, without addresses
 */
public record Trouble(Kind kind, Optional<String> mailbox, String detail) {
  /** What is kept from working, and what would mend it. */
  public enum Kind {
    /** Customers' mail is not seen. */
    READING(
        "The mailbox cannot be read, so nobody is acknowledged.",
        "Check the mail server and the password. Nothing is lost: what arrives is read"
            + " afterwards."),
    /** Mail is seen and not stored. */
    INTAKE(
        "Mail arrives and cannot be taken in.",
        "Check the disk and the database. Nothing is lost: it is tried again until it works."),
    /** Agents' answers are not seen. */
    FOLDERS(
        "Sent and Closed cannot be read, so answers and closed mails are not seen.",
        "Check the mail server."),
    /** Letters do not leave. */
    SENDING(
        "Letters cannot be sent.",
        "Check the mail server and the password. Letters wait, and those that come too late for"
            + " their promise are written anew."),
    /** Letters leave without a trace in Sent. */
    COPIES("No copies of our letters can be kept in Sent.", "Is the mailbox full?"),
    /** What ops have written is not in force. */
    POLICY(
        "promises.yaml cannot be used as it stands, so its last good version stays in force.",
        "\"kuittaus check\" names every mistake and what would do. Save it again: nothing needs a"
            + " restart."),
    /** Days without business are not known as they now are. */
    CALENDAR(
        "A calendar of holidays has not been fetched for a week, or never; the last good one stays"
            + " in force.",
        "Does its address in promises.yaml still lead to an iCalendar file?"),
    /** The disk is about to be full. */
    DISK(
        "The disk is nearly full, so no mail is taken in any more.",
        "Make room. Nothing is lost: mail stays in the mailbox until there is room."),
    /** Nothing can be stored or looked up. */
    DATABASE(
        "The database does not work.",
        "See the log. If it is damaged, stop the daemon and restore a backup."),
    /** Only a new process can open it again. */
    LOST(
        "The database could not be written and has closed.",
        "The daemon ends, to be started again. Is the disk full?");

    private final String says;
    private final String advice;

    Kind(String says, String advice) {
      this.says = says;
      this.advice = advice;
    }

    /** The word for it in the log and the API. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What makes two troubles the same one. */
  public record Cause(Kind kind, Optional<String> mailbox) {}

  public Cause cause() {
    return new Cause(kind, mailbox);
  }

  /** A paragraph for people. */
  String text() {
    return mailbox.map(name -> name + ": ").orElse("")
        + kind.says
        + " ("
        + detail
        + ")\n"
        + kind.advice;
  }
}
