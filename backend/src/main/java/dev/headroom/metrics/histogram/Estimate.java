package dev.headroom.metrics.histogram;

/**
 * A quantile as far as the counts can tell: the true value lies from {@code low} to {@code high},
 * edges included.
 *
 * @param value the one number to show; within the bounds
 * @param low minus infinity where the lowest bucket has no lower edge
 * @param high infinity where the highest bucket has no upper edge or values overflowed
 */
public record Estimate(double value, double low, double high) {
  /** The largest distance of the true value from {@code value}, relative to {@code value}. */
  public double relativeError() {
    double distance = Math.max(high - value, value - low);
    return distance == 0 ? 0 : distance / Math.abs(value);
  }
}
