package dev.headroom.checkpoint;

import java.time.Duration;

/**
 * How often state in memory is saved. It is also what a restart has to replay at most, and, twice,
 * how much log is kept.
 *
 * @param logBytesMax a checkpoint is written after this much log
 * @param intervalMax or after this long, if anything was applied
 * @param retryInterval how long a failed checkpoint waits for its next try
 */
public record CheckpointConfig(long logBytesMax, Duration intervalMax, Duration retryInterval) {
  public CheckpointConfig {
    if (logBytesMax < 1) {
      throw new IllegalArgumentException("checkpoint.logBytesMax must be 1 or more");
    }
    if (!intervalMax.isPositive() || !retryInterval.isPositive()) {
      throw new IllegalArgumentException(
          "checkpoint.intervalMax and checkpoint.retryInterval must be longer than nothing");
    }
  }

  public static CheckpointConfig defaults() {
    return new CheckpointConfig(256L << 20, Duration.ofMinutes(10), Duration.ofMinutes(1));
  }
}
