package fi.kuittaus.transport;

import static fi.kuittaus.transport.Samples.NOW;
import static fi.kuittaus.transport.Samples.SUPPORT;
import static fi.kuittaus.transport.Samples.WRITER;
import static fi.kuittaus.transport.Samples.letter;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.lab.ScriptedSmtp;
import fi.kuittaus.lab.TestTls;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.Account.Login;
import fi.kuittaus.mail.Account.Security;
import fi.kuittaus.mail.Delivery;
import fi.kuittaus.mail.Delivery.Accepted;
import fi.kuittaus.mail.Delivery.Deferred;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpLoginTest {
  @TempDir static Path directory;
  private static TestTls tls;
  private static Wire wire;

  @BeforeAll
  static void start() throws Exception {
    tls = TestTls.in(directory);
    wire = new Wire(Wire.Limits.USUAL, tls.sockets());
  }

  @AfterAll
  static void stop() {
    wire.close();
  }

  private static Delivery deliver(Account account) throws InterruptedException {
    return deliver(account, wire);
  }

  private static Delivery deliver(Account account, Wire through) throws InterruptedException {
    try (SmtpCourier courier = new SmtpCourier(account, SUPPORT, 1, WRITER, through)) {
      return courier.deliver(letter("Vastaus"), NOW);
    }
  }

  private static Account account(ScriptedSmtp server, Security security, Login login) {
    return new Account("127.0.0.1", server.port(), security, Optional.of(login));
  }

  private static Login password() {
    return new Login("support", () -> "sesame", false);
  }

  @Test
  void logsInWithAPassword() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start().offers("AUTH PLAIN")) {
      assertThat(deliver(account(server, Security.PLAIN, password()))).isEqualTo(new Accepted());
      assertThat(server.commands()).anyMatch(c -> decoded(c).equals("support\0support\0sesame"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"535 5.7.8 wrong for support@example.com", "454 4.7.0 busy", "DROP"})
  void aRefusedLoginDefersForTheWholeAccount(String answer) throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start().offers("AUTH PLAIN").on("AUTH", answer)) {
      assertThat(deliver(account(server, Security.PLAIN, password())))
          .isInstanceOfSatisfying(
              Deferred.class,
              d -> {
                assertThat(d.account()).isTrue();
                assertThat(d.reason()).doesNotContain("@").doesNotContain("sesame");
              });
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void neverGoesOnWithoutTheLoginItHas() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start()) {
      assertThat(deliver(account(server, Security.PLAIN, password())))
          .isEqualTo(new Deferred("the server offers no login", true));
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void aRefusedTokenIsForgottenAndAskedForOnce() throws Exception {
    try (ScriptedSmtp server =
        ScriptedSmtp.start().offers("AUTH XOAUTH2").on("AUTH", "535 5.7.3 expired")) {
      Tokens tokens = new Tokens();
      assertThat(deliver(account(server, Security.PLAIN, new Login("support", tokens, true))))
          .isEqualTo(new Accepted());
      assertThat(tokens.refused).containsExactly("token-1");
      assertThat(server.commands()).anyMatch(c -> decoded(c).contains("auth=Bearer token-2"));
    }
  }

  @Test
  void aTokenThatIsRefusedTwiceDefers() throws Exception {
    String refusal = "535 5.7.3 no";
    try (ScriptedSmtp server =
        ScriptedSmtp.start().offers("AUTH XOAUTH2").on("AUTH", refusal, refusal)) {
      Tokens tokens = new Tokens();
      assertThat(deliver(account(server, Security.PLAIN, new Login("support", tokens, true))))
          .isEqualTo(new Deferred(refusal, true));
      assertThat(tokens.count.get()).isEqualTo(2);
    }
  }

  @Test
  void aTokenThatCannotBeHadDefers() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start().offers("AUTH XOAUTH2")) {
      Login login =
          new Login(
              "support",
              () -> {
                throw new IllegalStateException("no token today");
              },
              true);
      assertThat(deliver(account(server, Security.PLAIN, login)))
          .isEqualTo(new Deferred("no token today", true));
    }
  }

  @Test
  void startTlsProtectsTheLogin() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.startWithTls(tls).offers("STARTTLS", "AUTH PLAIN")) {
      assertThat(deliver(account(server, Security.STARTTLS, password()))).isEqualTo(new Accepted());
      assertThat(List.copyOf(server.commands()))
          .containsSubsequence("STARTTLS", "EHLO [127.0.0.1]", "MAIL FROM:<support@example.com>");
    }
  }

  @Test
  void startTlsIsRequired() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.start().offers("AUTH PLAIN")) {
      assertThat(deliver(account(server, Security.STARTTLS, password())))
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.account()).isTrue());
      assertThat(server.commands()).noneMatch(c -> c.startsWith("AUTH"));
    }
  }

  @Test
  void aCertificateOfNobodyIsNotAccepted() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.startWithTls(tls);
        Wire strict = new Wire()) {
      assertThat(deliver(account(server, Security.STARTTLS, password()), strict))
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.account()).isTrue());
    }
  }

  @Test
  void aCertificateOfSomebodyElseIsNotAccepted() throws Exception {
    try (ScriptedSmtp server = ScriptedSmtp.startWithTls(tls)) {
      Account elsewhere =
          new Account("127.0.0.2", server.port(), Security.STARTTLS, Optional.of(password()));
      assertThat(deliver(elsewhere))
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.account()).isTrue());
    }
  }

  private static String decoded(String command) {
    String last = command.substring(command.lastIndexOf(' ') + 1);
    try {
      return new String(Base64.getDecoder().decode(last), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /** Tokens that are numbered. */
  private static final class Tokens implements Account.Tokens {
    private final AtomicInteger count = new AtomicInteger();
    private final List<String> refused = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public String get() {
      return "token-" + count.incrementAndGet();
    }

    @Override
    public void refused(String token) {
      refused.add(token);
    }
  }
}
