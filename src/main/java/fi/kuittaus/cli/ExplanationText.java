package fi.kuittaus.cli;

import fi.kuittaus.cli.mailfiles.StoredMail;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import fi.kuittaus.screening.Reason;
import fi.kuittaus.screening.Rulebook;
import fi.kuittaus.screening.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An explanation as people read it.
 *
 * @param withLetter whether the letter is wanted
 */
record ExplanationText(StoredMail mail, Explanation explanation, boolean withLetter) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String index = mail.index().isPresent() ? " [" + mail.index().getAsInt() + "]" : "";
    lines.add(mail.file() + index + ": " + verdict(explanation.verdict()));
    lines.addAll(because());
    explanation.reading().ifPresent(reading -> lines.addAll(reading(reading)));
    explanation.grounds().stream()
        .flatMap(grounds -> GroundsText.lines(grounds).stream())
        .forEach(line -> lines.add(field("decided", line)));
    explanation
        .promise()
        .ifPresent(quote ->
            lines.add(
                field(
                    "promise",
                    quote.quoted() + " (" + Instants.iso(quote.promise().local()) + ")")));
    explanation.to().ifPresent(to -> lines.add(field("answer to", shown(to))));
    if (withLetter) {
      explanation.letter().ifPresent(letter -> lines.addAll(letter(letter)));
    }
    return lines;
  }

  private static String verdict(Verdict verdict) {
    String meaning =
        switch (verdict) {
          case OWN_ECHO -> "our own mail come back; no answer";
          case BOUNCE -> "a report that a mail could not be delivered; no answer";
          case AGENT -> "written by one of the desk; no answer";
          case MACHINE -> "no person waits; no answer";
          case PERSON_UNANSWERABLE -> "a person may wait, but gets no mail; the desk is told";
          case PERSON -> "gets an acknowledgement";
          case UNREADABLE -> "goes to quarantine";
        };
    return verdict.label() + " (" + meaning + ")";
  }

  private List<String> because() {
    return explanation.reasons().isEmpty()
        ? List.of(field("because", "no rule speaks against a person"))
        : explanation.reasons().stream().map(ExplanationText::because).toList();
  }

  private static String because(Reason reason) {
    String meaning = Rulebook.meaning(reason.rule()).map(m -> ": " + m).orElse("");
    return field("because", reason.rule() + " (" + reason.verdict().label() + ")" + meaning);
  }

  private static List<String> reading(Reading reading) {
    List<String> lines = new ArrayList<>();
    lines.add(
        field(
            "written",
            reading.language().orElse("language unsure")
                + ", "
                + reading.person().register().map(Register::label).orElse("register unsure")
                + ", "
                + reading.person().firstName().map(Printable::line).orElse("name unsure")));
    lines.add(field("about", reading.matter().topic() + ", " + reading.matter().urgency()));
    named(reading.details().concern()).ifPresent(named -> lines.add(field("named", named)));
    if (!reading.details().phones().isEmpty()) {
      lines.add(field("phones", String.join(", ", reading.details().phones())));
    }
    if (!reading.details().answered().isEmpty()) {
      lines.add(field("tells", String.join(", ", reading.details().answered())));
    }
    return lines;
  }

  private static Optional<String> named(Concern concern) {
    return Stream.of(
            concern.what(),
            concern.complaint().map(c -> "why " + c.familiar()),
            concern.question().map(Concern.Clause::familiar),
            concern.thing().map(t -> "\"" + t.about() + "\""),
            concern.numbered().map(n -> n.kind() + " " + n.number()))
        .flatMap(Optional::stream)
        .reduce((a, b) -> a + ", " + b);
  }

  private static List<String> letter(OutboundMessage letter) {
    List<String> lines = new ArrayList<>();
    lines.add(field("letter", "Subject: " + Printable.line(letter.subject())));
    Printable.block(letter.text()).lines().forEach(line -> lines.add(field("", line)));
    return lines;
  }

  private static String shown(EmailAddress address) {
    return Printable.line(address.toString());
  }

  private static String field(String name, String value) {
    return ("  " + name + " ".repeat(Math.max(1, 11 - name.length())) + value).stripTrailing();
  }
}
