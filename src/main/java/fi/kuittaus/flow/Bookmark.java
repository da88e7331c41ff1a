package fi.kuittaus.flow;

import fi.kuittaus.mail.MailboxPosition;
import java.util.Optional;

/** How far the folders of one mailbox have been read, as the store remembers it. */
record Bookmark(String mailboxId, Office office) {
  Optional<MailboxPosition> position(String folder) {
    return office.store().transaction(tx -> tx.positions().find(mailboxId, folder));
  }

  /** On disk when it returns: what was there at the first start must never seem new. */
  void begin(MailboxPosition position) {
    office.store().run(tx -> tx.positions().begin(mailboxId, position, office.now()));
  }
}
