package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.flow.Trouble.Kind;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.mail.Courier;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The invariant no-silent-failure: the desk hears of it by a way that still works. */
class AlarmingTest {
  private final HandClock clock = new HandClock(at("2026-11-23T09:07"));
  private final List<Trouble> wrong = new ArrayList<>();
  private final List<OutboundMessage> sent = new ArrayList<>();
  private final List<String> gaveUp = new ArrayList<>();
  private final Folders server = new Folders();
  private boolean smtpIsDead;

  private final Courier courier =
      (mail, _) -> {
        if (smtpIsDead) {
          return new Delivery.Deferred("connection refused", true);
        }
        sent.add(mail);
        return new Delivery.Accepted();
      };
  private final Alarming alarming =
      new Alarming(
          () -> wrong,
          new DeskLine(
              Optional.of(TestHouse.DESK),
              List.of(new DeskLine.Way(TestHouse.mailbox(), courier, server)),
              new MailRoom(Letters.builtIn(), new Random(3))),
          clock,
          gaveUp::add);

  private void is(Kind kind) {
    wrong.add(new Trouble(kind, Optional.of("support"), "it said so"));
  }

  private void lookFor(int minutes) throws InterruptedException {
    for (int i = 0; i < minutes; i++) {
      alarming.look();
      clock.forward(Duration.ofMinutes(1));
    }
  }

  @Test
  void whenTheMailboxCannotBeReadTheDeskGetsAMail() throws Exception {
    is(Kind.READING);
    lookFor(30);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().text()).contains("support: ", "cannot be read", "it said so");
    assertThat(gaveUp).isEmpty();
    assertThat(alarming.troubles())
        .extracting(Alarming.Lasting::since)
        .containsExactly(at("2026-11-23T09:07"));
  }

  @Test
  void whenNothingCanBeSentTheAlarmLiesInTheInbox() throws Exception {
    smtpIsDead = true;
    is(Kind.SENDING);
    lookFor(30);
    assertThat(server.inInbox).hasSize(1);
    assertThat(gaveUp).isEmpty();
  }

  @Test
  void whenNeitherWorksForLongTheDaemonEnds() throws Exception {
    smtpIsDead = true;
    server.outage = Optional.of("no route to host");
    is(Kind.READING);
    is(Kind.SENDING);
    lookFor(18);
    assertThat(gaveUp).isEmpty();
    lookFor(3);
    assertThat(gaveUp).isNotEmpty();
  }

  @Test
  void aWayThatOpensAgainInTimeIsTaken() throws Exception {
    smtpIsDead = true;
    server.outage = Optional.of("no route to host");
    is(Kind.SENDING);
    lookFor(10);
    smtpIsDead = false;
    lookFor(30);
    assertThat(sent).hasSize(1);
    assertThat(gaveUp).isEmpty();
  }

  @Test
  void aDatabaseThatStaysBrokenEndsTheDaemonSinceANewOneMayGetItOpen() throws Exception {
    is(Kind.DATABASE);
    lookFor(15);
    assertThat(sent).as("the desk was told before").hasSize(1);
    assertThat(gaveUp).isEmpty();
    lookFor(2);
    assertThat(gaveUp).isNotEmpty();
  }

  @Test
  void aDatabaseThatHasClosedEndsTheDaemonAtOnceSinceOnlyANewOneCanOpenIt() throws Exception {
    is(Kind.LOST);
    lookFor(1);
    assertThat(gaveUp).isNotEmpty();
    assertThat(sent).as("a new process goes on within seconds").isEmpty();
  }
}
