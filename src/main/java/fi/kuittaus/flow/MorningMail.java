package fi.kuittaus.flow;

import fi.kuittaus.conversation.Conversation;
import fi.kuittaus.conversation.HouseMailbox;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Morning;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.Promise;
import fi.kuittaus.store.Transaction;
import fi.kuittaus.store.Unacknowledged;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail to the desk as its day begins: what is due, what is late, what was not answered. */
public final class MorningMail {
  private static final Logger LOG = LoggerFactory.getLogger(MorningMail.class);
  private static final String ERRAND = "morning-mail";
  private static final int MOST_CONVERSATIONS = 5000;
  private static final int LINES = 8;
  private static final Duration DAY = Duration.ofDays(1);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private final Office office;
  private final Runnable outboxBell;

  public MorningMail(Office office, Runnable outboxBell) {
    this.office = office;
    this.outboxBell = outboxBell;
  }

  /** Writes it where its time has come and there is something to tell. */
  public void writeIfDue() {
    HousePolicy policy = office.policy().get();
    Instant now = office.now();
    boolean due =
        policy.desk().isPresent()
            && office
                .store()
                .transaction(tx -> Morning.isNow(calendar(policy), tx.errands().last(ERRAND), now));
    if (due) {
      office.store().run(tx -> write(tx, policy, now));
      outboxBell.run();
    }
  }

  private static BusinessCalendar calendar(HousePolicy policy) {
    return policy.promises().urgency(policy.triage().fallback().urgency()).calendar();
  }

  private void write(Transaction tx, HousePolicy policy, Instant now) {
    Instant since = tx.errands().last(ERRAND).orElse(now.minus(DAY));
    tx.errands().done(ERRAND, now);
    Morning morning = Morning.of(tx.conversations().list(false, MOST_CONVERSATIONS), now);
    List<Unacknowledged> without = tx.unacknowledged(since);
    if (morning.isEmpty() && without.isEmpty()) {
      return;
    }
    HouseMailbox mailbox =
        policy.mailboxes().values().stream()
            .min(Comparator.comparing(HouseMailbox::id))
            .orElseThrow();
    DeskWords words = DeskWords.in(mailbox.languages().getFirst());
    office.mailRoom().tellDesk(tx, policy, mailbox, notice(words, morning, without), now);
    LOG.info(
        "morning mail: {} due today, {} late, {} not acknowledged",
        morning.dueToday().size(),
        morning.late().size(),
        without.size());
  }

  private static DeskNotice notice(DeskWords words, Morning morning, List<Unacknowledged> without) {
    List<String> parts = new ArrayList<>();
    part(words.dueToday(), words, due(morning, Promise.What.ANSWER)).ifPresent(parts::add);
    part(words.callsToday(), words, due(morning, Promise.What.CALL)).ifPresent(parts::add);
    part(words.late(), words, morning.late().stream().map(c -> line(c, opened(c))).toList())
        .ifPresent(parts::add);
    part(
            words.unacknowledged(),
            words,
            without.stream().map(u -> u.reference() + "  " + u.why()).toList())
        .ifPresent(parts::add);
    return new DeskNotice(
        "desk-morning",
        words.subject(morning.dueToday().size(), morning.late().size()),
        String.join("\n\n", parts));
  }

  private static Optional<String> part(String title, DeskWords words, List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    List<String> shown = new ArrayList<>(List.of(title));
    lines.stream().limit(LINES).map(line -> "  " + line).forEach(shown::add);
    if (lines.size() > LINES) {
      shown.add("  " + words.more(lines.size() - LINES));
    }
    return Optional.of(String.join("\n", shown));
  }

  private static String line(Conversation c, String when) {
    String subject = c.matter().subject();
    String cut = subject.substring(0, Math.min(50, subject.length()));
    return c.reference() + "  " + when + "  " + c.matter().urgency() + "  " + cut;
  }

  private static List<String> due(Morning morning, Promise.What what) {
    return morning.dueToday().stream()
        .filter(c -> c.course().promise().filter(p -> p.what() == what).isPresent())
        .map(c -> line(c, due(c)))
        .toList();
  }

  private static String due(Conversation c) {
    return c.course().promise().map(Promise::local).map(TIME::format).orElse("-");
  }

  private static String opened(Conversation c) {
    return c.course().openedAt().toString().substring(0, 10);
  }
}
