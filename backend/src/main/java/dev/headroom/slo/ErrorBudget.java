package dev.headroom.slo;

import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What an objective's window still allows.
 *
 * <p>Where nothing was measured there is no budget to speak of: whoever shows one asks {@link
 * #isMeasured} first.
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

  /** Whether anything was measured that a share could be of. */
  public boolean isMeasured() {
    return total.signum() > 0;
  }

  /** Whether nothing is left. */
  public boolean isGone() {
    return remaining.signum() <= 0;
  }

  /** What is left, where anything was measured. */
  public Optional<BigDecimal> known() {
    return isMeasured() ? Optional.of(remaining) : Optional.empty();
  }
}
