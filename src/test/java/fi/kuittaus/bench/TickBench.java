package fi.kuittaus.bench;

import com.sun.management.OperatingSystemMXBean;
import fi.kuittaus.HandClock;
import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.flow.Alerting;
import fi.kuittaus.flow.Closing;
import fi.kuittaus.flow.Correcting;
import fi.kuittaus.flow.MailRoom;
import fi.kuittaus.flow.Office;
import fi.kuittaus.flow.Updating;
import fi.kuittaus.letter.Letters;
import fi.kuittaus.store.SendQueue;
import fi.kuittaus.store.Store;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.Set;

/**
 * What a turn of the rounds costs: with nothing due, as conversations grow in number, and with many
 * updates due at once, of a process that has just started and of one that runs.
 *
 * <p>Arguments: few open conversations (1,000), many (1,000,000), and how many updates are due at
 * once (10,000).
 */
final class TickBench {
  private static final int TICKS = 2_000;
  private static final int TURNS = 3;
  private static final Set<String> URGENCIES = TestHouse.promises().urgencies().keySet();
  private static final Instant NOW = TestHouse.at("2026-11-24T14:55");
  private final Store store;
  private final HandClock clock = new HandClock(NOW);
  private final Updating updating;
  private final Correcting correcting;
  private final Alerting alerting;
  private final Closing closing;

  private TickBench(Store store) {
    this.store = store;
    HousePolicy policy = TestHouse.policy();
    Office office =
        new Office(store, () -> policy, clock, new MailRoom(Letters.builtIn(), new Random(5)));
    updating = new Updating(office, () -> {});
    correcting = new Correcting(office, () -> {});
    alerting = new Alerting(office, () -> {});
    closing = new Closing(office);
  }

  public static void main(String[] arguments) throws IOException {
    int few = number(arguments, 0, 1_000);
    int many = number(arguments, 1, 1_000_000);
    int due = number(arguments, 2, 10_000);
    Path small = Files.createTempDirectory("tick-bench");
    Path big = Files.createTempDirectory("tick-bench");
    try (Store one = Store.embedded(small);
        Store other = Store.embedded(big)) {
      OpenConversations.bare(one, few, NOW);
      OpenConversations.bare(other, many, NOW);
      idle(new TickBench(one), few, new TickBench(other), many);
      for (int turn = 1; turn <= 2; turn++) {
        OpenConversations.due(one, due, NOW);
        new TickBench(one).atOnce(due);
      }
    } finally {
      delete(small);
      delete(big);
    }
  }

  /** By turns, so that both have the same of what else goes on in the machine. */
  private static void idle(TickBench small, int few, TickBench big, int many) {
    for (int turn = 1; turn <= TURNS; turn++) {
      long[] one = new long[TICKS];
      long[] other = new long[TICKS];
      for (int i = 0; i < TICKS; i++) {
        one[i] = small.tick();
        other[i] = big.tick();
      }
      System.out.printf(
          "turn %d  a tick with nothing due: %,d open %d µs, %,d open %d µs, ratio %.2f%n",
          turn, few, median(one), many, median(other), (double) median(other) / median(one));
    }
  }

  private static long median(long... micros) {
    Arrays.sort(micros);
    return micros[micros.length / 2];
  }

  /** All four rounds of all urgencies; how many µs they took. */
  private long tick() {
    long begun = System.nanoTime();
    for (String urgency : URGENCIES) {
      updating.updateDue(urgency);
      correcting.correctDue(urgency);
      alerting.warnDue(urgency);
      closing.closeDue(urgency);
    }
    return (System.nanoTime() - begun) / 1_000;
  }

  private void atOnce(int due) {
    long begun = System.nanoTime();
    long cpu = cpuNanos();
    updating.updateDue("normal");
    double seconds = (System.nanoTime() - begun) / 1e9;
    double busy = (cpuNanos() - cpu) / 1e9;
    int queued =
        store.transaction(tx ->
            tx.queue().claim("support", SendQueue.Scope.ALL, due + 1, NOW.plusSeconds(300)).size());
    System.out.printf(
        "%,d updates due at once: %,d decided and queued in %.1f s, cpu %.1f s%n",
        due, queued, seconds, busy);
  }

  /** Of all threads, the compiler's too: says more than the clock where others use the machine. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static int number(String[] arguments, int index, int usual) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
