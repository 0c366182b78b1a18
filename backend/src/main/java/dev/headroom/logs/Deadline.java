package dev.headroom.logs;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.lucene.index.QueryTimeout;

/** When a search must stop. */
final class Deadline implements QueryTimeout {
  private final LongSupplier nanoTime;
  private final long endNanos;

  Deadline(Duration timeout, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.endNanos = nanoTime.getAsLong() + timeout.toNanos();
  }

  long remainingNanos() {
    return endNanos - nanoTime.getAsLong();
  }

  @Override
  public boolean shouldExit() {
    return remainingNanos() <= 0;
  }
}
