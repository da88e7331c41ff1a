package fi.kuittaus.world;

import fi.kuittaus.mail.OutboundMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * A letter of ours that a customer has received.
 *
 * @param row its outbox row, as it stood when it left
 * @param at when it was received
 * @param clock what the daemon's clock showed then
 */
record Letter(OutboundMessage mail, Books.OutboxRow row, Instant at, Instant clock) {
  /** Without its words, of which a year has too many. */
  Letter kept() {
    OutboundMessage bare =
        new OutboundMessage(mail.id(), mail.envelope(), "", "", Optional.empty(), mail.headers());
    return new Letter(bare, row, at, clock);
  }

  String id() {
    return mail.id().value();
  }

  boolean is(String kind) {
    return row.kind().equals(kind);
  }

  /** Whether it answers a mail of the customer's, rather than falling due. */
  boolean responds() {
    return is("acknowledgement") || is("follow-up") || is("asks-again") || is("reopened");
  }

  /** The mail that it answers. */
  String answered() {
    return mail.headers().stream()
        .filter(h -> h.name().equals("In-Reply-To"))
        .map(h -> h.value())
        .findFirst()
        .orElse("");
  }
}
