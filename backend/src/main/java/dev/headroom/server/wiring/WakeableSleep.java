package dev.headroom.server.wiring;

import dev.headroom.slo.EvaluationLoop;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sleeps as threads do, and remembers that it was woken while it was awake. */
final class WakeableSleep implements EvaluationLoop.Sleeper {
  private final Semaphore woken = new Semaphore(0);

  @Override
  public void sleep(Duration atMost) throws InterruptedException {
    if (woken.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      woken.drainPermits();
    }
  }

  @Override
  public void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }
}
