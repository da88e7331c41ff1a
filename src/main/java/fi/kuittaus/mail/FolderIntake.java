package fi.kuittaus.mail;

import java.util.List;
import java.util.Optional;

/**
 * Takes in the new mails of one watched folder and remembers how far it has been read.
 *
 * <p>Called by one thread at a time for each folder.
 */
public interface FolderIntake {
  /** How far this folder has been read; empty before the first start. */
  Optional<MailboxPosition> position(String folder);

  /**
   * The folder's position at the first start: what lies there already is passed over in silence.
   */
  void begin(MailboxPosition position);

  /**
   * Stores a batch of new mails, in UID order, together with the position after it. On return the
   * batch is on disk. After a failure the same batch comes again.
   *
   * @param upTo the position after this batch; its UIDVALIDITY differs from the stored one where
   *     the server made the folder anew, and then every mail of the folder comes again
   * @param batch may be empty, where only the position moves
   */
  void receive(MailboxPosition upTo, List<Arrival> batch);
}
