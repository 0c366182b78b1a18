package dev.headroom.slo.objective;

import java.time.Duration;

/**
 * How many times faster than written promises are played, so that a demonstration of a month fits
 * into half a day. Every window is divided by the factor: at 60, 30 d become 12 h and the pair 1 h
 * / 5 min becomes 1 min / 5 s. Burn rates and budgets keep their meaning, waiting times shrink.
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
