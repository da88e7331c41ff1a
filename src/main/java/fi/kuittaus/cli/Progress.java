package fi.kuittaus.cli;

import java.io.PrintStream;

/** How far a long work has come, as a line on a terminal's standard error that grows. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 40;
  private static final long PACE_NANOS = 100_000_000;
  private final PrintStream err;
  private final boolean shown;
  private final long total;
  private long done;
  private long toldAt;

  private Progress(PrintStream err, boolean shown, long total) {
    this.err = err;
    this.shown = shown;
    this.total = total;
    this.toldAt = System.nanoTime();
  }

  /**
   * The progress of a work of this size, in any unit; 0: nobody knows.
   *
   * <p>Nothing is shown where standard error may not be a terminal.
   */
  static Progress of(Shell shell, long total) {
    return new Progress(shell.err(), Paint.of(shell).on(), total);
  }

  void add(long more) {
    done += more;
    long now = System.nanoTime();
    if (shown && now - toldAt > PACE_NANOS) {
      toldAt = now;
      err.print("\r" + line());
      err.flush();
    }
  }

  private String line() {
    if (total <= 0) {
      return done + " read";
    }
    double share = Math.min(1, (double) done / total);
    int full = (int) (share * WIDTH);
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + (int) (share * 100) + " %";
  }

  /** The line goes: what comes after stands by itself. */
  @Override
  public void close() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
