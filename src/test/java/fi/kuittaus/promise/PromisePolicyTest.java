package fi.kuittaus.promise;

import static fi.kuittaus.promise.Calendars.OFFICE;
import static fi.kuittaus.promise.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisePolicyTest {
  private static final Urgency NORMAL =
      Urgency.of("normal", Span.parse("1 business day"), OFFICE, Cadence.parse("daily at 15:00"));
  private static final Urgency LOW =
      Urgency.of(
          "low", Span.parse("5 business days"), OFFICE, Cadence.parse("weekly on Monday at 10:00"));

  @Test
  void promises() {
    Promise promise = NORMAL.promise(at(OFFICE, "2026-11-23T09:07"));
    assertThat(promise)
        .isEqualTo(new Promise(at(OFFICE, "2026-11-24T10:00"), OFFICE.zone(), "office"));
    assertThat(promise.local()).hasToString("2026-11-24T10:00+02:00[Europe/Helsinki]");
  }

  @ParameterizedTest
  @CsvSource({
    "1 hour, 15 minutes",
    "4 business hours, 1 business hour",
    "3 minutes, 1 minute",
    "1 business day, 2 business hours",
    "2 days, 4 hours",
  })
  void warnsInTime(String span, String warning) {
    assertThat(Urgency.usualWarning(Span.parse(span))).hasToString(warning);
  }

  @Test
  void warnsByTheCalendar() {
    assertThat(NORMAL.afterAnswer()).isEqualTo(AfterAnswer.PAUSE);
    assertThat(NORMAL.warnAt(at(OFFICE, "2026-11-24T10:00")))
        .isEqualTo(at(OFFICE, "2026-11-24T08:00"));
    assertThat(NORMAL.warnAt(at(OFFICE, "2026-11-24T09:00")))
        .isEqualTo(at(OFFICE, "2026-11-23T15:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T10:00, 2026-11-24T09:30",
    "2026-11-23T08:30, 2026-11-23T08:00",
    "2026-11-23T08:15, 2026-11-20T14:59", // Friday, while it is still open
    "2026-11-23T12:15, 2026-11-23T11:29",
    "2027-01-04T08:00, 2026-12-23T15:59",
  })
  void correctionsLeaveInOpenHours(String due, String leaves) {
    assertThat(CorrectionRule.USUAL.leavesAt(at(OFFICE, due), OFFICE))
        .isEqualTo(at(OFFICE, leaves));
  }

  @Test
  void keepsTheFilesOrder() {
    Map<String, Urgency> urgencies = new LinkedHashMap<>(Map.of("normal", NORMAL));
    urgencies.put("low", LOW);
    PromisePolicy policy = policy(Map.of("office", OFFICE), urgencies);
    urgencies.clear();
    assertThat(policy.urgencies().keySet()).containsExactly("normal", "low");
    assertThat(policy.urgency("low")).isEqualTo(LOW);
    assertThat(List.copyOf(policy.calendars().values())).containsExactly(OFFICE);
  }

  @Test
  void refusesWhatDoesNotFit() {
    PromisePolicy policy = policy(Map.of("office", OFFICE), Map.of("low", LOW));
    assertThatThrownBy(() -> policy.urgency("high"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no urgency is called \"high\"; there are low");
    assertThatThrownBy(() -> policy(Map.of(), Map.of("low", LOW)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy(Map.of("office", OFFICE), Map.of("high", LOW)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy(Map.of("office", OFFICE), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> policy.urgencies().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> new CorrectionRule(Span.parse("30 minutes"), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PromisePolicy policy(
      Map<String, BusinessCalendar> calendars, Map<String, Urgency> urgencies) {
    return new PromisePolicy(
        calendars, urgencies, CorrectionRule.USUAL, PromisePolicy.USUAL_CLOSE_AFTER_ANSWER);
  }
}
