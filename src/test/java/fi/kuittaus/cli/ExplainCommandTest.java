package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.mail.TokenKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExplainCommandTest {
  private static final String CUSTOMER =
      """
      From: "Virtanen, Maija" <maija@customer.example>
      To: support@example.com
      Subject: Lasku ei aukea
      Message-ID: <1@customer.example>
      Date: Mon, 23 Nov 2026 09:00:00 +0200
      Content-Type: text/plain; charset=utf-8

      Moi,

      laskuni ei ole auennut eilisestä lähtien. Käytän iPhonea. Soita 040 123 4567.

      Terveisin
      Maija
      """;
  private static final String NEWSLETTER =
      """
      From: News <news@shop.example>
      To: support@example.com
      Subject: Offers
      Message-ID: <2@shop.example>
      List-Id: <offers.shop.example>
      List-Unsubscribe: <https://shop.example/u>
      Precedence: bulk

      Buy now
      """;

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void configuration() throws IOException {
    write(
        "kuittaus.yaml",
        """
        data: data
        promises: promises.yaml
        mailboxes:
          support:
            address: support@example.com
            name: Esimerkki Oy:n asiakaspalvelu
            imap: { host: imap.example.com, user: support, password: "${NOT_SET}" }
            smtp: { host: smtp.example.com, user: support, password: "${NOT_SET}" }
            languages: [fi, sv, en]
        """);
    write(
        "promises.yaml",
        """
        calendars:
          office: { zone: Europe/Helsinki, open: { mon-fri: "08:00-16:00" } }
        urgencies:
          normal: { answer-within: 2 business days, calendar: office, updates: daily at 15:00 }
        triage:
          - { name: fault, words: { fi: [ei ole auennut] }, topic: fault }
        default: { topic: question, urgency: normal }
        """);
  }

  @Test
  void a_customers_mail_with_every_field() throws IOException {
    Path file = write("1.eml", CUSTOMER);
    assertThat(run("--format", "jsonl", file.toString())).isZero();
    JsonNode line = lines().getFirst();
    assertThat(line.propertyNames())
        .containsExactly(
            "file",
            "verdict",
            "reasons",
            "to",
            "language",
            "register",
            "firstName",
            "topic",
            "urgency",
            "phones",
            "answered",
            "concern",
            "why",
            "asks",
            "thing",
            "numbered",
            "promise",
            "decidedBy");
    assertThat(line.get("file").asString()).isEqualTo(file.toString());
    assertThat(line.get("verdict").asString()).isEqualTo("person");
    assertThat(line.get("reasons").size()).isZero();
    assertThat(line.get("to").asString()).isEqualTo("maija@customer.example");
    assertThat(line.get("language").asString()).isEqualTo("fi");
    assertThat(line.get("register").asString()).isEqualTo("familiar");
    assertThat(line.get("firstName").asString()).isEqualTo("Maija");
    assertThat(line.get("topic").asString()).isEqualTo("fault");
    assertThat(line.get("urgency").asString()).isEqualTo("normal");
    assertThat(line.get("phones").toString()).isEqualTo("[\"+358401234567\"]");
    assertThat(line.get("answered").toString()).isEqualTo("[\"when-began\",\"device\"]");
    assertThat(line.get("promise").toString())
        .isEqualTo(
            "{\"dueAt\":\"2026-11-25T09:00:00+02:00\",\"quoted\":\"keskiviikkona 25.11. klo 9\"}");
  }

  @Test
  void what_the_topic_and_the_urgency_were_decided_by() throws IOException {
    run("--format", "jsonl", write("1.eml", CUSTOMER).toString());
    assertThat(lines().getFirst().get("decidedBy").toString())
        .isEqualTo(
            "{\"topic\":{\"by\":\"rule\",\"rule\":\"fault\"},\"urgency\":{\"by\":\"default\"}}");
    out.reset();
    String unruly = CUSTOMER.replace("ei ole auennut", "kirskuu ja kolisee, asentajaa kaivataan");
    run("--format", "jsonl", write("2.eml", unruly).toString());
    JsonNode topic = lines().getFirst().get("decidedBy").get("topic");
    assertThat(topic.get("by").asString()).isEqualTo("words");
    assertThat(topic.get("points").asDouble()).isGreaterThan(topic.get("against").asDouble());
    assertThat(topic.get("words").get(0).get("word").asString()).isNotBlank();
    assertThat(topic.get("words").get(0).get("points").asDouble()).isPositive();
  }

  @Test
  void the_letter_as_the_customer_reads_it() throws IOException {
    Path file = write("1.eml", CUSTOMER);
    run("--letter", "--format", "jsonl", file.toString());
    JsonNode letter = lines().getFirst().get("letter");
    assertThat(letter.get("subject").asString()).isEqualTo("Re: Lasku ei aukea");
    assertThat(letter.get("text").asString())
        .startsWith("Hei Maija,\n\n")
        .contains("viimeistään keskiviikkona 25.11. klo 9.", "1. Näkyykö virheilmoitusta");
    assertThat(letter.get("html").asString()).contains("<html lang=\"fi\">", "<ol>");
  }

  @Test
  void a_machine_gets_no_promise_and_no_letter() throws IOException {
    Path file = write("2.eml", NEWSLETTER);
    run("--letter", "--format", "jsonl", file.toString());
    JsonNode line = lines().getFirst();
    assertThat(line.get("verdict").asString()).isEqualTo("machine");
    assertThat(line.get("reasons").size()).isPositive();
    assertThat(line.get("to").isNull()).isTrue();
    assertThat(line.get("promise").isNull()).isTrue();
    assertThat(line.get("letter").isNull()).isTrue();
  }

  @Test
  void a_line_for_each_mail_whatever_its_damage() throws IOException {
    Path mails = Files.createDirectory(folder.resolve("mails"));
    write("mails/1.eml", "");
    write("mails/2.eml", "\0\0\u001b[31mno mail");
    write("mails/3.eml", CUSTOMER);
    write("mails/notes.txt", "passed over");
    run("--format", "jsonl", mails.toString());
    assertThat(lines())
        .extracting(line -> Path.of(line.get("file").asString()).getFileName().toString())
        .containsExactly("1.eml", "2.eml", "3.eml");
    assertThat(lines()).allSatisfy(line -> assertThat(line.get("verdict").isNull()).isFalse());
  }

  @Test
  void the_lines_of_an_mbox_are_counted() throws IOException {
    String separator = "From a@example.com Mon Nov 23 09:00:00 2026\n";
    Path mbox = write("mbox", separator + CUSTOMER + "\n" + separator + NEWSLETTER);
    run("--format", "jsonl", mbox.toString());
    assertThat(lines())
        .extracting(line -> line.get("index").asInt() + " " + line.get("verdict").asString())
        .containsExactly("0 person", "1 machine");
  }

  @Test
  void people_read_every_reason() throws IOException {
    run("--letter", write("1.eml", CUSTOMER).toString(), write("2.eml", NEWSLETTER).toString());
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "1.eml: person (gets an acknowledgement)",
            "  because    no rule speaks against a person",
            "  written    fi, familiar, Maija",
            "  decided    topic by the rule fault",
            "  decided    urgency by default",
            "  promise    keskiviikkona 25.11. klo 9 (2026-11-25T09:00:00+02:00)",
            "  letter     Subject: Re: Lasku ei aukea",
            "2.eml: machine (no person waits; no answer)");
  }

  @Test
  void a_path_that_is_not_there_is_told_before_anything_is_done() throws IOException {
    Path file = write("1.eml", CUSTOMER);
    assertThat(run(file.toString(), folder.resolve("gone").toString())).isEqualTo(Cli.USAGE);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("kuittaus: there is no ");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<JsonNode> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().map(Json.MAPPER::readTree).toList();
  }

  private int run(String... arguments) {
    Shell shell =
        new Shell(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            _ -> Optional.empty(),
            () -> Instant.parse("2026-11-23T07:00:00Z"));
    String[] all = new String[arguments.length + 3];
    all[0] = "explain";
    all[1] = "--config";
    all[2] = folder.resolve("kuittaus.yaml").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return new Cli(shell, List.of(new ExplainCommand(shell, _ -> new TokenKey(new byte[32]))))
        .run(all);
  }
}
