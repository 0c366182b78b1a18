package dev.headroom.slo;

import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;

/**
 * How a breach went, from its beginning to the last bad event.
 *
 * @param lastBad end of the last slice with a bad event
 * @param counts events up to then
 * @param worst largest bad share of any stretch as long as the short window, 0 to 1
 */
public record BreachSummary(Instant lastBad, Counts counts, BigDecimal worst) {
  /** Bad events over all, 0 to 1. */
  public BigDecimal badShare() {
    return share(counts);
  }

  /**
   * @param stretch steps of the stretch over which the worst is looked for
   */
  static BreachSummary of(CountSeries series, int stretch) {
    List<Counts> steps = series.steps();
    int last = steps.size();
    while (last > 0 && steps.get(last - 1).bad() == 0) {
      last--;
    }
    BigDecimal worst = BigDecimal.ZERO;
    for (int end = 1; end <= last; end++) {
      Counts window = TierJudge.sum(steps.subList(Math.max(0, end - stretch), end));
      worst = worst.max(share(window));
    }
    return new BreachSummary(
        series.from().plus(series.step().multipliedBy(last)),
        TierJudge.sum(steps.subList(0, last)),
        worst);
  }

  private static BigDecimal share(Counts counts) {
    return counts.total() == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(counts.bad())
            .divide(BigDecimal.valueOf(counts.total()), MathContext.DECIMAL64);
  }
}
