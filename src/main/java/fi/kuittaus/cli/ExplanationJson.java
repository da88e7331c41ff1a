package fi.kuittaus.cli;

import fi.kuittaus.cli.mailfiles.StoredMail;
import fi.kuittaus.mail.EmailAddress;
import fi.kuittaus.mail.OutboundMessage;
import fi.kuittaus.reading.Concern;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Register;
import fi.kuittaus.screening.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as scripts read it: every field always there, null where there is nothing.
 *
 * @param withLetter whether the letter is wanted
 */
record ExplanationJson(StoredMail mail, Explanation explanation, boolean withLetter) {
  Map<String, @Nullable Object> value() {
    Map<String, @Nullable Object> value = Json.object("file", mail.file().toString());
    mail.index().ifPresent(index -> value.put("index", index));
    value.put("verdict", explanation.verdict().label());
    value.put("reasons", explanation.reasons().stream().map(Reason::rule).toList());
    value.put("to", explanation.to().map(EmailAddress::toString).orElse(null));
    addReading(value);
    value.put("promise", explanation.promise().map(ExplanationJson::promise).orElse(null));
    value.put("decidedBy", explanation.grounds().map(GroundsText::value).orElse(null));
    if (withLetter) {
      value.put("letter", explanation.letter().map(ExplanationJson::letter).orElse(null));
    }
    return value;
  }

  private void addReading(Map<String, @Nullable Object> value) {
    Optional<Reading> reading = explanation.reading();
    value.put("language", reading.flatMap(Reading::language).orElse(null));
    value.put(
        "register", reading.flatMap(r -> r.person().register()).map(Register::label).orElse(null));
    value.put("firstName", reading.flatMap(r -> r.person().firstName()).orElse(null));
    value.put("topic", reading.map(r -> r.matter().topic()).orElse(null));
    value.put("urgency", reading.map(r -> r.matter().urgency()).orElse(null));
    value.put("phones", details(reading, Reading.Details::phones));
    value.put("answered", details(reading, Reading.Details::answered));
    value.put("concern", concern(reading, Concern::what));
    value.put("why", concern(reading, c -> c.complaint().map(Concern.Clause::familiar)));
    value.put("asks", concern(reading, c -> c.question().map(Concern.Clause::familiar)));
    value.put("thing", concern(reading, c -> c.thing().map(Concern.Thing::about)));
    value.put(
        "numbered",
        concern(
            reading,
            c -> c.numbered().map(n -> Json.object("kind", n.kind(), "number", n.number()))));
  }

  private static <T> @Nullable T concern(
      Optional<Reading> reading, Function<Concern, Optional<T>> which) {
    return reading.map(r -> r.details().concern()).flatMap(which).orElse(null);
  }

  private static List<String> details(
      Optional<Reading> reading, Function<Reading.Details, List<String>> which) {
    return reading.map(Reading::details).map(which).orElse(List.of());
  }

  private static Map<String, @Nullable Object> promise(Explanation.Quote quote) {
    return Json.object("dueAt", Instants.iso(quote.promise().local()), "quoted", quote.quoted());
  }

  private static Map<String, @Nullable Object> letter(OutboundMessage letter) {
    return Json.object(
        "subject", letter.subject(), "text", letter.text(), "html", letter.html().orElse(null));
  }
}
