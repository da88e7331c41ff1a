package fi.kuittaus.reading;

import fi.kuittaus.mail.Content;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.Headers;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Participants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mails made of what a reader looks at. */
final class Mails {
  private Mails() {}

  static InboundMessage of(String name, String subject, String text) {
    return from(name, "customer@customer.example", subject, text);
  }

  static InboundMessage from(String name, String address, String subject, String text) {
    var sender = new NamedAddress(Optional.of(name), EmailAddress.of(address));
    return new InboundMessage(
        new Headers(List.of()),
        new Participants(List.of(sender), List.of(), List.of()),
        subject,
        new Content(text, OwnWords.of(text), List.of()),
        Instant.EPOCH,
        "");
  }
}
