package dev.headroom.metrics.head;

import java.time.Duration;

/**
 * Bounds of the head.
 *
 * @param window how far back of the newest push data is kept and taken
 * @param bytesMax heap for all series; beyond it the oldest sealed data goes first
 * @param seriesMax float series
 * @param distributionSeriesMax distribution series, which take far more room each
 * @param metadataMax metrics whose description is kept
 * @param digits significant digits of HDR cells of new series: 2 (0.78 %) or 3 (0.098 %)
 * @param futureMax how far a time stamp may lie ahead of the push's arrival
 * @param trustedStart how long ago a stream may have started for its first point to count whole
 * @param senderLookback how long ago a sender may have been heard for a new stream of it to begin
 *     at zero
 * @param streamsMax streams of sums and cumulative distributions that are remembered
 */
public record HeadConfig(
    Duration window,
    long bytesMax,
    int seriesMax,
    int distributionSeriesMax,
    int metadataMax,
    int digits,
    Duration futureMax,
    Duration trustedStart,
    Duration senderLookback,
    int streamsMax) {
  private static final Duration WINDOW_MIN = Duration.ofMinutes(10);
  private static final long BYTES_MIN = 1 << 20;

  public HeadConfig {
    check(window.compareTo(WINDOW_MIN) >= 0, "metrics.window is at least 10m, not " + window);
    check(bytesMax >= BYTES_MIN, "metrics.bytesMax is at least " + BYTES_MIN + ", not " + bytesMax);
    check(seriesMax > 0, "metrics.seriesMax is at least 1, not " + seriesMax);
    check(
        distributionSeriesMax > 0,
        "metrics.distributionSeriesMax is at least 1, not " + distributionSeriesMax);
    check(metadataMax > 0, "metrics.metadataMax is at least 1, not " + metadataMax);
    check(digits == 2 || digits == 3, "metrics.digits is 2 or 3, not " + digits);
    check(!futureMax.isNegative(), "metrics.futureMax is not negative: " + futureMax);
    check(!trustedStart.isNegative(), "metrics.trustedStart is not negative: " + trustedStart);
    check(
        !senderLookback.isNegative(), "metrics.senderLookback is not negative: " + senderLookback);
    check(streamsMax > 0, "metrics.streamsMax is at least 1, not " + streamsMax);
  }

  /** With the default rules of growth. */
  HeadConfig(
      Duration window,
      long bytesMax,
      int seriesMax,
      int distributionSeriesMax,
      int metadataMax,
      int digits,
      Duration futureMax) {
    this(
        window,
        bytesMax,
        seriesMax,
        distributionSeriesMax,
        metadataMax,
        digits,
        futureMax,
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        200_000);
  }

  public static HeadConfig defaults() {
    return new HeadConfig(
        Duration.ofDays(2),
        Math.max(BYTES_MIN, Runtime.getRuntime().maxMemory() / 4),
        200_000,
        10_000,
        20_000,
        2,
        Duration.ofHours(1));
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
