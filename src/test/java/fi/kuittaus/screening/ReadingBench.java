package fi.kuittaus.screening;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What it costs to read, split and screen a mail of the corpus, in processor time: run by hand,
 * with {@code -Dkuittaus.corpus=…}. Prints the median, and the cost for a byte by size.
 */
public final class ReadingBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 5;
  private static final int CLASSES = 6;

  private ReadingBench() {}

  /** A mail's size and its median cost. */
  private record Cost(int bytes, long nanos) {}

  public static void main(String[] args) throws IOException {
    List<byte[]> mails = new ArrayList<>();
    for (Corpus.Labelled mail : Corpus.mails()) {
      mails.add(mail.raw());
    }
    for (int i = 0; i < WARM_UP; i++) {
      mails.forEach(ReadingBench::nanos);
    }
    List<Cost> costs = mails.stream().map(ReadingBench::cost).toList();
    print("all", costs);
    List<Cost> bySize = costs.stream().sorted(Comparator.comparingInt(Cost::bytes)).toList();
    for (int i = 0; i < CLASSES; i++) {
      int from = bySize.size() * i / CLASSES;
      print("by size " + (i + 1), bySize.subList(from, bySize.size() * (i + 1) / CLASSES));
    }
  }

  private static Cost cost(byte[] raw) {
    long[] times = new long[ROUNDS];
    Arrays.setAll(times, i -> nanos(raw));
    Arrays.sort(times);
    return new Cost(raw.length, times[ROUNDS / 2]);
  }

  private static long nanos(byte[] raw) {
    long begun = THREADS.getCurrentThreadCpuTime();
    Screener.screen(Mails.read(raw), Mails.HOUSE);
    return THREADS.getCurrentThreadCpuTime() - begun;
  }

  private static void print(String what, List<Cost> costs) {
    long[] nanos = costs.stream().mapToLong(Cost::nanos).sorted().toArray();
    long bytes = costs.stream().mapToLong(Cost::bytes).sum();
    System.out.printf(
        "%-10s %5d mails, %7d bytes each: median %5d us, 95 %% %6d us, worst %7d us, %4d ns a"
            + " byte%n",
        what,
        nanos.length,
        bytes / nanos.length,
        nanos[nanos.length / 2] / 1_000,
        nanos[nanos.length * 95 / 100] / 1_000,
        nanos[nanos.length - 1] / 1_000,
        Arrays.stream(nanos).sum() / bytes);
  }
}
