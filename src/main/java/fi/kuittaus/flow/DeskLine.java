package fi.kuittaus.flow;

import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.SharedMailbox;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shortest way to the desk, which needs no database: by whichever mailbox's server still takes
 * a mail, else by a mail put into an inbox, where the agents will find it. Safe for several
 * threads.
 */
public final class DeskLine {
  private static final Logger LOG = LoggerFactory.getLogger(DeskLine.class);
  private final Optional<EmailAddress> desk;
  private final List<Way> ways;
  private final MailRoom mailRoom;
  private final Optional<Bell> bell;

  /**
   * A line that has not been used.
   *
   * @param desk empty: nobody can be told
   * @param ways in the order in which they are tried
   */
  public DeskLine(Optional<EmailAddress> desk, List<Way> ways, MailRoom mailRoom) {
    this(desk, ways, mailRoom, Optional.empty());
  }

  /**
   * A line that has not been used.
   *
   * @param bell is rung, too; it works where no mail server does
   */
  public DeskLine(
      Optional<EmailAddress> desk, List<Way> ways, MailRoom mailRoom, Optional<Bell> bell) {
    this.bell = bell;
    this.desk = desk;
    this.ways = List.copyOf(ways);
    this.mailRoom = mailRoom;
  }

  /** One mailbox's servers. */
  public record Way(HouseMailbox house, Courier courier, SharedMailbox mailbox) {}

  /** Whether there is anybody to tell. */
  boolean leadsAnywhere() {
    return desk.isPresent() || bell.isPresent();
  }

  /**
   * Tells the desk.
   *
   * @return whether it worked, by any of the ways; an uncertain one counts
   */
  public boolean tell(String subject, String text, Instant now) throws InterruptedException {
    DeskNotice notice = new DeskNotice("desk-alarm", subject, text);
    boolean heard = bell.isPresent() && isHeard(bell.get(), notice, now);
    return isMailed(notice, now) || heard;
  }

  private boolean isMailed(DeskNotice notice, Instant now) throws InterruptedException {
    for (Way way : ways) {
      if (desk.isPresent() && isSent(way, notice, now)) {
        return true;
      }
    }
    return desk.isPresent() && ways.stream().anyMatch(way -> isPut(way, notice, now));
  }

  private static boolean isHeard(Bell bell, DeskNotice notice, Instant now)
      throws InterruptedException {
    String id = "alarm-" + now.toEpochMilli();
    Optional<String> why =
        bell.ring(new Bell.Notice(id, notice.kind(), notice.subject(), notice.text(), now));
    why.ifPresent(w -> LOG.warn("the desk cannot be told by webhook: {}", w));
    return why.isEmpty();
  }

  private boolean isSent(Way way, DeskNotice notice, Instant now) throws InterruptedException {
    return switch (way.courier().deliver(mail(way, notice), now)) {
      case Delivery.Accepted(), Delivery.Uncertain(_) -> true;
      case Delivery.Deferred(String reason, _) -> failed(way, reason);
      case Delivery.Rejected(String reason) -> failed(way, reason);
    };
  }

  private boolean isPut(Way way, DeskNotice notice, Instant now) {
    try {
      way.mailbox().putInInbox(mail(way, notice), now);
      return true;
    } catch (IOException e) {
      return failed(way, String.valueOf(e.getMessage()));
    }
  }

  private static boolean failed(Way way, String reason) {
    LOG.warn("mailbox={} the desk cannot be told this way: {}", way.house().id(), reason);
    return false;
  }

  private OutboundMessage mail(Way way, DeskNotice notice) {
    return mailRoom.deskMail(way.house(), NamedAddress.of(desk.orElseThrow()), notice);
  }
}
