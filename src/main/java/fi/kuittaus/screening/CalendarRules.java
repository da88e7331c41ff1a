package fi.kuittaus.screening;

import static fi.kuittaus.screening.Verdict.MACHINE;
import static fi.kuittaus.screening.Verdict.PERSON_UNANSWERABLE;

import fi.kuittaus.mail.MimePart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for calendar mail (RFC 6047). A calendar file that is merely attached says nothing. */
final class CalendarRules {
  private static final Set<String> ANSWERS =
      Set.of("reply", "counter", "declinecounter", "refresh");

  static final List<Rule> ALL =
      List.of(
          Rule.of(
              "calendar-reply",
              MACHINE,
              "An answer to an invitation, which calendar programs send.",
              f -> calendars(f).anyMatch(p -> isAnswer(p))),
          Rule.of(
              "calendar-invitation",
              PERSON_UNANSWERABLE,
              "An invitation, or its end: a person sent it, but wants a yes or no.",
              f -> calendars(f).anyMatch(p -> isMain(p) && method(p).isPresent() && !isAnswer(p))));

  private CalendarRules() {}

  private static Stream<MimePart> calendars(Facts facts) {
    return facts.parts().filter(p -> p.type().equals("text/calendar"));
  }

  /** Outlook calls even its answers attachments; nobody attaches one by hand. */
  private static boolean isAnswer(MimePart calendar) {
    return method(calendar).filter(ANSWERS::contains).isPresent();
  }

  /** Whether the calendar is what the mail says, not a file that hangs on it. */
  private static boolean isMain(MimePart calendar) {
    return !calendar.attachment() || calendar.depth() == 0;
  }

  private static Optional<String> method(MimePart part) {
    return part.parameter("method")
        .or(() -> part.fields().first("METHOD"))
        .map(m -> m.strip().toLowerCase(Locale.ROOT));
  }
}
