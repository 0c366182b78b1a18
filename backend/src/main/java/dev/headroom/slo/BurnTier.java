package dev.headroom.slo;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Fires while the budget burns at least {@code factor} times as fast as it may, over both windows
 * (Site Reliability Workbook, chapter 5, multiwindow multi-burn-rate alerts).
 *
 * @param name stable label of the tier, for example {@code page-1h}
 * @param urgency whether somebody is woken
 * @param longWindow over which the burn must be significant
 * @param shortWindow over which it must still be going on
 * @param factor burn rate, 1 spends the whole budget in exactly the objective's window
 */
public record BurnTier(
    String name, Urgency urgency, Duration longWindow, Duration shortWindow, BigDecimal factor) {
  /**
   * Whether events burn at least as fast as the factor: bad / total &ge; factor * (1 - target),
   * multiplied out so that nothing is rounded. Where nothing is bad, nothing burns.
   *
   * @param share of events that may be bad: 1 - target
   */
  boolean burns(Counts counts, BigDecimal share) {
    BigDecimal threshold = factor.multiply(share).multiply(BigDecimal.valueOf(counts.total()));
    return counts.bad() > 0 && BigDecimal.valueOf(counts.bad()).compareTo(threshold) >= 0;
  }

  /** What a firing tier asks of people. */
  public enum Urgency {
    PAGE,
    TICKET
  }
}
