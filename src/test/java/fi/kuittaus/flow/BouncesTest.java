package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.MessageId;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.mail.Parsed;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.store.History;
import fi.kuittaus.store.Outbox;
import fi.kuittaus.transport.MimeReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a conversation when mail systems report on our letters. */
class BouncesTest {
  private static final Instant MONDAY = at("2026-11-23T09:07");
  @TempDir Path data;
  private FlowWorld world;

  @BeforeEach
  void acknowledged() {
    world = new FlowWorld(data, MONDAY);
    world.maijaWrites("1@c", "Lasku", "Lasku ei aukea.");
    world.send();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private OutboundMessage letter() {
    return world.delivered.stream()
        .filter(m -> m.envelope().to().address().equals(TestHouse.MAIJA))
        .toList()
        .getLast();
  }

  private static String header(MessageId id, String token) {
    return "Message-ID: %s\nX-Kuittaus-Token: %s\nSubject: Re: Lasku\n".formatted(id, token);
  }

  private String ours() {
    OutboundMessage letter = letter();
    return header(letter.id(), TestHouse.KEY.token(letter.id()));
  }

  private void reports(String kind, String part, String returned) {
    String raw =
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.customer.example
        To: support@example.com
        Subject: Report
        Message-ID: <%s@mx.customer.example>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=%s; boundary="b"

        --b
        Content-Type: text/plain

        This is a mail system.

        --b
        Content-Type: message/%s

        %s
        --b
        Content-Type: text/rfc822-headers

        %s
        --b--
        """
            .formatted(world.delivered.size() + "-" + part.hashCode(), kind, kind, part, returned);
    byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    switch (new MimeReader().read(bytes, world.clock.instant())) {
      case Parsed.Mail mail -> world.arrives(mail.message());
      case Parsed.Unreadable u -> throw new AssertionError(u.reason());
    }
  }

  private void bounces(String action, String status, String returned) {
    String group =
        "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; %s\nAction: %s\nStatus: %s\n"
            .formatted(TestHouse.MAIJA, action, status);
    reports("delivery-status", group, returned);
  }

  private List<String> events() {
    return world.store.transaction(
        tx -> tx.history().of(world.only().reference()).stream().map(History.Event::what).toList());
  }

  private List<String> states() {
    return world.store.transaction(
        tx -> tx.outbox().of(world.only().reference()).stream().map(Outbox.Letter::state).toList());
  }

  private List<String> toldDesk() {
    world.send();
    return world.toDesk().stream().map(OutboundMessage::subject).toList();
  }

  private void days(int days) {
    Instant end = world.clock.instant().plus(Duration.ofDays(days));
    while (world.clock.instant().isBefore(end)) {
      world.clock.forward(Duration.ofMinutes(10));
      world.tick();
    }
  }

  @Test
  void aBouncedAcknowledgementEndsLettersAndTellsTheDeskOnceAndTheClockRuns() {
    bounces("failed", "5.1.1", ours());
    assertThat(world.only().reachable()).isFalse();
    assertThat(world.only().course().promise()).isPresent();
    assertThat(events()).containsExactly("opened", "bounced");
    assertThat(states()).containsExactly("bounced");
    assertThat(toldDesk()).singleElement().asString().contains("came back");
    bounces("failed", "5.1.1 again", ours());
    days(4);
    assertThat(world.kinds()).containsExactly("acknowledgement");
    assertThat(toldDesk().stream().filter(s -> s.contains("came back"))).hasSize(1);
    assertThat(toldDesk()).anyMatch(s -> s.contains("we cannot write to the customer"));
  }

  @Test
  void aDelayStopsNothingAndIsToldToNobody() {
    bounces("delayed", "4.4.1", ours());
    assertThat(world.only().reachable()).isTrue();
    assertThat(events()).containsExactly("opened", "delayed");
    assertThat(states()).containsExactly("accepted");
    assertThat(toldDesk()).isEmpty();
    days(2);
    assertThat(world.kinds()).hasSizeGreaterThan(1);
  }

  @Test
  void aDelayAndThenAFailureIsAFailure() {
    bounces("delayed", "4.4.1", ours());
    bounces("failed", "4.4.7", ours());
    assertThat(events()).containsExactly("opened", "delayed", "bounced");
    assertThat(world.only().reachable()).isFalse();
  }

  @Test
  void theTokenAloneIsProofWhereARelayHasWrittenAnotherMessageId() {
    bounces(
        "failed",
        "5.1.1",
        header(new MessageId("<0100@relay.example>"), TestHouse.KEY.token(letter().id())));
    assertThat(world.only().reachable()).isFalse();
    assertThat(states()).containsExactly("bounced");
  }

  @Test
  void aForgedBounceDoesNothingButLeaveALine() {
    String forged = "ku-7f3kr.abc1.0123456789abcdef";
    bounces("failed", "5.1.1", header(new MessageId("<" + forged + "@example.com>"), forged));
    assertThat(world.only().reachable()).isTrue();
    assertThat(events()).containsExactly("opened", "report-unproven");
    assertThat(states()).containsExactly("accepted");
    assertThat(toldDesk()).isEmpty();
  }

  @Test
  void aBounceOfAnAgentsAnswerIsNoBounceOfOurs() {
    bounces(
        "failed", "5.1.1", "Message-ID: <agents@example.com>\nReferences: " + letter().id() + "\n");
    assertThat(world.only().reachable()).isTrue();
    assertThat(states()).containsExactly("accepted");
  }

  @Test
  void aCustomerWhoWritesAgainIsWrittenToAgain() {
    bounces("failed", "4.2.2", ours());
    world.maijaWrites("2@c", "Re: Lasku", "Laatikko oli täynnä.", "References", "<1@c>");
    assertThat(world.only().reachable()).isTrue();
    world.send();
    assertThat(world.kinds()).containsExactly("acknowledgement", "follow-up");
  }

  @Test
  void aBounceFromAnAddressThatTheCustomerHasLeftStopsNothing() {
    String old = ours();
    bounces("failed", "5.1.1", old);
    EmailAddress home = EmailAddress.of("maija@home.example");
    world.store.run(tx -> {
      var c = world.only();
      tx.conversations()
          .save(
              new fi.kuittaus.conversation.Conversation(
                  c.reference(),
                  c.mailbox(),
                  new fi.kuittaus.conversation.Customer(
                      c.customer().sender(),
                      java.util.Optional.of(home),
                      c.customer().person(),
                      c.customer().language()),
                  c.matter(),
                  c.course()));
    });
    bounces("failed", "5.1.1 late", old);
    assertThat(world.only().customer().answerTo()).contains(home);
  }

  @Test
  void aComplaintEndsLettersAndAlarmsTheDesk() {
    reports("feedback-report", "Feedback-Type: abuse\nUser-Agent: x\nVersion: 1\n", ours());
    assertThat(world.only().reachable()).isFalse();
    assertThat(events()).containsExactly("opened", "complaint");
    assertThat(toldDesk()).singleElement().asString().contains("called spam");
  }

  @Test
  void aForgedComplaintDoesNothing() {
    reports(
        "feedback-report",
        "Feedback-Type: abuse\nUser-Agent: x\nVersion: 1\nOriginal-Rcpt-To: " + TestHouse.MAIJA,
        "Message-ID: <other@example.com>\n");
    assertThat(world.only().reachable()).isTrue();
    assertThat(toldDesk()).isEmpty();
  }

  /** From nobody in particular, without a null sender: only what it holds shows what it is. */
  @Test
  void whatOnlyReadsLikeABounceIsOneWhereItHoldsOurMail() {
    String text =
        "Your message could not be delivered: mailbox full.\n\nMessage-ID: %s\n%s: %s\n"
            .formatted(letter().id(), TokenKey.HEADER, TestHouse.KEY.token(letter().id()));
    world.arrives(
        EmailAddress.of("gateway@customer.example"), "9@g", "Undeliverable: Re: Lasku", text);
    assertThat(world.only().reachable()).isFalse();
    assertThat(states()).containsExactly("bounced");
    world.arrives(
        EmailAddress.of("someone@customer.example"),
        "10@g",
        "Undeliverable: Re: Lasku",
        "Your message could not be delivered: mailbox full.");
    assertThat(world.conversations()).isEqualTo(2);
  }
}
