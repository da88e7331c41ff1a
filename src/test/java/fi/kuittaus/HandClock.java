package fi.kuittaus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is turned by hand. Safe for several threads. */
public final class HandClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public HandClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  public void forward(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }
}
