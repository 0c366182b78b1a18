package dev.headroom.ingest.decode;

import java.nio.charset.StandardCharsets;

/**
 * How long what is told of a metric may be. What is longer is cut, for nothing that was measured
 * hangs on it, and counted as mended.
 */
public final class MetadataLimits {
  private final DecodeLimits limits;
  private final Rejections rejections;

  /**
   * @param rejections where what was cut is told
   */
  public MetadataLimits(DecodeLimits limits, Rejections rejections) {
    this.limits = limits;
    this.rejections = rejections;
  }

  /** The unit of a metric, at most {@link DecodeLimits#unitBytesMax} long. */
  public String unit(String metric, String unit) {
    return cut(metric, "unit", unit, limits.unitBytesMax());
  }

  /** The help of a metric, at most {@link DecodeLimits#helpBytesMax} long. */
  public String help(String metric, String help) {
    return cut(metric, "help", help, limits.helpBytesMax());
  }

  private String cut(String metric, String what, String text, int bytesMax) {
    // A char takes at most three bytes, so most texts need no closer look.
    if (3 * text.length() <= bytesMax) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= bytesMax) {
      return text;
    }
    rejections.addMended(
        what,
        1,
        "%s of metric %s of %d bytes was cut to %d (limit %sBytesMax)"
            .formatted(what, Excerpt.of(metric), bytes.length, bytesMax, what));
    int end = bytesMax;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
