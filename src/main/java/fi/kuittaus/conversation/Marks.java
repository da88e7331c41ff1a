package fi.kuittaus.conversation;

import fi.kuittaus.mail.MailLookout;
import fi.kuittaus.promise.Promise;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The keywords by which mail programs may colour a customer's mail. */
public final class Marks {
  private Marks() {}

  /**
   * The keywords of a conversation's mails now.
   *
   * @param acknowledged whether the customer has the acknowledgement
   */
  public static Set<String> of(Course course, boolean acknowledged, Instant now) {
    Set<String> marks = new HashSet<>();
    if (acknowledged) {
      marks.add(MailLookout.ACKNOWLEDGED);
    }
    if (course.status() == Status.OPEN) {
      Optional<Promise> promise = course.promise();
      boolean lapsed = promise.map(p -> !p.dueAt().isAfter(now)).orElse(true);
      if (lapsed || course.tally().corrections() > 0) {
        marks.add(MailLookout.LATE);
      }
      if (promise.filter(p -> isToday(p, now)).isPresent()) {
        marks.add(MailLookout.DUE_TODAY);
      }
    }
    return marks;
  }

  private static boolean isToday(Promise promise, Instant now) {
    return promise.local().toLocalDate().equals(now.atZone(promise.zone()).toLocalDate());
  }
}
