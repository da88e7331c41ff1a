package fi.kuittaus.world;

import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.promise.AfterAnswer;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Cadence;
import fi.kuittaus.promise.CorrectionRule;
import fi.kuittaus.promise.DateRange;
import fi.kuittaus.promise.Holidays;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.promise.Span;
import fi.kuittaus.promise.Urgency;
import fi.kuittaus.promise.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Those who edit the promises now and then, and the policy that is in force. */
final class Ops {
  private static final Holidays HOLIDAYS = Holidays.in("FI");
  private final World world;
  private final Dice dice;
  private HousePolicy policy;
  private int edits;
  private Instant editedAt = Instant.MIN;
  private boolean isUnseen;

  Ops(World world) {
    this.world = world;
    this.dice = world.dice("ops");
    this.policy = House.policy(usual());
  }

  /** What stands in the file. */
  Edition.Good edition() {
    return new Edition.Good("edit-" + edits, House.rules(policy.promises()), List.of());
  }

  /** When the policy in force came into force; the beginning of time: it was there before us. */
  Instant editedAt() {
    return editedAt;
  }

  List<String> urgencies() {
    return List.copyOf(policy.promises().urgencies().keySet());
  }

  BusinessCalendar calendar(String urgency) {
    return urgency(urgency).calendar();
  }

  Urgency urgency(String name) {
    return policy.promises().urgency(name);
  }

  AfterAnswer afterAnswer(String urgency) {
    return policy.promises().urgency(urgency).afterAnswer();
  }

  /** When a conversation closes by itself that was answered then. */
  Instant closesAfter(String urgency, Instant answered) {
    return calendar(urgency).due(answered, policy.promises().closeAfterAnswer());
  }

  void begin() {
    world.time.after(dice.about(Duration.ofDays(6)), this::edit);
  }

  private void edit() {
    if (dice.happens(Source.POLICY_EDITS, 1)) {
      policy = House.policy(edited());
      editedAt = world.time.now();
      isUnseen = !world.service.isUp();
      world.chronicle.tell(Chronicle.HOUSE, "policy edited: " + told());
      edits++;
      world.service.reload();
    }
    begin();
  }

  /** The program has been started, with what stands in the file. */
  void started() {
    if (isUnseen) {
      editedAt = world.time.now();
      isUnseen = false;
    }
  }

  private String told() {
    return policy.promises().urgencies().values().stream()
        .map(u -> u.name() + " " + u.answerWithin() + ", " + u.updates())
        .toList()
        .toString();
  }

  private static PromisePolicy usual() {
    Map<String, String> week = new LinkedHashMap<>();
    week.put("mon-thu", "08:00-11:30, 12:00-16:00");
    week.put("fri", "08:00-15:00");
    return promises(
        office(week, List.of()),
        List.of("1 hour", "4 business hours", "1 business day", "5 business days"),
        List.of(
            "every 2 hours",
            "every 3 business hours",
            "daily at 15:00",
            "weekly on Monday at 10:00"),
        CorrectionRule.USUAL);
  }

  private PromisePolicy edited() {
    Map<String, String> week = new LinkedHashMap<>();
    switch (dice.upTo(3)) {
      case 0 -> week.put("mon-fri", "09:00-17:00");
      case 1 -> {
        week.put("mon-fri", "07:00-15:00");
        week.put("sat", "10:00-14:00");
      }
      default -> {
        week.put("mon-thu", "08:00-11:30, 12:00-16:00");
        week.put("fri", "08:00-15:00");
      }
    }
    return promises(
        office(week, closures()),
        List.of(
            dice.oneOf(List.of("1 hour", "30 minutes", "2 hours")),
            dice.oneOf(List.of("4 business hours", "2 business hours", "6 business hours")),
            dice.oneOf(List.of("1 business day", "2 business days")),
            dice.oneOf(List.of("5 business days", "3 business days"))),
        List.of(
            dice.oneOf(List.of("every 2 hours", "every 4 hours")),
            dice.oneOf(List.of("every 3 business hours", "every 5 business hours")),
            dice.oneOf(List.of("daily at 15:00", "daily at 10:00, 15:00")),
            dice.oneOf(List.of("weekly on Monday at 10:00", "none"))),
        new CorrectionRule(
            Span.parse(dice.oneOf(List.of("30 minutes", "1 hour"))), 1 + dice.upTo(3)));
  }

  private List<DateRange> closures() {
    List<DateRange> closures = new ArrayList<>();
    LocalDate today = LocalDate.ofInstant(world.time.now(), House.ZONE);
    for (int i = dice.upTo(3); i > 0; i--) {
      LocalDate day = today.plusDays(dice.upTo(20));
      closures.add(new DateRange(day, day));
    }
    return closures;
  }

  private static BusinessCalendar office(Map<String, String> week, List<DateRange> closed) {
    return new BusinessCalendar(
        "office", House.ZONE, WeeklyHours.parse(week), closed, Map.of(), HOLIDAYS);
  }

  private static PromisePolicy promises(
      BusinessCalendar office, List<String> spans, List<String> updates, CorrectionRule correct) {
    BusinessCalendar always = BusinessCalendar.always("always", House.ZONE);
    Map<String, Urgency> urgencies = new LinkedHashMap<>();
    List<String> names = List.of("critical", "high", "normal", "low");
    for (int i = 0; i < names.size(); i++) {
      Span span = Span.parse(spans.get(i));
      urgencies.put(
          names.get(i),
          new Urgency(
              names.get(i),
              span,
              i == 0 ? always : office,
              Cadence.parse(updates.get(i)),
              i < 2 ? AfterAnswer.CONTINUE : AfterAnswer.PAUSE,
              Urgency.usualWarning(span)));
    }
    return new PromisePolicy(
        Map.of("office", office, "always", always),
        urgencies,
        correct,
        PromisePolicy.USUAL_CLOSE_AFTER_ANSWER);
  }
}
