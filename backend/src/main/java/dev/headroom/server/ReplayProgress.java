package dev.headroom.server;

import dev.headroom.intake.Intake.RecoveryProgress;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells how far the replay at start has come: about once a second, and only if it takes long. */
final class ReplayProgress implements RecoveryProgress {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private long lastNanos;

  /**
   * @param nanoTime a monotonic clock, in nanoseconds
   */
  ReplayProgress(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.lastNanos = nanoTime.getAsLong();
  }

  @Override
  public void replayed(long position, long end) {
    long now = nanoTime.getAsLong();
    if (now - lastNanos >= EVERY_NANOS) {
      lastNanos = now;
      out.printf("replaying the log: %d of %d MiB%n", position >> 20, end >> 20);
      out.flush();
    }
  }
}
