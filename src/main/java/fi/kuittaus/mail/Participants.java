package fi.kuittaus.mail;

import java.util.List;

/**
 * Who wrote a mail and to whom; unreadable addresses are left out.
 *
 * @param from the authors
 * @param replyTo where answers are wished; empty where the header is missing
 * @param recipients of To, Cc and the Resent fields, and of Bcc where a copy shows it
 */
public record Participants(
    List<NamedAddress> from, List<NamedAddress> replyTo, List<NamedAddress> recipients) {
  public Participants {
    from = List.copyOf(from);
    replyTo = List.copyOf(replyTo);
    recipients = List.copyOf(recipients);
  }
}
