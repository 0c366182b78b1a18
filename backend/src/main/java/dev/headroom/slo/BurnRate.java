package dev.headroom.slo;

import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast the budget burns over one window: the bad share over (1 - target).
 *
 * @param window how far back
 * @param counts events of the window
 * @param rate 1 spends the budget in exactly the objective's window; rounded to six digits for
 *     people, never compared; 0 where nothing was measured, which {@link #known} tells apart
 */
public record BurnRate(Duration window, Counts counts, BigDecimal rate) {
  private static final MathContext SIX_DIGITS = new MathContext(6);

  /**
   * @param share of events that may be bad: 1 - target, above 0
   * @param age how long there have been events; in a window longer than that, the time without any
   *     counts as time with the same traffic and nothing bad
   */
  static BurnRate of(Duration window, Counts counts, BigDecimal share, Duration age) {
    Duration covered = age.compareTo(window) < 0 ? age : window;
    BigDecimal allowed =
        share
            .multiply(BigDecimal.valueOf(counts.total()))
            .multiply(BigDecimal.valueOf(window.toMillis()));
    BigDecimal bad =
        BigDecimal.valueOf(counts.bad()).multiply(BigDecimal.valueOf(covered.toMillis()));
    BigDecimal rate = allowed.signum() == 0 ? BigDecimal.ZERO : bad.divide(allowed, SIX_DIGITS);
    return new BurnRate(window, counts, rate);
  }

  /** The rate, where anything was measured. */
  public Optional<BigDecimal> known() {
    return counts.total() > 0 ? Optional.of(rate) : Optional.empty();
  }
}
