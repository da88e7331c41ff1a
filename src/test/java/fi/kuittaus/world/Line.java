package fi.kuittaus.world;

import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import java.time.Duration;
import java.time.Instant;

/** The way to one account's SMTP server, which fails in every way that such lines do. */
final class Line implements Courier {
  private final String mailbox;
  private final World world;
  private final Dice dice;
  private boolean reachable = true;

  Line(String mailbox, World world) {
    this.mailbox = mailbox;
    this.world = world;
    this.dice = world.dice("line " + mailbox);
  }

  void setReachable(boolean now) {
    reachable = now;
  }

  @Override
  public Delivery deliver(OutboundMessage mail, Instant sentAt) throws InterruptedException {
    world.fuse.spark();
    world.time.pass(dice.between(Duration.ofMillis(50), slowest()));
    if (!reachable) {
      return new Delivery.Deferred("no connection", true);
    }
    if (dice.befalls(Source.STOPS, 0.004)) {
      throw new InterruptedException("the program is being stopped");
    }
    Delivery delivery = outcome(mail);
    int matter = world.ledger.matterOf(mail);
    if (matter != Chronicle.HOUSE || !(delivery instanceof Delivery.Accepted)) {
      world.chronicle.tell(matter, "delivery " + mail.id() + " " + delivery);
    }
    world.fuse.spark();
    return delivery;
  }

  /** A busy desk has several connections, which are one here. */
  private Duration slowest() {
    return world.scenario.isBusy() ? Duration.ofMillis(400) : Duration.ofSeconds(2);
  }

  private Delivery outcome(OutboundMessage mail) {
    if (dice.happens(Source.DEFERRALS, 0.03)) {
      world.ledger.delayed(mail);
      boolean account = dice.chance(0.3);
      if (account) {
        world.troubles.hiccup(Troubles.smtp(mailbox), world.time.now());
      }
      return new Delivery.Deferred("451 later", account);
    }
    if (dice.happens(Source.UNCERTAIN, 0.04)) {
      world.ledger.delayed(mail);
      world.ledger.mayRepeat(mail);
      if (dice.chance(0.6)) {
        take(mail);
      }
      return new Delivery.Uncertain("connection lost");
    }
    if (world.ledger.refuses(mail)) {
      return new Delivery.Rejected("550 no such user");
    }
    take(mail);
    return new Delivery.Accepted();
  }

  private void take(OutboundMessage mail) {
    EmailAddress to = mail.envelope().to().address();
    if (to.equals(House.DESK)) {
      if (LetterChecks.tellsSecret(mail)) {
        throw world.broken("no-echo", Chronicle.HOUSE, "the desk is told a secret: " + mail.id());
      }
      return;
    }
    world.fuse.spark();
    world.ledger.received(mail, mailbox);
    if (dice.happens(Source.SERVER_COPIES, 0.5)) {
      world.time.after(
          dice.between(Duration.ofSeconds(2), Duration.ofSeconds(20)),
          () -> world.customers.serverKeepsCopy(mail, mailbox));
    }
    if (dice.befalls(Source.CRASHES, 0.008)) {
      throw new PowerCut(); // it has left, and nobody has taken that down
    }
  }
}
