package fi.kuittaus.transport;

import fi.kuittaus.mail.MailboxPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the watch over a mailbox stands at one instant.
 *
 * @param inbox the connection that watches the inbox
 * @param others the connection that looks at Sent, Closed and the keyword
 * @param folders one for each folder that has been opened
 */
public record WatchStatus(String mailbox, Link inbox, Link others, List<Folder> folders) {
  public WatchStatus {
    folders = List.copyOf(folders);
  }

  /**
   * One connection.
   *
   * @param connected whether it is logged in and at work
   * @param since when that began
   * @param failures in a row; 0 while it works
   * @param lastError without secrets or addresses; kept after the connection works again
   */
  public record Link(boolean connected, Instant since, int failures, Optional<String> lastError) {}

  /**
   * One folder.
   *
   * @param mails how many have been taken in since the start
   * @param unreadable how many of them went to quarantine
   * @param stuck why the folder does not go on: what the intake threw; empty while it does
   */
  public record Folder(
      MailboxPosition position, long mails, long unreadable, Optional<String> stuck) {}
}
