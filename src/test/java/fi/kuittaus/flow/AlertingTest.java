package fi.kuittaus.flow;

import static fi.kuittaus.TestHouse.at;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kuittaus.TestHouse;
import fi.kuittaus.conversation.HousePolicy;
import fi.kuittaus.conversation.Reference;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a conversation between the search for what is due and the warning of it. */
class AlertingTest {
  @TempDir private Path data;
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
  private FlowWorld world;
  private Reference reference;

  @BeforeEach
  void open() {
    world = new FlowWorld(data, at("2026-11-23T09:07"), this::policy);
    world.maijaWrites("1@c", "Lasku", "Hei, lasku ei aukea enää lainkaan.");
    world.send();
    world.delivered.clear();
    reference = world.only().reference();
    world.clock.set(at("2026-11-24T08:00"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** The flow asks for the policy when it has found what is due, before it locks the row. */
  private HousePolicy policy() {
    meanwhile.getAndSet(() -> {}).run();
    return TestHouse.policy();
  }

  private int warnedWhile(Runnable happens) {
    meanwhile.set(happens);
    world.alerting.warnDue("normal");
    assertThat(world.only().course().agenda().warn()).isEmpty();
    world.send();
    return world.delivered.size();
  }

  @Test
  void whatNobodyTouchesMeanwhileIsWarnedOf() {
    assertThat(warnedWhile(() -> {})).isEqualTo(1);
  }

  @Test
  void noWarningOfWhatIsClosedMeanwhile() {
    assertThat(warnedWhile(() -> world.closing.close(reference, "console"))).isZero();
  }

  @Test
  void noSecondWarningOfWhatAnotherRoundHasWarnedOfMeanwhile() {
    assertThat(warnedWhile(() -> world.alerting.warnDue("normal"))).isEqualTo(1);
  }
}
