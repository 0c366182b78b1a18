package dev.headroom.slo;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What an objective's window still allows.
 *
 * @param total bad events the window's traffic allows: total events times (1 - target)
 * @param spent bad events so far
 * @param remaining share left: 1 is untouched, 0 is used up, below 0 is overspent; never clamped; 1
 *     where nothing was measured
 */
public record ErrorBudget(BigDecimal total, long spent, BigDecimal remaining) {
  /**
   * @param share of events that may be bad: 1 - target, above 0
   */
  public static ErrorBudget of(Counts counts, BigDecimal share) {
    BigDecimal allowed = share.multiply(BigDecimal.valueOf(counts.total()));
    BigDecimal left = allowed.subtract(BigDecimal.valueOf(counts.bad()));
    BigDecimal remaining =
        allowed.signum() == 0 ? BigDecimal.ONE : left.divide(allowed, MathContext.DECIMAL64);
    return new ErrorBudget(allowed, counts.bad(), remaining);
  }
}
