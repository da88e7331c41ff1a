package fi.kuittaus;

import fi.kuittaus.config.MailboxSettings;
import fi.kuittaus.config.Settings;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.flow.DeskLine;
import fi.kuittaus.flow.MailRoom;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.transport.ImapMailbox;
import fi.kuittaus.transport.SmtpCourier;
import fi.kuittaus.transport.Wire;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thing that is done where the database is damaged: the desk is told. */
record Distress(Settings settings, HousePolicy policy) {
  private static final Logger LOG = LoggerFactory.getLogger(Distress.class);

  /** Tells the desk by any mail server that takes it; whether it worked is in the log. */
  void tell(RuntimeException damage, Instant now) {
    try (Wire wire = new Wire()) {
      List<SmtpCourier> couriers = new ArrayList<>();
      List<ImapMailbox> servers = new ArrayList<>();
      List<DeskLine.Way> ways = new ArrayList<>();
      for (MailboxSettings mailbox : settings.mailboxes().values()) {
        couriers.add(MailboxStation.courier(mailbox, wire));
        servers.add(MailboxStation.server(mailbox, wire));
        ways.add(
            new DeskLine.Way(policy.mailbox(mailbox.id()), couriers.getLast(), servers.getLast()));
      }
      tell(ways, damage, now);
      couriers.forEach(SmtpCourier::close);
      servers.forEach(ImapMailbox::close);
    }
  }

  private void tell(List<DeskLine.Way> ways, RuntimeException damage, Instant now) {
    MailRoom mailRoom = new MailRoom(Letters.builtIn(), new SecureRandom());
    try {
      boolean told = new DeskLine(policy.desk(), ways, mailRoom).tell(SUBJECT, text(damage), now);
      LOG.error("{}; the desk was {}", damage.getMessage(), told ? "told" : "not told");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final String SUBJECT = "Kuittaus does not start: its database is damaged";

  private String text(RuntimeException damage) {
    return "Nobody is acknowledged and no promise is kept in view, until this is mended.\n\n"
        + damage.getMessage()
        + "\n\nThe database lies in "
        + settings.places().data()
        + ". Restore the newest backup with \"kuittaus restore FILE\" and start the daemon again:"
        + " mail that came since is read from the mailbox, and whoever was acknowledged meanwhile"
        + " is not acknowledged twice.";
  }
}
