package dev.headroom.logs.index;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.lucene.index.QueryTimeout;

/** When a search must stop. */
public final class Deadline implements QueryTimeout {
  private final LongSupplier nanoTime;
  private final long endNanos;

  public Deadline(Duration timeout, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.endNanos = nanoTime.getAsLong() + timeout.toNanos();
  }

  public long remainingNanos() {
    return endNanos - nanoTime.getAsLong();
  }

  @Override
  public boolean shouldExit() {
    return remainingNanos() <= 0;
  }
}
