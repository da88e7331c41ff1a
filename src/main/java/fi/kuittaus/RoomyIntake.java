package fi.kuittaus;

import fi.kuittaus.mail.Arrival;
import fi.kuittaus.mail.FolderIntake;
import fi.kuittaus.mail.MailboxPosition;
import fi.kuittaus.store.DiskRoom;
import java.util.List;
import java.util.Optional;

/**
 * An intake that takes nothing while the disk is nearly full: mail is safe in the mailbox, and half
 * of a database is not.
 */
record RoomyIntake(FolderIntake intake, DiskRoom room) implements FolderIntake {
  @Override
  public Optional<MailboxPosition> position(String folder) {
    return intake.position(folder);
  }

  @Override
  public void begin(MailboxPosition position) {
    intake.begin(position);
  }

  @Override
  public void receive(MailboxPosition upTo, List<Arrival> batch) {
    room.require();
    intake.receive(upTo, batch);
  }
}
