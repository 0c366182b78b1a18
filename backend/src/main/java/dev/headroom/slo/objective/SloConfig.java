package dev.headroom.slo.objective;

import java.time.Duration;

/**
 * Bounds of this room.
 *
 * @param windowScale how much faster than written windows are played
 * @param objectivesMax objectives in all files; each holds 1.2 MB of counts for 30 days, 1.8 MB
 *     where some are unmeasured
 * @param givenUpMax definitions that are not promised any more and are still counted, for the
 *     length of their window, in case they come back; each holds as much
 * @param windowMax longest window of an objective, as written
 * @param fileBytesMax size of one file of objectives
 * @param historyPointsMax points of one answer about the past; steps grow until it fits
 * @param silentAfter a source that says nothing for so long has stopped, unless it usually pauses
 *     longer; as written, divided by the scale
 * @param unmeasuredGrace how long a promise may be unmeasured or silent before its owner is told;
 *     as written, divided by the scale
 */
public record SloConfig(
    WindowScale windowScale,
    int objectivesMax,
    int givenUpMax,
    Duration windowMax,
    int fileBytesMax,
    int historyPointsMax,
    Duration silentAfter,
    Duration unmeasuredGrace) {
  public SloConfig {
    if (objectivesMax < 1 || fileBytesMax < 1 || historyPointsMax < 1) {
      throw new IllegalArgumentException("limits must be at least 1");
    }
    if (givenUpMax < 0) {
      throw new IllegalArgumentException("givenUpMax must be at least 0: " + givenUpMax);
    }
    if (windowMax.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("windowMax must be at least a minute: " + windowMax);
    }
    if (!silentAfter.isPositive() || !unmeasuredGrace.isPositive()) {
      throw new IllegalArgumentException("silentAfter and unmeasuredGrace must be above 0");
    }
  }

  public static SloConfig defaults() {
    return new SloConfig(
        WindowScale.NONE,
        200,
        200,
        Duration.ofDays(90),
        1 << 20,
        2_000,
        Duration.ofMinutes(5),
        Duration.ofHours(1));
  }

  /** The same bounds, played faster. */
  public SloConfig with(WindowScale scale) {
    return new SloConfig(
        scale,
        objectivesMax,
        givenUpMax,
        windowMax,
        fileBytesMax,
        historyPointsMax,
        silentAfter,
        unmeasuredGrace);
  }

  /**
   * How many times faster than written promises are played, so that a demonstration of a month fits
   * into half a day. Every window is divided by the factor: at 60, 30 d become 12 h and the pair 1
   * h / 5 min becomes 1 min / 5 s. Burn rates and budgets keep their meaning, waiting times shrink.
   *
   * @param factor 1 for life as it is; a divisor of 60, so that every window of whole minutes stays
   *     one of whole slices
   */
  public record WindowScale(int factor) {
    /** Windows as they are written. */
    public static final WindowScale NONE = new WindowScale(1);

    public WindowScale {
      if (factor < 1 || 60 % factor != 0) {
        throw new IllegalArgumentException("window scale must divide 60: " + factor);
      }
    }

    /** A window as it is played. */
    public Duration apply(Duration written) {
      return written.dividedBy(factor);
    }
  }
}
