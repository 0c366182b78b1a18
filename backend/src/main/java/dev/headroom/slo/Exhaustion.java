package dev.headroom.slo;

import dev.headroom.slo.Evaluation.ErrorBudget;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a budget lasts while bad events come as fast as they do: bad events over bad events a
 * second. Derived here and nowhere else.
 *
 * @param paceWindow over which the pace is measured: the long window of the tier that fires, else
 *     of the most urgent one
 * @param ofWhole of a whole budget; empty while nothing burns
 * @param ofRemaining of what is left; zero once it is gone, whatever burns; empty while nothing
 *     burns and some is left, and where nothing was measured
 */
record Exhaustion(Duration paceWindow, Optional<Duration> ofWhole, Optional<Duration> ofRemaining) {
  /** Further away than this, exhaustion is as good as never. */
  private static final BigDecimal SECONDS_MAX = new BigDecimal(100L * 365 * 86_400);

  static Exhaustion of(ObjectiveSnapshot snapshot, ErrorBudget budget, Optional<BurnTier> firing) {
    BurnTier tier = firing.orElseGet(() -> snapshot.objective().tiers().getFirst());
    Duration window = tier.longWindow();
    Counts pace = snapshot.over(window);
    BigDecimal whole = whole(snapshot, budget, pace);
    BigDecimal left = whole.subtract(BigDecimal.valueOf(budget.spent()));
    Optional<Duration> ofRemaining =
        budget.isGone() ? Optional.of(Duration.ZERO) : lasts(left, pace, window);
    return new Exhaustion(window, lasts(whole, pace, window), ofRemaining);
  }

  private static Optional<Duration> lasts(BigDecimal events, Counts pace, Duration window) {
    if (pace.bad() == 0) {
      return Optional.empty();
    }
    BigDecimal seconds =
        events
            .multiply(BigDecimal.valueOf(window.toMillis(), 3))
            .divide(BigDecimal.valueOf(pace.bad()), MathContext.DECIMAL64)
            .min(SECONDS_MAX);
    return Optional.of(
        Duration.ofMillis(
            seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact()));
  }

  /**
   * Bad events the window allows. While a promise is younger than its window its traffic still adds
   * to them; at a burn under 1 it adds more than is spent, so what counts then is what the window
   * will allow once it is full.
   */
  private static BigDecimal whole(ObjectiveSnapshot snapshot, ErrorBudget budget, Counts pace) {
    BigDecimal share = snapshot.objective().budget();
    boolean calm =
        BigDecimal.valueOf(pace.bad()).compareTo(share.multiply(BigDecimal.valueOf(pace.total())))
            < 0;
    long window = snapshot.objective().window().toMillis();
    long age = snapshot.oldest().map(oldest -> millis(oldest, snapshot.at())).orElse(window);
    return calm && age < window
        ? budget
            .total()
            .multiply(BigDecimal.valueOf(window))
            .divide(BigDecimal.valueOf(age), MathContext.DECIMAL64)
        : budget.total();
  }

  private static long millis(Instant from, Instant at) {
    return Math.max(1, Duration.between(from, at).toMillis());
  }
}
