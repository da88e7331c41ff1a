package fi.kuittaus.flow;

import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.SharedMailbox;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folders of a mailbox as the flows see them, in memory; the leases have a folder elsewhere.
 */
final class Folders implements SharedMailbox {
  final Set<MessageId> inSent = new HashSet<>();

  /** The mails that something in Sent answers, sent by who knows whom. */
  final Set<MessageId> answered = new HashSet<>();

  final List<OutboundMessage> inInbox = new ArrayList<>();

  /** Whether agents' earlier replies lie in Sent. */
  boolean hasReplies = true;

  /** Why the server cannot be reached; empty: it can. */
  Optional<String> outage = Optional.empty();

  @Override
  public boolean keepSentCopy(OutboundMessage mail, Instant sentAt) throws IOException {
    reach();
    return inSent.add(mail.id());
  }

  @Override
  public boolean isInSent(MessageId id) throws IOException {
    reach();
    return inSent.contains(id);
  }

  @Override
  public boolean isAnsweredInSent(MessageId original) throws IOException {
    reach();
    return answered.contains(original);
  }

  @Override
  public boolean hasRepliesInSent(Instant since) throws IOException {
    reach();
    return hasReplies;
  }

  @Override
  public void putInInbox(OutboundMessage mail, Instant sentAt) throws IOException {
    reach();
    inInbox.add(mail);
  }

  private void reach() throws IOException {
    if (outage.isPresent()) {
      throw new IOException(outage.get());
    }
  }
}
