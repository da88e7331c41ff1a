package fi.kuittaus.screening;

import com.sun.management.ThreadMXBean;
import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.mail.OwnWords;
import fi.kuittaus.mail.Secrets;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * What strangers may send, and the limits that reading it must keep: a second of processor time,
 * and 64 MB for a mail of 1 MB.
 */
public final class HostileInput {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_TEXT = 200_000;
  private static final long MOST_BYTES = 64L << 20;

  /** What watches each comparison of strings for the fuzzer fills more memory than the reading. */
  private static final boolean FUZZED = Boolean.getBoolean("kuittaus.fuzz");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private HostileInput() {}

  /** Bytes to a mail. */
  public static void read(byte[] raw) {
    within(() -> Mails.read(raw));
  }

  /** A mail to its verdict. */
  public static void screen(byte[] raw) {
    InboundMessage mail = Mails.read(raw);
    within(() -> Screener.screen(mail, Mails.HOUSE));
  }

  /** A text, of which a mail keeps 200,000 characters, to the sender's own words. */
  public static void split(byte[] text) {
    String whole = new String(text, StandardCharsets.UTF_8);
    String kept = whole.substring(0, Math.min(MOST_TEXT, whole.length()));
    within(() -> OwnWords.in(kept));
  }

  /** A text, as much of it as a mail keeps, to the same without secrets. */
  public static void mask(byte[] text) {
    String whole = new String(text, StandardCharsets.UTF_8);
    String kept = whole.substring(0, Math.min(MOST_TEXT, whole.length()));
    within(() -> Secrets.mask(kept));
  }

  /** What is over the limits at first is measured once more, when all its classes are loaded. */
  private static void within(Runnable work) {
    if (!measured(work).isEmpty()) {
      String excess = measured(work);
      if (!excess.isEmpty()) {
        throw new AssertionError(excess);
      }
    }
  }

  /** By how much the limits were passed, or empty. */
  private static String measured(Runnable work) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long begun = THREADS.getCurrentThreadCpuTime();
    work.run();
    long nanos = THREADS.getCurrentThreadCpuTime() - begun;
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    return nanos > MOST_NANOS || (bytes > MOST_BYTES && !FUZZED)
        ? "%d ms, %d MB".formatted(TimeUnit.NANOSECONDS.toMillis(nanos), bytes >> 20)
        : "";
  }
}
