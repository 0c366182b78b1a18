package dev.headroom.ingest;

import java.time.Duration;

/**
 * How large bodies may be, and how much of all bodies together the process holds.
 *
 * @param wireBytesMax bytes of one body as sent
 * @param decodedBytesMax bytes of one body after decompression
 * @param expansionMax how many times larger than sent a body of more than a mebibyte may become
 * @param inFlightBytesMax bytes of all bodies being read or taken in, sent and decompressed
 * @param readTimeout how long a body may take to arrive
 * @param bytesPerSecondMin a body of which less arrives over five seconds is given up
 */
public record BodyLimits(
    int wireBytesMax,
    int decodedBytesMax,
    int expansionMax,
    long inFlightBytesMax,
    Duration readTimeout,
    int bytesPerSecondMin) {
  public BodyLimits {
    if (wireBytesMax <= 0 || decodedBytesMax <= 0 || expansionMax <= 0) {
      throw new IllegalArgumentException(
          "wireBytesMax, decodedBytesMax and expansionMax must be more than 0");
    }
    if (inFlightBytesMax < wireBytesMax) {
      throw new IllegalArgumentException(
          "inFlightBytesMax must hold one body: " + inFlightBytesMax + " < " + wireBytesMax);
    }
    if (!readTimeout.isPositive()) {
      throw new IllegalArgumentException("readTimeout must be more than 0: " + readTimeout);
    }
    if (bytesPerSecondMin < 0) {
      throw new IllegalArgumentException(
          "bytesPerSecondMin must not be negative: " + bytesPerSecondMin);
    }
  }

  /**
   * 16 MiB sent, 64 MiB or a sixteenth of the heap decompressed, an eighth of the heap in flight
   * but at least one body, 1 KiB a second.
   */
  public static BodyLimits defaults() {
    int wire = 16 << 20;
    long eighth = Runtime.getRuntime().maxMemory() / 8;
    int decoded = (int) Math.min(64 << 20, Math.max(wire, eighth / 2));
    return new BodyLimits(
        wire, decoded, 250, Math.max(wire, eighth), Duration.ofSeconds(30), 1_024);
  }
}
