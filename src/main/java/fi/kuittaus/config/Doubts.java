package fi.kuittaus.config;

import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import java.time.Duration;
import java.util.Optional;

/** Warnings of promises that can be meant, and seldom are. */
final class Doubts {
  private final Section root;
  private final PromisePolicy policy;

  Doubts(Section root, PromisePolicy policy) {
    this.root = root;
    this.policy = policy;
  }

  void tell() {
    for (Section section : root.sectionOrEmpty("urgencies").sections()) {
      Urgency urgency = policy.urgency(section.name());
      closesMeanwhile(section, urgency);
      if (notShorter(urgency.warnBefore(), urgency.answerWithin())) {
        section.warning(
            section.has("warn-before") ? "warn-before" : "answer-within",
            "agents are warned as soon as the mail arrives: "
                + urgency.warnBefore().text()
                + " is the whole of "
                + urgency.answerWithin().text());
      }
      if (notShorter(policy.correct().before(), urgency.answerWithin())) {
        section.warning(
            "answer-within",
            "a correction would leave at once, "
                + policy.correct().before().text()
                + " (correct: before) ahead of a promise of "
                + urgency.answerWithin().text());
      }
    }
  }

  private static void closesMeanwhile(Section section, Urgency urgency) {
    if (!urgency.answerWithin().business() && !urgency.calendar().isAlwaysOpen()) {
      section.warning(
          "answer-within",
          urgency.answerWithin().text()
              + " pass also while calendar "
              + urgency.calendar().name()
              + " is closed; "
              + business(urgency.answerWithin())
              + " would count open time only");
    }
  }

  private static String business(Span span) {
    return span.text().replaceFirst(" ", " business ");
  }

  private static boolean notShorter(Span ahead, Span whole) {
    return time(whole)
        .filter(w -> time(ahead).filter(a -> a.compareTo(w) >= 0).isPresent())
        .isPresent();
  }

  /** Hours and minutes, of either kind; days are longer than any warning. */
  private static Optional<Duration> time(Span span) {
    return switch (span) {
      case Span.Elapsed(Duration duration) -> Optional.of(duration);
      case Span.BusinessTime(Duration duration) -> Optional.of(duration);
      case Span.Days _, Span.BusinessDays _ -> Optional.empty();
    };
  }
}
