package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {
  private static final String AT = "2026-11-23T09:00:00+02:00";

  @TempDir private Path folder;

  @Test
  void aGoodConfigurationIsSummedUp() {
    Typed typed =
        Typed.in(
            Map.of("SUPPORT_PASSWORD", "hunter2"),
            "check",
            "--config",
            "config/kuittaus.yaml",
            "--at",
            AT);

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .isEqualTo(
            """
            config/kuittaus.yaml and config/promises.yaml: no mistakes

            MAILBOX  ADDRESS              LANGUAGES   READS                     SENDS
            support  support@example.com  fi, sv, en  imap.example.com:993 tls  smtp.example.com:587 starttls

            support: an answer counts by its copy in Sent, or one to support@example.com
              closed by its newest mail moved to Closed, the keyword Closed on it, or support+close@example.com in Bcc
              as +close: +working, +note; and +check, in To, judges a draft

            URGENCY   ANSWER WITHIN     CALENDAR  A MAIL OF             IS PROMISED           UPDATES
            critical  1 hour            always    Mon 2026-11-23 09:00  Mon 2026-11-23 10:00  every 2 hours
            high      4 business hours  office    Mon 2026-11-23 09:00  Mon 2026-11-23 13:30  every 3 business hours
            normal    1 business day    office    Mon 2026-11-23 09:00  Tue 2026-11-24 09:00  daily at 15:00
            low       5 business days   office    Mon 2026-11-23 09:00  Mon 2026-11-30 09:00  weekly on Monday at 10:00
            Without a rule that matches: normal

            office (Europe/Helsinki), closed days until 2027-11-22:
              Saturdays, Sundays
              Sun 2026-12-06  Independence Day
              Thu 2026-12-24  listed as closed
              Fri 2026-12-25  Christmas
              Sat 2026-12-26  St.Stephen's Day
              Mon 2026-12-28  listed as closed
              Tue 2026-12-29  listed as closed
              Wed 2026-12-30  listed as closed
              Thu 2026-12-31  listed as closed
              Fri 2027-01-01  New Year's Day
              Wed 2027-01-06  Epiphany
              Fri 2027-03-26  Good Friday
              Sun 2027-03-28  Easter
              Mon 2027-03-29  Easter Monday
              Sat 2027-05-01  Labour day
              Thu 2027-05-06  Ascension Day
              Sun 2027-05-16  Whit Sunday
              Fri 2027-06-25  Midsummer Eve
              Sat 2027-06-26  Midsummer Day
              Sat 2027-11-06  All Saints
              Sat 2026-12-12  open 10:00-14:00

            always (Europe/Helsinki), closed days until 2027-11-22: none
            """);
  }

  @Test
  void secretsCanBeLeftOut() {
    assertThat(Typed.of("check").out())
        .isEqualTo(
            """
            config/kuittaus.yaml:90:17: the environment variable SUPPORT_PASSWORD is not set
            config/kuittaus.yaml:110:17: the environment variable SUPPORT_PASSWORD is not set
            """);
    assertThat(Typed.of("check", "--without-secrets").exitCode()).isZero();
  }

  @Test
  void warningsAndWhatIsNotYetThereAreTold() throws IOException {
    write(
        """
        retention: { text: 60 days }
        database: { url: "jdbc:postgresql://db.example.com/k", user: k, password: x }
        """,
        "answer-within: 30 minutes");

    Typed typed = check();

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out())
        .contains(
            folder
                + "/kuittaus.yaml:1:1: warning: desk: without it agents are told by the log and the"
                + " console only; desk: { email: team@example.com } would do\n",
            folder
                + "/promises.yaml:2:28: warning: answer-within: 30 minutes pass also while calendar"
                + " office is closed; 30 business minutes would count open time only\n",
            folder
                + "/promises.yaml:2:28: warning: answer-within: a correction would leave at once,"
                + " 30 minutes (correct: before) ahead of a promise of 30 minutes\n",
            """
            NOT YET   MEANWHILE
            database  conversations are kept in the embedded database in data  the daemon does not start
            """);
  }

  @Test
  void scriptsGetTheSame() throws IOException {
    write("brake: off\ndesk: { email: team@example.com }\n", "answer-within: 2 hours");

    JsonNode told = Json.MAPPER.readTree(check("--format", "json").out());

    assertThat(told.at("/mistakes")).isEmpty();
    assertThat(told.at("/notYet")).isEmpty();
    assertThat(told.at("/warnings/0/line").asInt()).isEqualTo(2);
    assertThat(told.at("/mailboxes/0/address").asString()).isEqualTo("support@example.com");
    assertThat(told.at("/at").asString()).isEqualTo("2026-11-23T07:00:00Z");
    assertThat(told.at("/urgencies/0/dueAt").asString()).isEqualTo("2026-11-23T11:00:00+02:00");
    assertThat(told.at("/calendars/0/closed/0/reason").asString()).isEqualTo("closed on Saturdays");
  }

  private Typed check(String... more) {
    String[] args =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "check", "--config", folder.resolve("kuittaus.yaml").toString()),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new);
    return Typed.of(args);
  }

  private void write(String machine, String urgency) throws IOException {
    Files.writeString(
        folder.resolve("kuittaus.yaml"),
        """
        data: data
        promises: promises.yaml
        mailboxes:
          support:
            address: support@example.com
            imap: { host: imap.example.com, password: secret }
            smtp: { host: smtp.example.com }
        """
            + machine);
    Files.writeString(
        folder.resolve("promises.yaml"),
        """
        urgencies:
          normal: { %s }
        calendars:
          office: { zone: Europe/Helsinki, open: { mon-fri: "08:00-16:00" } }
        """
            .formatted(urgency));
  }
}
