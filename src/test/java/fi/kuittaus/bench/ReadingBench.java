package fi.kuittaus.bench;

import fi.kuittaus.mail.InboundMessage;
import fi.kuittaus.reading.LabelledMail;
import fi.kuittaus.reading.Readers;
import fi.kuittaus.reading.Reading;
import fi.kuittaus.reading.Triage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * What reading a mail costs: the median and the slowest of the test resources' mails, cold and
 * warm, in time of the processor (others use the machine), and the heap that the readers keep. No
 * arguments.
 */
final class ReadingBench {
  private static final int ROUNDS = 20;
  private static final List<String> HOUSE = List.of("fi", "sv", "en");

  private ReadingBench() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<InboundMessage> mails =
        LabelledMail.in(
                "fi-development.txt",
                "fi-held-out.txt",
                "sv-development.txt",
                "sv-held-out.txt",
                "en-development.txt",
                "en-held-out.txt",
                "others-development.txt",
                "others-held-out.txt")
            .stream()
            .map(LabelledMail::mail)
            .toList();
    long before = heap();
    Triage triage =
        new Triage(List.of(), new Reading.Matter("question", "normal"))
            .withBuiltIn(List.of("critical", "high", "normal", "low"));
    Readers readers = new Readers();
    time("first", readers, triage, mails);
    System.out.printf("heap kept %d MB%n", (heap() - before) >> 20);
    for (int round = 0; round < ROUNDS; round++) {
      time("round " + round, readers, triage, mails);
    }
  }

  private static void time(
      String name, Readers readers, Triage triage, List<InboundMessage> mails) {
    long[] nanos = new long[mails.size()];
    for (int i = 0; i < nanos.length; i++) {
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      readers.read(mails.get(i), triage, HOUSE);
      nanos[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-9s median %5d µs  95 %% %6d µs  slowest %7d µs%n",
        name,
        nanos[nanos.length / 2] / 1_000,
        nanos[nanos.length * 95 / 100] / 1_000,
        nanos[nanos.length - 1] / 1_000);
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
