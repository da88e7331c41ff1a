package fi.kuittaus.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupSyncTest {
  @Test
  void whoComesWhileOneRunsSharesTheNext() throws Exception {
    var first = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var syncs = new AtomicInteger();
    GroupSync sync =
        new GroupSync(() -> {
          if (syncs.incrementAndGet() == 1) {
            first.countDown();
            await(goOn);
          }
        });
    List<Thread> threads = new ArrayList<>(List.of(Thread.ofVirtual().start(sync::await)));
    first.await();
    for (int i = 0; i < 20; i++) {
      threads.add(Thread.ofPlatform().start(sync::await));
    }
    for (Thread thread : threads.subList(1, 21)) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    goOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(syncs).as("the one that ran, and one for all the others").hasValue(2);
  }

  @Test
  void oneThatFailsCoversNobody() {
    var syncs = new AtomicInteger();
    GroupSync sync =
        new GroupSync(() -> {
          if (syncs.incrementAndGet() == 1) {
            throw new StoreException("disk full");
          }
        });
    assertThatThrownBy(sync::await).hasMessage("disk full");
    sync.await();
    assertThat(syncs).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
