package fi.kuittaus.transport;

import static fi.kuittaus.transport.Samples.NOW;
import static fi.kuittaus.transport.Samples.SUPPORT;
import static fi.kuittaus.transport.Samples.WRITER;
import static fi.kuittaus.transport.Samples.letter;
import static fi.kuittaus.transport.Samples.plain;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.lab.ScriptedSmtp;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.Delivery.Accepted;
import fi.kuittaus.mail.Delivery.Deferred;
import fi.kuittaus.mail.Delivery.Rejected;
import fi.kuittaus.mail.Delivery.Uncertain;
import fi.kuittaus.mail.OutboundMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpCourierTest {
  private static final String LONG_TEXT =
      "A line of some length, as letters have it.\n".repeat(9000);

  private final Wire wire = Samples.hasty();
  private ScriptedSmtp server;
  private SmtpCourier courier;

  @BeforeEach
  void start() throws IOException {
    server = ScriptedSmtp.start();
    courier = new SmtpCourier(plain(server.port()), SUPPORT, 1, WRITER, wire);
  }

  @AfterEach
  void stop() throws IOException {
    courier.close();
    server.close();
    wire.close();
  }

  private Delivery deliver(String subject) throws InterruptedException {
    return courier.deliver(letter(subject), NOW);
  }

  @Test
  void handsAMailOverWithItsEnvelope() throws Exception {
    assertThat(deliver("Vastaus")).isEqualTo(new Accepted());

    ScriptedSmtp.Mail mail = server.mails().poll(5, SECONDS);
    assertThat(mail.from()).isEqualTo("support@example.com");
    assertThat(mail.to()).isEqualTo("mika@customer.example");
    assertThat(mail.text())
        .contains("Message-ID: " + letter("Vastaus").id())
        .contains("Date: Mon, 23 Nov 2026 09:00:00 +0000");
    assertThat(server.commands()).contains("EHLO [127.0.0.1]");
  }

  @Test
  void canUseTheNullSender() throws Exception {
    try (SmtpCourier quiet =
        new SmtpCourier(plain(server.port()), Optional.empty(), 1, WRITER, wire)) {
      assertThat(quiet.deliver(letter("Vastaus"), NOW)).isEqualTo(new Accepted());
    }
    assertThat(server.commands()).contains("MAIL FROM:<>");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "CONNECT, 554 5.7.1 no service here, true",
    "CONNECT, 421 4.3.2 closing, true",
    "CONNECT, DROP, true",
    "CONNECT, SILENCE, true",
    "EHLO, DROP, true",
    "EHLO, SILENCE, true",
    "MAIL, 421 4.3.2 closing DROP, true",
    "MAIL, 451 4.3.0 later, false",
    "MAIL, 452 4.3.1 full, false",
    "MAIL, 454 4.7.0 login broken, true",
    "MAIL, 530 5.7.0 log in first, true",
    "MAIL, DROP, true",
    "MAIL, RESET, true",
    "MAIL, SILENCE, true",
    "RCPT, 450 4.2.1 greylisted, false",
    "RCPT, 421 4.7.0 slow down DROP, false",
    "RCPT, 451 4.7.1 later RESET, false",
    "RCPT, DROP, false",
    "RCPT, SILENCE, false",
    "DATA, 451 4.3.0 later, false",
    "DATA, DROP, false",
    "DATA, SILENCE, false",
    "DOT, 451 4.3.0 later, false",
    "DOT, 451 4.3.0 later DROP, false",
    "DOT, 421 4.3.2 closing DROP, false",
  })
  void aMailThatDidNotLeaveIsDeferred(String step, String answer, boolean account)
      throws Exception {
    server.on(step, answer);
    Delivery delivery = deliver("Vastaus");
    assertThat(delivery).isInstanceOf(Deferred.class);
    assertThat(((Deferred) delivery).account()).isEqualTo(account);
    if (Character.isDigit(answer.charAt(0))) {
      assertThat(((Deferred) delivery).reason()).startsWith(answer.substring(0, 9));
    }
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "MAIL, 550 5.7.1 you may not send as this",
    "MAIL, 553 5.1.8 bad sender",
    "RCPT, 550 5.1.1 no such user",
    "RCPT, 552 5.2.2 mailbox full",
    "RCPT, 550 5.1.1 no such user DROP",
    "RCPT, 556 5.1.10 null MX RESET",
    "DATA, 554 5.7.1 no",
    "DOT, 554 5.7.1 spam",
    "DOT, 550 5.7.1 spam DROP",
    "DOT, 552 5.3.4 too big",
  })
  void aMailThatIsRefusedIsRejected(String step, String answer) throws Exception {
    server.on(step, answer);
    assertThat(deliver("Vastaus"))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.reason()).startsWith(answer.substring(0, 9)));
  }

  @ParameterizedTest(name = "DOT: {0}")
  @CsvSource({"DROP", "RESET", "SILENCE", "250-2.0.0 half an answer DROP", "what DROP"})
  void aMailWhoseVerdictIsLostIsUncertain(String answer) throws Exception {
    server.on("DOT", answer);
    assertThat(deliver("Vastaus")).isInstanceOf(Uncertain.class);
  }

  @Test
  void aLineThatBreaksBeforeTheLastLineOfTheMailLeftNothing() throws Exception {
    server.on("BODY", ScriptedSmtp.RESET);
    assertThat(courier.deliver(letter("Pitkä", LONG_TEXT), NOW)).isInstanceOf(Deferred.class);
  }

  @Test
  void anyPositiveAnswerToTheDotIsAcceptance() throws Exception {
    server.on("DOT", "251 2.0.0 queued elsewhere");
    assertThat(deliver("Vastaus")).isEqualTo(new Accepted());
  }

  @Test
  void noServerDefersForTheWholeAccount() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    try (SmtpCourier alone = new SmtpCourier(plain(nobody), SUPPORT, 1, WRITER, wire)) {
      assertThat(alone.deliver(letter("Vastaus"), NOW))
          .isEqualTo(new Deferred("Connection refused", true));
    }
  }

  @Test
  void keepsTheConnectionForTheNextMail() throws Exception {
    deliver("Yksi");
    deliver("Kaksi");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void keepsTheConnectionAfterARefusal() throws Exception {
    server.on("RCPT", "550 5.1.1 no such user");
    deliver("Yksi");
    assertThat(deliver("Kaksi")).isEqualTo(new Accepted());
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest(name = "MAIL: {0}")
  @CsvSource({"DROP", "RESET", "421 4.4.2 timeout DROP", "451 4.7.0 Timeout waiting DROP"})
  void aKeptConnectionThatTheServerGaveUpIsReplacedUnseen(String answer) throws Exception {
    deliver("Yksi");
    server.on("MAIL", answer);
    assertThat(deliver("Kaksi")).isEqualTo(new Accepted());
    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.mails()).hasSize(2);
  }

  @Test
  void aServerThatHungUpMeanwhileIsNotNoticed() throws Exception {
    deliver("Yksi");
    server.hangUp();
    assertThat(deliver("Kaksi")).isEqualTo(new Accepted());
  }

  @Test
  void aConnectionIsReplacedOnlyOnce() throws Exception {
    deliver("Yksi");
    server.on("MAIL", ScriptedSmtp.DROP, ScriptedSmtp.DROP);
    assertThat(deliver("Kaksi")).isInstanceOf(Deferred.class);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aLaterStepIsNeverRepeated() throws Exception {
    deliver("Yksi");
    server.on("DOT", ScriptedSmtp.DROP);
    assertThat(deliver("Kaksi")).isInstanceOf(Uncertain.class);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void aReasonNamesNoAddress() throws Exception {
    server.on("RCPT", "550 5.1.1 <mika@customer.example>: unknown, ask Post@customer.example");
    assertThat(deliver("Vastaus"))
        .isEqualTo(new Rejected("550 5.1.1 <(address)>: unknown, ask (address)"));
  }

  @Test
  void aMailThatCannotBeWrittenIsRejected() throws Exception {
    OutboundMessage mail = letter("Vastaus");
    OutboundMessage odd =
        new OutboundMessage(
            mail.id(),
            mail.envelope(),
            mail.subject(),
            mail.text(),
            mail.html(),
            List.of(new fi.kuittaus.mail.Header("From", "me")));
    assertThat(courier.deliver(odd, NOW)).isInstanceOf(Rejected.class);
    assertThat(server.connections()).isZero();
  }

  @Test
  void sendsEachMailOnceOnNoMoreConnectionsThanItMay() throws Exception {
    List<Future<Delivery>> deliveries = new ArrayList<>();
    try (SmtpCourier pair = new SmtpCourier(plain(server.port()), SUPPORT, 2, WRITER, wire);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        OutboundMessage mail = letter("Vastaus " + i);
        deliveries.add(threads.submit(() -> pair.deliver(mail, NOW)));
      }
      for (Future<Delivery> delivery : deliveries) {
        assertThat(delivery.get(10, SECONDS)).isEqualTo(new Accepted());
      }
    }
    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.mails()).hasSize(400);
  }

  @Test
  void anInterruptionBeforeTheMailLeftEndsTheAttempt() throws Exception {
    server.on("RCPT", ScriptedSmtp.SILENCE);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                courier.deliver(letter("Vastaus"), NOW);
              } catch (InterruptedException e) {
                thrown.complete(e);
              }
            });
    assertThat(server.silent().await(5, SECONDS)).isTrue();
    thread.interrupt();
    assertThat(thrown.get(5, SECONDS)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void anInterruptionAfterTheMailLeftIsUncertain() throws Exception {
    server.on("DOT", ScriptedSmtp.SILENCE);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Delivery> delivery = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                delivery.complete(courier.deliver(letter("Vastaus"), NOW));
                interrupted.complete(Thread.currentThread().isInterrupted());
              } catch (InterruptedException e) {
                delivery.completeExceptionally(e);
              }
            });
    assertThat(server.silent().await(5, SECONDS)).isTrue();
    thread.interrupt();
    assertThat(delivery.get(5, SECONDS)).isInstanceOf(Uncertain.class);
    assertThat(interrupted.get(5, SECONDS)).isTrue();
  }

  @Test
  void aClosedCourierSendsNothing() throws Exception {
    courier.close();
    assertThat(deliver("Vastaus")).isInstanceOf(Deferred.class);
    assertThat(server.connections()).isZero();
  }
}
