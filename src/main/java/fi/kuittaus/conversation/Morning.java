package fi.kuittaus.conversation;

import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the desk has to know as its day begins.
 *
 * @param dueToday the soonest first
 * @param late the longest open first
 */
public record Morning(List<Conversation> dueToday, List<Conversation> late) {
  /** Who starts later than this after the opening needs no morning mail any more. */
  private static final Duration MORNING = Duration.ofHours(3);

  private static final LocalTime EARLIEST = LocalTime.of(6, 0);
  private static final LocalTime WITHOUT_HOURS = LocalTime.of(8, 0);

  public Morning {
    dueToday = List.copyOf(dueToday);
    late = List.copyOf(late);
  }

  /** What of these conversations matters today. */
  public static Morning of(List<Conversation> open, Instant now) {
    return new Morning(
        open.stream()
            .filter(c -> Marks.of(c.course(), false, now).contains(MailLookout.DUE_TODAY))
            .sorted(Comparator.comparing(c -> c.course().promise().map(Promise::dueAt).orElse(now)))
            .toList(),
        open.stream()
            .filter(c -> Marks.of(c.course(), false, now).contains(MailLookout.LATE))
            .sorted(Comparator.comparing(c -> c.course().openedAt()))
            .toList());
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return dueToday.isEmpty() && late.isEmpty();
  }

  /**
   * Whether it is time for the morning mail: the calendar has just opened on this local day.
   *
   * @param last when there was one last
   */
  public static boolean isNow(BusinessCalendar calendar, Optional<Instant> last, Instant now) {
    LocalDate today = now.atZone(calendar.zone()).toLocalDate();
    Instant begins = begin(calendar, today);
    return begins.atZone(calendar.zone()).toLocalDate().equals(today)
        && !now.isBefore(begins)
        && now.isBefore(begins.plus(MORNING))
        && last.map(at -> at.atZone(calendar.zone()).toLocalDate().isBefore(today)).orElse(true);
  }

  private static Instant begin(BusinessCalendar calendar, LocalDate today) {
    LocalTime from = calendar.isAlwaysOpen() ? WITHOUT_HOURS : EARLIEST;
    Instant early = today.atTime(from).atZone(calendar.zone()).toInstant();
    return calendar.isOpen(early) ? early : calendar.nextOpening(early);
  }
}
