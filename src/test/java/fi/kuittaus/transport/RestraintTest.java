package fi.kuittaus.transport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestraintTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Restraint restraint = new Restraint(nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aRefusedLoginIsNotRepeatedForSeconds() {
    restraint.failed(new LoginRefused("NO wrong password"));
    pass(Duration.ofSeconds(3));
    assertThatThrownBy(restraint::check)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong password");
    pass(Duration.ofSeconds(4));
    assertThatCode(restraint::check).doesNotThrowAnyException();
  }

  @Test
  void itIsRepeatedEverySomeMinutesAtLast() {
    for (int i = 0; i < 10; i++) {
      restraint.failed(new LoginRefused("NO wrong password"));
    }
    pass(Duration.ofMinutes(3));
    assertThatThrownBy(restraint::check).isInstanceOf(IOException.class);
    pass(Duration.ofMinutes(4));
    assertThatCode(restraint::check).doesNotThrowAnyException();
  }

  @Test
  void aSuccessForgetsTheFailures() {
    restraint.failed(new IOException("connection refused"));
    restraint.succeeded();
    assertThatCode(restraint::check).doesNotThrowAnyException();
  }
}
