package dev.headroom.query.percentile;

/**
 * A quantile as far as the counts can tell: the true value lies from {@code low} to {@code high},
 * edges included.
 *
 * @param value the one number to show; within the bounds
 * @param low minus infinity where the lowest bucket has no lower edge
 * @param high infinity where the highest bucket has no upper edge or values overflowed
 */
record Estimate(double value, double low, double high) {
  /**
   * The largest distance of the true value from {@code value}, relative to the magnitude of the
   * bound that is further from zero. So it is known where {@code value} is 0 too.
   */
  public double relativeError() {
    double distance = Math.max(high - value, value - low);
    if (distance == 0 || Double.isInfinite(distance)) {
      return distance;
    }
    return distance / Math.max(Math.abs(low), Math.abs(high));
  }
}
