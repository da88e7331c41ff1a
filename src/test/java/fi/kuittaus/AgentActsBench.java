package fi.kuittaus;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.conversation.Evidence;
import fi.kuittaus.conversation.Status;
import jakarta.mail.Flags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon a daemon at a real Dovecot, at its usual pace, has acted on what agents do in their mail
 * programs: {@code mvn test -Dtest=AgentActsBench}.
 */
class AgentActsBench {
  /** How often each act is done. */
  private static final int ROUNDS = Integer.getInteger("kuittaus.acts", 10);

  private final Random phases = new Random(7);
  private final Map<String, List<Duration>> took = new LinkedHashMap<>();
  @TempDir Path folder;
  private DovecotDesk desk;

  /** Something that an agent does to the mail of this customer. */
  private interface Act {
    void on(String who) throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    desk = new DovecotDesk(folder, Tempo.USUAL);
  }

  @AfterEach
  void stop() throws Exception {
    desk.close();
  }

  @Test
  void howSoonEachActIsActedOn() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      round(Integer.toString(round));
    }
    assertThat(took.values()).allSatisfy(times -> assertThat(times).hasSize(ROUNDS));
    print();
  }

  private void round(String n) throws Exception {
    acknowledged("a mail is acknowledged", "ack" + n);
    act("answered, copy in Sent", "ans" + n, this::answer, Status.ANSWERED);
    act("+close in Bcc", "bcc" + n, this::answerAndClose, Status.CLOSED);
    act("moved to Closed", "mov" + n, who -> desk.move(who, "Closed"), Status.CLOSED);
    act("moved back", "mov" + n, who -> desk.moveBack(who, "Closed"), Status.WORKING);
    act("copied, expunged", "cop" + n, who -> desk.copyThenExpunge(who, "Closed"), Status.CLOSED);
    act("the keyword", "key" + n, this::keyword, Status.CLOSED);
    act("moved to Junk", "jun" + n, who -> desk.move(who, "Junk"), Status.CLOSED);
    act("moved to Trash", "tra" + n, who -> desk.move(who, "Trash"), Status.PAUSED);
    act("expunged by another", "exp" + n, desk::expungeElsewhere, Status.PAUSED);
    act("marked \\Deleted", "del" + n, who -> desk.flag(who, Flags.Flag.DELETED), Status.PAUSED);
    acknowledge("see" + n);
    measure(
        "opened (\\Seen)",
        () -> desk.flag("see" + n, Flags.Flag.SEEN),
        () -> desk.of("see" + n).course().tally().evidence() == Evidence.SEEN);
  }

  private void act(String name, String who, Act act, Status after) throws Exception {
    if (!desk.knows(who)) {
      acknowledge(who);
    }
    measure(name, () -> act.on(who), () -> desk.of(who).course().status() == after);
  }

  private void acknowledge(String who) {
    desk.arrives(who);
    DovecotDesk.await(who, () -> desk.hasLetter(who));
  }

  private void acknowledged(String name, String who) throws Exception {
    measure(name, () -> desk.arrives(who), () -> desk.hasLetter(who));
  }

  private void answer(String who) throws Exception {
    desk.putInSent("To: " + who + "@customer.example", who);
  }

  private void answerAndClose(String who) throws Exception {
    desk.putInSent("To: " + who + "@customer.example\r\nBcc: support+close@example.com", who);
  }

  private void keyword(String who) {
    desk.with(
        "INBOX",
        inbox -> {
          inbox.setFlags(DovecotDesk.of(inbox, who), new Flags("Closed"), true);
          return who;
        });
  }

  private interface Step {
    void run() throws Exception;
  }

  /** Begins at any moment between two looks of the daemon's. */
  private void measure(String name, Step act, BooleanSupplier done) throws Exception {
    LockSupport.parkNanos(phases.nextLong(Duration.ofSeconds(4).toNanos()));
    long start = System.nanoTime();
    act.run();
    DovecotDesk.await(name, done);
    took.computeIfAbsent(name, _ -> new ArrayList<>())
        .add(Duration.ofNanos(System.nanoTime() - start));
  }

  private void print() {
    System.out.printf("%-26s %6s %8s %8s%n", "act", "n", "p50 ms", "max ms");
    took.forEach((name, times) -> {
      List<Duration> sorted = times.stream().sorted().toList();
      System.out.printf(
          "%-26s %6d %8d %8d%n",
          name,
          sorted.size(),
          sorted.get(sorted.size() / 2).toMillis(),
          sorted.getLast().toMillis());
    });
  }
}
