package fi.kuittaus.transport;

import fi.kuittaus.mail.Account;

/**
 * A mailbox to be watched.
 *
 * @param name its name in configuration, for the log
 * @param closedKeyword the IMAP keyword by which an agent closes a conversation; empty: none
 */
public record WatchedMailbox(
    String name, Account account, FolderNames folders, String closedKeyword) {
  /**
   * @throws IllegalArgumentException if the keyword is no IMAP atom
   */
  public WatchedMailbox {
    if (!closedKeyword.matches("[A-Za-z0-9$_.+-]*")) {
      throw new IllegalArgumentException("a keyword is letters, digits and $ _ . + - only");
    }
  }
}
