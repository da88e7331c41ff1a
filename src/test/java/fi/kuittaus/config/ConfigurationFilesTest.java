package fi.kuittaus.config;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.config.MailboxSettings.Folders;
import fi.kuittaus.config.MailboxSettings.SaveSent;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Retention;
import fi.kuittaus.mail.Account;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.NamedAddress;
import fi.kuittaus.mail.TokenKey;
import fi.kuittaus.promise.AfterAnswer;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.CorrectionRule;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import fi.kuittaus.reading.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFilesTest {
  private static final String LEAST =
      """
      data: data
      promises: promises.yaml
      mailboxes:
        support:
          address: support@example.com
          imap: { host: imap.example.com, password: secret }
          smtp: { host: smtp.example.com }
      """;
  private static final String LEAST_PROMISES =
      """
      calendars: { office: { zone: Europe/Helsinki, open: { mon-fri: "08:00-16:00" } } }
      urgencies: { usual: { answer-within: 1 business day } }
      """;

  private static final EmailAddress SUPPORT = EmailAddress.of("support@example.com");

  @TempDir private Path folder;

  @BeforeEach
  void promises() throws IOException {
    Files.writeString(folder.resolve("promises.yaml"), LEAST_PROMISES);
  }

  @Test
  void theRestHasDefaults() throws IOException {
    Settings settings = good(LEAST).settings();
    MailboxSettings support = settings.firstMailbox();

    assertThat(settings.places().data()).isEqualTo(folder.resolve("data"));
    assertThat(settings.places().promises()).isEqualTo(folder.resolve("promises.yaml"));
    assertThat(settings.console()).hasToString("127.0.0.1:8025");
    assertThat(settings.limits().oldest()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.desk().email()).isEmpty();
    assertThat(support.id()).isEqualTo("support");
    assertThat(support.identity().from()).isEqualTo(NamedAddress.of(SUPPORT));
    assertThat(support.identity().agents()).isEmpty();
    assertThat(support.identity().subject()).isEqualTo(HouseMailbox.SubjectRule.AUTO);
    assertThat(support.identity().languages()).containsExactly("fi", "sv", "en");
    assertThat(support.folders()).isEqualTo(Folders.USUAL);
    assertThat(support.closedKeyword()).isEqualTo("Closed");
    assertThat(server(support.imap())).isEqualTo("imap.example.com:993 TLS support@example.com");
    assertThat(server(support.smtp().account())).isEqualTo("smtp.example.com:587 STARTTLS -");
    assertThat(support.smtp().connections()).isEqualTo(2);
    assertThat(support.smtp().rate()).contains(new Rate(25, Duration.ofMinutes(1)));
    assertThat(support.smtp().saveSent()).isEqualTo(SaveSent.AUTO);
    assertThat(support.smtp().envelopeFrom()).contains(SUPPORT);
  }

  @Test
  void promisesHaveDefaultsToo() throws IOException {
    Configuration configuration = good(LEAST);
    Urgency usual = configuration.promises().urgency("usual");

    assertThat(usual.calendar().name()).isEqualTo("office");
    assertThat(usual.updates()).isEqualTo(new Cadence.None());
    assertThat(usual.afterAnswer()).isEqualTo(AfterAnswer.PAUSE);
    assertThat(usual.warnBefore()).isEqualTo(Span.parse("2 business hours"));
    assertThat(configuration.promises().correct()).isEqualTo(CorrectionRule.USUAL);
    assertThat(configuration.promises().closeAfterAnswer().text()).isEqualTo("10 business days");
    assertThat(configuration.promises().closingLetter()).isEmpty();
    assertThat(configuration.triage().rules()).isNotEmpty();
    assertThat(configuration.triage().fallback().topic()).isEqualTo("question");
    assertThat(configuration.triage().fallback().urgency()).isEqualTo("usual");
  }

  @Test
  void theUrgenciesWhoseClosingIsToldAreRead() throws IOException {
    Files.writeString(
        folder.resolve("promises.yaml"), LEAST_PROMISES + "closing-letter: [usual]\n");
    assertThat(good(LEAST).promises().closingLetter()).containsExactly("usual");
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Settings settings =
        good("""
        data: /var/lib/kuittaus
        promises: promises.yaml
        console: { listen: "[::1]:0" }
        desk: { email: team@example.com }
        oldest: 36 hours
        brake: off
        mailboxes:
          support:
            address: support@example.com
            aliases: [help@example.com, support+sales@example.com]
            name: Example Support
            trust: [MX.example.com]
            subject: never
            imap: { host: imap.example.com, security: starttls, user: u, password: p }
            smtp: { host: 127.0.0.1, security: plain, user: none, connections: 1, rate: off, save-sent: append, envelope-from: null }
            folders: { inbox: Post, sent: Gesendet, closed: Erledigt }
            keywords: { closed: $done }
            languages: [en]
          sales:
            address: sales@example.com
            agents: [anna@example.com]
            subject: always
            imap: { host: imap.example.com, port: 143, user: s, password: p }
            smtp: { host: smtp.example.com, port: 465, user: s, password: p, rate: 200 per 10 minutes, save-sent: never, envelope-from: bounces@example.com }
        """)
            .settings();
    MailboxSettings support = settings.firstMailbox();
    MailboxSettings sales = settings.mailbox("sales");

    assertThat(settings.places().data()).isEqualTo(Path.of("/var/lib/kuittaus"));
    assertThat(settings.console()).hasToString("[::1]:0");
    assertThat(settings.desk().email()).contains(EmailAddress.of("team@example.com"));
    assertThat(settings.limits().oldest()).isEqualTo(Duration.ofHours(36));
    assertThat(support.identity().from()).isEqualTo(NamedAddress.of("Example Support", SUPPORT));
    assertThat(support.identity().aliases()).hasSize(2);
    assertThat(support.identity().agents()).containsExactly(EmailAddress.of("team@example.com"));
    assertThat(support.identity().trust()).containsExactly("mx.example.com");
    assertThat(support.identity().subject()).isEqualTo(HouseMailbox.SubjectRule.NEVER);
    assertThat(support.identity().languages()).containsExactly("en");
    assertThat(server(support.imap())).isEqualTo("imap.example.com:143 STARTTLS u");
    assertThat(server(support.smtp().account())).isEqualTo("127.0.0.1:25 PLAIN -");
    assertThat(support.smtp().rate()).isEmpty();
    assertThat(support.smtp().saveSent()).isEqualTo(SaveSent.APPEND);
    assertThat(support.smtp().envelopeFrom()).isEmpty();
    assertThat(support.folders())
        .isEqualTo(new Folders("Post", Optional.of("Gesendet"), "Erledigt"));
    assertThat(support.closedKeyword()).isEqualTo("$done");
    assertThat(sales.identity().agents()).containsExactly(EmailAddress.of("anna@example.com"));
    assertThat(server(sales.imap())).isEqualTo("imap.example.com:143 STARTTLS s");
    assertThat(server(sales.smtp().account())).isEqualTo("smtp.example.com:465 TLS s");
    assertThat(sales.smtp().rate()).contains(new Rate(200, Duration.ofMinutes(10)));
    assertThat(sales.smtp().envelopeFrom()).contains(EmailAddress.of("bounces@example.com"));
  }

  @Test
  void theHousePolicyKnowsAllAddresses() throws IOException {
    Configuration configuration =
        good(
            LEAST
                + """
                    aliases: [help@example.com]
                  sales:
                    address: sales@example.com
                    imap: { host: imap.example.com, password: secret }
                    smtp: { host: smtp.example.com }
                """);

    HousePolicy house = configuration.housePolicy(new TokenKey(new byte[16]));

    assertThat(house.mailboxes()).containsOnlyKeys("support", "sales");
    assertThat(house.mailbox("sales").screening().houseMailboxes())
        .containsExactlyInAnyOrder(
            SUPPORT, EmailAddress.of("help@example.com"), EmailAddress.of("sales@example.com"));
    assertThat(house.mailbox("sales").screening().aliases()).isEmpty();
    assertThat(house.limits().oldest()).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void valuesComeFromTheEnvironment() throws IOException {
    String file =
        LEAST
            .replace("data: data", "data: ${ROOT}/data # ${COMMENT}")
            .replace("password: secret", "password: \"${PASSWORD}\", port: \"${PORT}\"");
    Map<String, String> variables =
        Map.of("ROOT", "/srv", "PASSWORD", "4711: #{x}", "PORT", "1143");

    Settings settings = good(file, variables).settings();

    assertThat(settings.places().data()).isEqualTo(Path.of("/srv/data"));
    assertThat(secret(settings)).isEqualTo("4711: #{x}");
    assertThat(settings.firstMailbox().imap().port()).isEqualTo(1143);
  }

  @Test
  void aDollarBeforeKeepsTheTextAsItIs() throws IOException {
    assertThat(secret(good(LEAST.replace("secret", "\"a$${b}$c\"")).settings()))
        .isEqualTo("a${b}$c");
  }

  @Test
  void aPasswordComesFromAFile() throws IOException {
    Files.writeString(folder.resolve("password"), " kissa 123\n");
    String file = LEAST.replace("password: secret", "password-file: password");

    assertThat(secret(good(file).settings())).isEqualTo(" kissa 123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "one\ntwo\n"})
  void aPasswordIsOneLine(String content) throws IOException {
    Files.writeString(folder.resolve("password"), content);

    assertThat(refused(LEAST.replace("password: secret", "password-file: password")))
        .singleElement()
        .satisfies(
            f -> assertThat(f.message()).contains("one line would do").doesNotContain("two"));
  }

  @Test
  void withoutSecretsNothingIsAskedFor() throws IOException {
    Files.writeString(
        file(),
        LEAST
            .replace("secret", "\"${PASSWORD}\"")
            .replace("smtp.example.com", "smtp.example.com, password-file: none"));

    assertThat(ConfigurationFiles.read(file(), environment(Map.of()).withoutSecrets()))
        .isInstanceOf(Loaded.Good.class);
    assertThat(ConfigurationFiles.read(file(), environment(Map.of())))
        .isInstanceOf(Loaded.Refused.class);
  }

  @Test
  void noValueShowsASecret() throws IOException {
    assertThat(good(LEAST)).asString().contains("imap.example.com").doesNotContain("secret");
    assertThat(new Node.Scalar(Finding.Position.FILE, Node.Kind.TEXT, "${X}", "secret"))
        .asString()
        .doesNotContain("secret");
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    assertThat(good("\uFEFF" + LEAST).settings().mailboxes()).containsOnlyKeys("support");
  }

  @Test
  void windowsLinesAreLines() throws IOException {
    assertThat(good(LEAST.replace("\n", "\r\n")).settings().mailboxes()).hasSize(1);
  }

  @Test
  void norwegianIsNoNo() throws IOException {
    Files.writeString(
        folder.resolve("promises.yaml"),
        LEAST_PROMISES + "triage: [{ words: { no: [nede], en: [off, on, yes] }, topic: fault }]\n");

    assertThat(good(LEAST).triage().rules())
        .first()
        .satisfies(rule ->
            assertThat(rule.phrases().all())
                .containsExactlyInAnyOrder(
                    Phrase.of("nede"), Phrase.of("off"), Phrase.of("on"), Phrase.of("yes")));
  }

  @Test
  void theBuiltInRulesStandBelowOwnOnes() throws IOException {
    assertThat(good(LEAST).triage().rules()).isNotEmpty();
    Files.writeString(
        folder.resolve("promises.yaml"),
        LEAST_PROMISES + "triage: [{ name: own, words: { en: [x] }, topic: fault }]\n");
    assertThat(good(LEAST).triage().rules())
        .hasSizeGreaterThan(1)
        .first()
        .extracting("name")
        .isEqualTo("own");
  }

  @Test
  void anEmptyListOfRulesWantsNone() throws IOException {
    Files.writeString(folder.resolve("promises.yaml"), LEAST_PROMISES + "triage: []\n");
    assertThat(good(LEAST).triage().rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          database: { url: jdbc:postgresql://db/kuittaus } | database    | true
          """)
  void whatComesLaterIsListed(String line, String key, boolean stops) throws IOException {
    assertThat(good(LEAST + line + "\n").notYet())
        .singleElement()
        .satisfies(n -> {
          assertThat(n.key()).isEqualTo(key);
          assertThat(n.stops()).isEqualTo(stops);
        });
  }

  @Test
  void whatIsSeldomMeantIsAWarning() throws IOException {
    Files.writeString(
        folder.resolve("promises.yaml"),
        LEAST_PROMISES.replace(
            "1 business day", "3 business hours, warn-before: 3 business hours"));

    assertThat(good(LEAST.replace("password: secret", "password: secret, security: plain")))
        .extracting(Configuration::warnings)
        .asInstanceOf(InstanceOfAssertFactories.list(Finding.class))
        .extracting(f -> f.at().line() + " " + f.message().replaceFirst(";.*", ""))
        .containsExactly(
            "1 desk: without it agents are told by the log and the console only",
            "6 security: the password crosses the network unprotected",
            "2 warn-before: agents are warned as soon as the mail arrives: 3 business hours is the"
                + " whole of 3 business hours");
  }

  @Test
  void retentionIsAsUsualWhereItDoesNotSay() throws IOException {
    assertThat(good(LEAST).settings().retention()).isEqualTo(Retention.USUAL);
    assertThat(good(LEAST + "retention: { text: 2 years }\n"))
        .extracting(c -> c.settings().retention())
        .isEqualTo(new Retention(Period.ofYears(2), Period.ofMonths(24), Period.ofDays(30)));
  }

  @Test
  void aBrakeThatIsOffIsThereAlready() throws IOException {
    assertThat(good(LEAST + "brake: off\n").notYet()).isEmpty();
  }

  @Test
  void everyKeyThatComesLaterIsAKey() {
    assertThat(NotYet.ALL)
        .allSatisfy(n ->
            assertThat(Schema.KUITTAUS.at(List.of(n.key().split("\\.", -1))).isObject())
                .as(n.key())
                .isTrue());
  }

  private Configuration good(String text) throws IOException {
    return good(text, Map.of());
  }

  private Configuration good(String text, Map<String, String> variables) throws IOException {
    Files.writeString(file(), text);
    return switch (ConfigurationFiles.read(file(), environment(variables))) {
      case Loaded.Good(Configuration configuration) -> configuration;
      case Loaded.Refused(List<Finding> findings) -> throw new AssertionError(findings);
    };
  }

  private List<Finding> refused(String text) throws IOException {
    Files.writeString(file(), text);
    return switch (ConfigurationFiles.read(file(), environment(Map.of()))) {
      case Loaded.Good(Configuration configuration) -> throw new AssertionError(configuration);
      case Loaded.Refused(List<Finding> findings) ->
          findings.stream().filter(f -> f.severity() == Finding.Severity.MISTAKE).toList();
    };
  }

  private Path file() {
    return folder.resolve("kuittaus.yaml");
  }

  private static Environment environment(Map<String, String> variables) {
    return Environment.of(name -> Optional.ofNullable(variables.get(name)));
  }

  private static String server(Account account) {
    return account.host()
        + ":"
        + account.port()
        + " "
        + account.security()
        + " "
        + account.login().map(Account.Login::user).orElse("-");
  }

  private static String secret(Settings settings) {
    return settings.firstMailbox().imap().login().orElseThrow().secret().get();
  }
}
