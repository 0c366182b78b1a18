package dev.headroom.slo.objective;

import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
   * A tier is over only below nine tenths of its factor. A rate that is a little under the factor
   * is no good news, and one that swings around it crosses the factor with every swing: the bad
   * events of one short window scatter by some tenth of their number at a hundred of them (1 / sqrt
   * n), so a smaller gap would be crossed by chance alone. A larger one would keep people waiting:
   * after an outage it costs seconds, for the short window empties at the rate of the outage.
   */
  private static final BigDecimal CLEAR_BELOW = new BigDecimal("0.9");

  /**
   * Whether events burn at least as fast as the factor: bad / total &ge; factor * (1 - target),
   * multiplied out so that nothing is rounded. Where nothing is bad, nothing burns. A promise
   * younger than the window is taken to have had the same traffic, and nothing bad, for as long as
   * the window is longer: otherwise seconds of data would weigh as much as hours.
   *
   * @param share of events that may be bad: 1 - target
   * @param window the counts are of
   * @param age how long there have been events
   */
  public boolean burns(Counts counts, BigDecimal share, Duration window, Duration age) {
    return counts.bad() > 0 && excess(factor, counts, share, window, age).signum() >= 0;
  }

  /** Whether events burn slower than nine tenths of the factor, as {@link #burns} weighs them. */
  public boolean isClearlyBelow(Counts counts, BigDecimal share, Duration window, Duration age) {
    return excess(CLEAR_BELOW.multiply(factor), counts, share, window, age).signum() < 0;
  }

  private static BigDecimal excess(
      BigDecimal rate, Counts counts, BigDecimal share, Duration window, Duration age) {
    Duration covered = age.compareTo(window) < 0 ? age : window;
    BigDecimal bad =
        BigDecimal.valueOf(counts.bad()).multiply(BigDecimal.valueOf(covered.toMillis()));
    BigDecimal allowed =
        rate.multiply(share)
            .multiply(BigDecimal.valueOf(counts.total()))
            .multiply(BigDecimal.valueOf(window.toMillis()));
    return bad.subtract(allowed);
  }

  /**
   * How long every event has to be bad until this tier fires: of events that come evenly, factor *
   * (1 - target) of its longer window, as {@link #burns} has it, to the millisecond.
   *
   * @param share of events that may be bad: 1 - target
   */
  public Duration outageNoticedAfter(BigDecimal share) {
    BigDecimal millis = factor.multiply(share).multiply(BigDecimal.valueOf(longWindow.toMillis()));
    return Duration.ofMillis(millis.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /** Whether events burn slower than nine tenths of the factor; nothing at all does. */
  public boolean isClearlyBelow(Counts counts, BigDecimal share) {
    return counts.bad() == 0 || isBelow(CLEAR_BELOW.multiply(factor), counts, share);
  }

  /**
   * Whether events burn slower than nine tenths of the factor, and would be below the factor if as
   * many more were bad as chance may have held back.
   */
  public boolean isSurelyBelow(Counts counts, BigDecimal share) {
    return isClearlyBelow(counts, share) && isBelow(factor, counts.atWorst(), share);
  }

  private static boolean isBelow(BigDecimal rate, Counts counts, BigDecimal share) {
    BigDecimal limit = rate.multiply(share).multiply(BigDecimal.valueOf(counts.total()));
    return BigDecimal.valueOf(counts.bad()).compareTo(limit) < 0;
  }
}
