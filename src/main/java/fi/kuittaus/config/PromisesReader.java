package fi.kuittaus.config;

import fi.kuittaus.promise.AfterAnswer;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.CorrectionRule;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of {@code promises.yaml}'s tree into the policy of promises. */
final class PromisesReader {
  private final Section root;
  private final HolidayFiles holidays;

  PromisesReader(Section root, HolidayFiles holidays) {
    this.root = root;
    this.holidays = holidays;
  }

  /** The policy, unless something in it is missing or refused. */
  Optional<PromisePolicy> read() {
    List<Section> sections = root.sectionOrEmpty("calendars").sections();
    Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
    for (Section section : sections) {
      new CalendarReader(section, holidays).read().ifPresent(c -> calendars.put(section.name(), c));
    }
    Map<String, Urgency> urgencies = urgencies(calendars);
    CorrectionRule correct = correct(root.sectionOrEmpty("correct"));
    Span close =
        root.read("close-after-answer", Span::parse, PromisePolicy.USUAL_CLOSE_AFTER_ANSWER);
    Set<String> letter = Set.copyOf(root.list("closing-letter", this::urgencyName));
    return root.findings().hasMistakes()
        ? Optional.empty()
        : root.build(
            () -> new PromisePolicy(calendars, urgencies, correct, close, letter),
            Optional.of(urgencies).filter(u -> !u.isEmpty()));
  }

  private Map<String, Urgency> urgencies(Map<String, BusinessCalendar> calendars) {
    Map<String, Urgency> urgencies = new LinkedHashMap<>();
    for (Section section : root.sectionOrEmpty("urgencies").sections()) {
      urgency(section, calendars).ifPresent(u -> urgencies.put(section.name(), u));
    }
    return urgencies;
  }

  private Optional<Urgency> urgency(Section section, Map<String, BusinessCalendar> calendars) {
    Optional<String> name = section.build(() -> Words.name(section.name()));
    Optional<Span> answerWithin = section.read("answer-within", Span::parse);
    Optional<BusinessCalendar> calendar =
        calendarName(section).flatMap(c -> Optional.ofNullable(calendars.get(c)));
    Cadence updates = section.read("updates", Cadence::parse, new Cadence.None());
    AfterAnswer afterAnswer = section.read("after-answer", AfterAnswer::parse, AfterAnswer.PAUSE);
    Optional<Span> warnBefore =
        section.read("warn-before", Span::parse).or(() -> answerWithin.map(Urgency::usualWarning));
    return section.build(
        () ->
            new Urgency(
                name.orElseThrow(),
                answerWithin.orElseThrow(),
                calendar.orElseThrow(),
                updates,
                afterAnswer,
                warnBefore.orElseThrow()),
        name,
        answerWithin,
        calendar,
        warnBefore);
  }

  private String urgencyName(String text) {
    return Words.known(text, "urgency", root.sectionOrEmpty("urgencies").mapping().keys());
  }

  private Optional<String> calendarName(Section urgency) {
    List<String> known = root.sectionOrEmpty("calendars").mapping().keys();
    if (urgency.has("calendar")) {
      return urgency.read("calendar", text -> Words.known(text, "calendar", known));
    }
    if (known.size() > 1) {
      urgency.mistake("calendar is missing; one of " + String.join(", ", known) + " would do");
    }
    return known.stream().findFirst();
  }

  private static CorrectionRule correct(Section section) {
    CorrectionRule usual = CorrectionRule.USUAL;
    return new CorrectionRule(
        section.read("before", Span::parse, usual.before()),
        section.read("automatic", Words.number(0, 100), usual.automatic()));
  }
}
