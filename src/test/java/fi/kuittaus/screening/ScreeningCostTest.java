package fi.kuittaus.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class ScreeningCostTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Processor time, not clock time, so that busy builders do not fail it. */
  @Test
  void an_ordinary_mail_costs_less_than_a_millisecond() {
    String text = "Hello, order number 17 has not arrived. Could you look into it?\r\n".repeat(45);
    run(3_000, text);
    long begun = THREADS.getCurrentThreadCpuTime();
    run(500, text);
    long nanosEach = (THREADS.getCurrentThreadCpuTime() - begun) / 500;
    assertThat(nanosEach).isLessThan(1_000_000);
  }

  private static void run(int times, String text) {
    for (int i = 0; i < times; i++) {
      Screening screening = Screener.screen(Mails.withText(text), Mails.HOUSE);
      assertThat(screening.verdict()).isEqualTo(Verdict.PERSON);
    }
  }
}
