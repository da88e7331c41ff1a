package fi.kuittaus.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over the daemon itself: what keeps it from its work is told to the desk within minutes,
 * by a way that still works; where none does, the daemon ends, so that whoever runs it sees it.
 *
 * <p>For one thread at a time, but for {@link #troubles()}.
 */
public final class Alarming {
  private static final Logger LOG = LoggerFactory.getLogger(Alarming.class);

  /** How long nobody can be told before the daemon ends. */
  static final Duration ALONE = Duration.ofMinutes(15);

  private final Supplier<List<Trouble>> source;
  private final DeskLine line;
  private final InstantSource clock;
  private final Consumer<String> giveUp;
  private Alarms alarms = Alarms.NONE;
  private static final Duration RETRY = Duration.ofMinutes(1);
  private @Nullable Instant aloneSince;
  private Instant retryAt = Instant.MIN;
  private volatile List<Lasting> troubles = List.of();

  /**
   * A watch that has not looked yet.
   *
   * @param source what is wrong now
   * @param giveUp ends the daemon, for a reason; may be called again
   */
  public Alarming(
      Supplier<List<Trouble>> source, DeskLine line, InstantSource clock, Consumer<String> giveUp) {
    this.source = source;
    this.line = line;
    this.clock = clock;
    this.giveUp = giveUp;
  }

  /** What was wrong at the last look. */
  public List<Lasting> troubles() {
    return troubles;
  }

  /** Looks once, and tells what has to be told. */
  public void look() throws InterruptedException {
    Instant now = clock.instant();
    List<Trouble> present = source.get();
    alarms = alarms.seen(present, now);
    troubles = present.stream().map(t -> new Lasting(t, since(t).orElse(now))).toList();
    if (!now.isBefore(retryAt)) {
      tell(alarms.due(present, now), now);
    }
    endIfHopeless(present, now);
  }

  private void tell(List<Trouble> due, Instant now) throws InterruptedException {
    if (due.isEmpty() || isTold(due, now)) {
      aloneSince = null;
      alarms = alarms.told(due, now);
    } else {
      retryAt = now.plus(RETRY);
      alone(now);
    }
  }

  /** A trouble and when it began. */
  public record Lasting(Trouble trouble, Instant since) {}

  private Optional<Instant> since(Trouble trouble) {
    return alarms.course(trouble).map(Alarms.Course::since);
  }

  private boolean isTold(List<Trouble> due, Instant now) throws InterruptedException {
    if (aloneSince == null) {
      due.forEach(t ->
          LOG.error(
              "trouble={} mailbox={} {}", t.kind().label(), t.mailbox().orElse("all"), t.detail()));
    }
    return !line.leadsAnywhere() || line.tell(subject(due), text(due), now);
  }

  /** A new process may get a database open that this one cannot use. */
  private void endIfHopeless(List<Trouble> present, Instant now) {
    present.stream()
        .filter(t -> t.kind() == Trouble.Kind.LOST)
        .findFirst()
        .ifPresent(t -> end(t.text()));
    boolean broken =
        present.stream()
            .filter(t -> t.kind() == Trouble.Kind.DATABASE)
            .flatMap(t -> since(t).stream())
            .anyMatch(since -> !since.plus(ALONE).isAfter(now));
    if (broken) {
      end("the database has not worked for " + ALONE.toMinutes() + " minutes");
    }
  }

  private static String subject(List<Trouble> due) {
    return "Kuittaus needs help: "
        + due.stream().map(t -> t.kind().label()).distinct().collect(Collectors.joining(", "));
  }

  private static String text(List<Trouble> due) {
    return due.stream().map(Trouble::text).collect(Collectors.joining("\n\n"))
        + "\n\nThis is told once, and once a day while it lasts.";
  }

  private void alone(Instant now) {
    Instant since = Optional.ofNullable(aloneSince).orElse(now);
    aloneSince = since;
    if (!since.plus(ALONE).isAfter(now)) {
      end("nobody could be told of it for " + ALONE.toMinutes() + " minutes");
    }
  }

  private void end(String why) {
    LOG.error("ending: {}", why);
    giveUp.accept(why);
  }
}
