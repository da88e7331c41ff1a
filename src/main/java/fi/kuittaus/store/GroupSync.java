package fi.kuittaus.store;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A sync to disk that serves all who wait for one: who comes while one runs shares the next. Safe
 * for any number of threads.
 */
final class GroupSync {
  private final Runnable sync;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private long asked;
  private long covered;
  private boolean running;

  GroupSync(Runnable sync) {
    this.sync = sync;
  }

  /** Returns when a sync that began after this call has ended; throws what it throws. */
  void await() {
    lock.lock();
    try {
      long mine = ++asked;
      while (covered < mine) {
        if (running) {
          ended.awaitUninterruptibly();
        } else {
          lead();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** One that fails covers nobody: each of the others tries for itself. */
  private void lead() {
    long covers = asked;
    running = true;
    lock.unlock();
    try {
      sync.run();
    } finally {
      lock.lock();
      running = false;
      ended.signalAll();
    }
    covered = Math.max(covered, covers);
  }
}
