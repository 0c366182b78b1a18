package dev.headroom.logs.index;

import java.time.Duration;

/**
 * The bounds of the log index; {@code docs/config/logs.md} describes each.
 *
 * @param retentionDays whole days kept besides today
 * @param diskBytesMax size of all days together; the oldest go first
 * @param blockBytesMax size at which a day's block is closed and another begun
 * @param bufferBytesMax memory for records of one block not yet written to a segment
 * @param refreshInterval how long an applied record may stay invisible
 * @param commitInterval how often applied records become durable in the index
 * @param searchTimeout when a search stops and answers with what it has
 * @param searchesAtOnceMax searches at work
 * @param searchesWaitingMax searches in the queue; further ones are turned away
 * @param pageBytesMax stored size of the records of one page
 * @param signatureLinesMax lines that one grouping by signature examines, the newest; at most
 *     {@value #SIGNATURE_LINES_LIMIT}
 * @param leadingWildcardRangeMax longest time range for words that start with a wildcard
 */
public record LogsConfig(
    int retentionDays,
    long diskBytesMax,
    long blockBytesMax,
    long bufferBytesMax,
    Duration refreshInterval,
    Duration commitInterval,
    Duration searchTimeout,
    int searchesAtOnceMax,
    int searchesWaitingMax,
    long pageBytesMax,
    int signatureLinesMax,
    Duration leadingWildcardRangeMax) {
  /** Each line may be a group of its own, which takes 3 KiB. */
  static final int SIGNATURE_LINES_LIMIT = 100_000;

  public LogsConfig {
    atLeast("retentionDays", 1, retentionDays);
    atLeast("blockBytesMax", 1 << 10, blockBytesMax);
    atLeast("diskBytesMax", blockBytesMax, diskBytesMax);
    within("bufferBytesMax", 1 << 20, 1 << 30, bufferBytesMax);
    atLeast("refreshInterval in ms", 1, refreshInterval.toMillis());
    atLeast("commitInterval in ms", 1, commitInterval.toMillis());
    atLeast("searchTimeout in ms", 1, searchTimeout.toMillis());
    atLeast("searchesAtOnceMax", 1, searchesAtOnceMax);
    atLeast("searchesWaitingMax", 0, searchesWaitingMax);
    atLeast("pageBytesMax", 1, pageBytesMax);
    within("signatureLinesMax", 1, SIGNATURE_LINES_LIMIT, signatureLinesMax);
    atLeast("leadingWildcardRangeMax in ms", 0, leadingWildcardRangeMax.toMillis());
  }

  public static LogsConfig defaults() {
    return new LogsConfig(
        14,
        20L << 30,
        2L << 30,
        Math.max(1L << 20, Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16)),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        2,
        16,
        5L << 20,
        10_000,
        Duration.ofDays(1));
  }

  private static void atLeast(String name, long least, long value) {
    within(name, least, Long.MAX_VALUE, value);
  }

  private static void within(String name, long least, long most, long value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + " to " + most + ", not " + value);
    }
  }
}
