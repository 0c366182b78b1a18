package dev.headroom.demo.simulation;

/** How much of the traffic a new version takes while it is rolled out or back. */
final class Rollout {
  private static final double WHOLE_MICROS = 10e6;

  private final double whole;
  private double share;
  private long atMicros;

  Rollout(long fromMicros) {
    this(fromMicros, 1);
  }

  /**
   * @param whole the share at which it ends
   */
  Rollout(long fromMicros, double whole) {
    this.atMicros = fromMicros;
    this.whole = whole;
  }

  /** The new version's share at a moment, 0 to 1; it moves towards what is wanted. */
  double shareAt(long micros, boolean wanted) {
    double step = (micros - atMicros) / WHOLE_MICROS;
    share = Math.clamp(share + (wanted ? step : -step), 0, whole);
    atMicros = micros;
    return share;
  }
}
