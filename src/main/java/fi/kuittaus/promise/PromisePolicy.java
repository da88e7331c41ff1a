package fi.kuittaus.promise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * All that ops decided about promises.
 *
 * @param calendars the calendars by name, in the order of the file; copied
 * @param urgencies the urgencies by name, in the order of the file, at least one; copied
 * @param correct when a promise that will not hold is replaced
 * @param closeAfterAnswer after what span without news an answered conversation closes by itself
 * @param closingLetter the names of urgencies whose customers are told that an agent has closed
 *     their matter; copied
 */
public record PromisePolicy(
    Map<String, BusinessCalendar> calendars,
    Map<String, Urgency> urgencies,
    CorrectionRule correct,
    Span closeAfterAnswer,
    Set<String> closingLetter) {
  /** Ten business days. */
  public static final Span USUAL_CLOSE_AFTER_ANSWER = new Span.BusinessDays(10);

  private static final int LONGEST_ECHO = 100;

  /**
   * Checks that keys are names, that there is an urgency, and that each one's calendar is among the
   * calendars.
   */
  public PromisePolicy {
    calendars = Collections.unmodifiableMap(new LinkedHashMap<>(calendars));
    urgencies = Collections.unmodifiableMap(new LinkedHashMap<>(urgencies));
    closingLetter = Set.copyOf(closingLetter);
    calendars.forEach((name, calendar) -> require(name.equals(calendar.name()), "calendar", name));
    urgencies.forEach((name, urgency) -> require(name.equals(urgency.name()), "urgency", name));
    if (urgencies.isEmpty()) {
      throw new IllegalArgumentException("a policy needs an urgency");
    }
    for (Urgency urgency : urgencies.values()) {
      require(
          urgency.calendar().equals(calendars.get(urgency.calendar().name())),
          "calendar of urgency \"" + urgency.name() + "\"",
          urgency.calendar().name());
    }
  }

  /** All that ops decided where no matter's closing is told. */
  public PromisePolicy(
      Map<String, BusinessCalendar> calendars,
      Map<String, Urgency> urgencies,
      CorrectionRule correct,
      Span closeAfterAnswer) {
    this(calendars, urgencies, correct, closeAfterAnswer, Set.of());
  }

  /**
   * The urgency of a name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public Urgency urgency(String name) {
    Urgency urgency = urgencies.get(name);
    if (urgency == null) {
      throw new IllegalArgumentException(
          "no urgency is called \""
              + clipped(name)
              + "\"; there are "
              + String.join(", ", urgencies.keySet()));
    }
    return urgency;
  }

  private static String clipped(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_ECHO
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_ECHO - 1)) + "…";
  }

  private static void require(boolean holds, String what, String name) {
    if (!holds) {
      throw new IllegalArgumentException(
          what + " \"" + name + "\" is not the one listed under that name");
    }
  }
}
