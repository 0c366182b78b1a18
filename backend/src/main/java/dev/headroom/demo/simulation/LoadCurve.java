package dev.headroom.demo.simulation;

/**
 * How much work arrives at what time of day. A day takes {@value #DAY_MINUTES} minutes here, so
 * that a short visit sees a peak and a trough.
 *
 * @param meanPerSecond arrivals per second over a day
 * @param swing how far the peak rises above the mean, as a share of it, 0 to 1
 */
record LoadCurve(double meanPerSecond, double swing) {
  static final int DAY_MINUTES = 24;

  private static final double DAY_MICROS = DAY_MINUTES * 60e6;

  /** Height of the first peak of {@code sin x + sin(2x)/4}, which scales the curve to 1. */
  private static final double PEAK = 1.1009;

  /** Arrivals per second at a moment: slow mornings, one high evening peak. */
  double perSecondAt(long micros) {
    double day = 2 * Math.PI * (micros / DAY_MICROS);
    double shape = (Math.sin(day) + Math.sin(2 * day) / 4) / PEAK;
    return meanPerSecond * (1 + swing * shape);
  }
}
