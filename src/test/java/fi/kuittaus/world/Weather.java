package fi.kuittaus.world;

import java.time.Duration;

/** What befalls the house: servers out of reach, folders made anew, stops, crashes, a clock set. */
final class Weather {
  private static final Duration LONGEST = Duration.ofDays(3);
  private final World world;
  private final Dice dice;

  Weather(World world) {
    this.world = world;
    this.dice = world.dice("weather");
  }

  void begin() {
    for (String mailbox : House.MAILBOXES) {
      again(Duration.ofDays(6), () -> smtpOutage(mailbox));
      again(Duration.ofDays(6), () -> imapOutage(mailbox));
      again(Duration.ofDays(15), () -> madeAnew(mailbox));
    }
    again(
        Duration.ofDays(5),
        () -> {
          if (dice.happens(Source.IMPORTS, 1)) {
            world.customers.olderMailIsBroughtIn();
          }
        });
    again(
        Duration.ofDays(9),
        () -> {
          if (dice.happens(Source.STOPS, 1)) {
            world.service.stop(dice.about(Duration.ofMinutes(1)));
          }
        });
    again(
        Duration.ofDays(18),
        () -> {
          if (dice.happens(Source.DOWNTIME, 1)) {
            Duration downtime = dice.about(Duration.ofHours(22));
            world.service.stop(downtime.compareTo(LONGEST) < 0 ? downtime : LONGEST);
          }
        });
    again(
        Duration.ofDays(6),
        () -> {
          if (dice.happens(Source.CRASHES, 1)) {
            world.service.die(dice.about(Duration.ofMinutes(1)));
          }
        });
    again(
        Duration.ofDays(7),
        () -> {
          if (dice.happens(Source.CLOCK_JUMPS, 1)) {
            world.time.setClockAhead(Duration.ofMillis(dice.upTo(120_000) - 60_000L));
            world.chronicle.tell(Chronicle.HOUSE, "the clock is ahead by " + world.time.error());
          }
        });
  }

  private void again(Duration mean, Runnable what) {
    world.time.after(
        dice.about(mean),
        () -> {
          if (!world.time.isCalm()) {
            what.run();
            again(mean, what);
          }
        });
  }

  private void smtpOutage(String mailbox) {
    if (!dice.happens(Source.SMTP_OUTAGES, 1)) {
      return;
    }
    world.line(mailbox).setReachable(false);
    world.troubles.begin(Troubles.smtp(mailbox), world.time.now());
    world.chronicle.tell(Chronicle.HOUSE, mailbox + ": SMTP out of reach");
    world.time.after(
        dice.about(Duration.ofHours(3)),
        () -> {
          world.line(mailbox).setReachable(true);
          world.troubles.end(Troubles.smtp(mailbox), world.time.now());
          world.chronicle.tell(Chronicle.HOUSE, mailbox + ": SMTP in reach");
        });
  }

  private void imapOutage(String mailbox) {
    if (!dice.happens(Source.IMAP_OUTAGES, 1)) {
      return;
    }
    world.server(mailbox).setReachable(false);
    world.troubles.begin(Troubles.imap(mailbox), world.time.now());
    world.chronicle.tell(Chronicle.HOUSE, mailbox + ": IMAP out of reach");
    world.time.after(
        dice.about(Duration.ofHours(3)),
        () -> {
          world.server(mailbox).setReachable(true);
          world.troubles.end(Troubles.imap(mailbox), world.time.now());
          world.chronicle.tell(Chronicle.HOUSE, mailbox + ": IMAP in reach");
          world.service.ring();
        });
  }

  private void madeAnew(String mailbox) {
    if (dice.happens(Source.MADE_ANEW, 1)) {
      Folder folder = dice.oneOf(world.server(mailbox).folders());
      folder.makeAnew();
      world.chronicle.tell(Chronicle.HOUSE, mailbox + " " + folder.name() + ": made anew");
      world.service.ring();
    }
  }
}
