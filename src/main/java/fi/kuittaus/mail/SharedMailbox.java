package fi.kuittaus.mail;

import java.io.IOException;
import java.time.Instant;

/** What the flows do to a mailbox on its server. Every call blocks; safe for several threads. */
public interface SharedMailbox {
  /**
   * Leaves a copy of our mail in Sent, unless one with its Message-ID lies there already.
   *
   * @param sentAt the Date of the copy
   * @return whether a copy was added
   * @throws IOException where the server cannot be reached or refuses (quota)
   */
  boolean keepSentCopy(OutboundMessage mail, Instant sentAt) throws IOException;

  /** Whether a mail with this Message-ID lies in Sent. */
  boolean isInSent(MessageId id) throws IOException;

  /** Whether a mail of ours lies in Sent that answers the one with this Message-ID. */
  boolean isAnsweredInSent(MessageId original) throws IOException;

  /**
   * Whether Sent holds a reply that is not ours and not older than the day of this instant.
   *
   * @throws IOException where the server cannot be reached
   */
  boolean hasRepliesInSent(Instant since) throws IOException;

  /** Puts a mail into the inbox, unread: the agents find it there. */
  void putInInbox(OutboundMessage mail, Instant sentAt) throws IOException;
}
