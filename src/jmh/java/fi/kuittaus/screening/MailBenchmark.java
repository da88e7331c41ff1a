package fi.kuittaus.screening;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to read, split and screen a mail of the corpus: the samples' median is that of the
 * mails, which take turns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class MailBenchmark {
  private static final String ALL = "all";
  private static final int PARTS = 4;

  /** All mails, or a quarter of them by their size, the smallest first. */
  @Param({ALL, "1", "2", "3", "4"})
  public String quarter = ALL;

  private List<byte[]> mails = List.of();
  private int next;

  /** Reads the mails into memory, and says how large they are. */
  @Setup
  public void load() throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (Corpus.Labelled mail : Corpus.mails()) {
      all.add(mail.raw());
    }
    if (!quarter.equals(ALL)) {
      all.sort(Comparator.comparingInt(raw -> raw.length));
      int part = Integer.parseInt(quarter);
      all = all.subList(all.size() * (part - 1) / PARTS, all.size() * part / PARTS);
    }
    mails = List.copyOf(all);
    long bytes = mails.stream().mapToLong(raw -> raw.length).sum();
    System.out.printf("%d mails of %d bytes each%n", mails.size(), bytes / mails.size());
  }

  /** One mail, from its bytes to its verdict. */
  @Benchmark
  public Screening verdict() {
    next = (next + 1) % mails.size();
    return Screener.screen(Mails.read(mails.get(next)), Mails.HOUSE);
  }
}
