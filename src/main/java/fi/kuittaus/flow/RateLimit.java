package fi.kuittaus.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A limit of so many mails in so much time, as providers count: in any window of that length. Safe
 * for several threads.
 */
public final class RateLimit {
  /** As many as there are. */
  public static final RateLimit NONE = new RateLimit(0, Duration.ZERO);

  private final int count;
  private final Duration window;
  private final Deque<Instant> taken = new ArrayDeque<>();

  /**
   * A limit of {@code count} mails in a window of time.
   *
   * @param count 0: no limit
   */
  public RateLimit(int count, Duration window) {
    this.count = count;
    this.window = window;
  }

  /** Takes leave to send some mails now; gives how many may, 0 if the window is full. */
  public synchronized int take(Instant now, int wanted) {
    if (count == 0) {
      return wanted;
    }
    while (!taken.isEmpty() && !taken.peekFirst().plus(window).isAfter(now)) {
      taken.removeFirst();
    }
    int leave = Math.min(wanted, count - taken.size());
    for (int i = 0; i < leave; i++) {
      taken.addLast(now);
    }
    return leave;
  }

  /** How long until one more mail may leave; zero if it may now. */
  public synchronized Duration freeIn(Instant now) {
    if (count == 0 || taken.size() < count) {
      return Duration.ZERO;
    }
    Duration wait = Duration.between(now, taken.peekFirst().plus(window));
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Takes back the leave for so many mails that was taken last: there was nothing to send. */
  public synchronized void giveBack(int unused) {
    for (int i = 0; i < unused; i++) {
      taken.pollLast();
    }
  }
}
