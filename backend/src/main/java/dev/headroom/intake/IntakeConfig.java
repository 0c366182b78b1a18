package dev.headroom.intake;

import java.time.Duration;

/**
 * The bounds between the log and its followers.
 *
 * @param queueBatchesMax batches accepted and not yet applied, for each follower
 * @param queueBytesMax estimated bytes of these, for each follower
 * @param retryAfter what a refused sender is told to wait, and how often a failed follower is tried
 * @param releaseInterval how often log segments that nobody needs are let go
 * @param drainMax how long closing waits for batches under way
 */
public record IntakeConfig(
    int queueBatchesMax,
    long queueBytesMax,
    Duration retryAfter,
    Duration releaseInterval,
    Duration drainMax) {
  public IntakeConfig {
    if (queueBatchesMax <= 0 || queueBytesMax <= 0) {
      throw new IllegalArgumentException(
          "queueBatchesMax and queueBytesMax must be more than 0: "
              + queueBatchesMax
              + ", "
              + queueBytesMax);
    }
    if (!retryAfter.isPositive() || !releaseInterval.isPositive() || drainMax.isNegative()) {
      throw new IllegalArgumentException(
          "retryAfter and releaseInterval must be more than 0, drainMax not less");
    }
  }

  public static IntakeConfig defaults() {
    long bytes = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 16);
    return new IntakeConfig(
        1_024, bytes, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(8));
  }
}
