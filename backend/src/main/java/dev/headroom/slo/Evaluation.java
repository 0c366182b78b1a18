package dev.headroom.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one objective stands at one moment.
 *
 * @param counts events of the objective's window
 * @param coverage share of events that could be measured, 0 to 1; 1 where there were none
 * @param budget what is left
 * @param burns one for each window any tier looks at, shortest first
 * @param firing the most urgent tier that fires
 * @param frozen nothing was measured in the short window of some tier whose long window has not
 *     forgotten: the state of that tier must be kept as it is, for silence proves nothing
 * @param exhaustionAtPace how long a whole budget would last at the current pace: window / burn,
 *     the burn being that over the most urgent tier's long window; empty while nothing burns
 * @param exhaustionOfRemaining how long what is left will last: remaining times window / burn; zero
 *     or less if it is gone; empty while nothing burns
 * @param newest time of the newest event counted; empty if there was none yet
 * @param tiers what the counts say of every tier, most urgent first
 */
public record Evaluation(
    Objective objective,
    Instant at,
    Counts counts,
    BigDecimal coverage,
    ErrorBudget budget,
    List<BurnRate> burns,
    Optional<BurnTier> firing,
    boolean frozen,
    Optional<Duration> exhaustionAtPace,
    Optional<Duration> exhaustionOfRemaining,
    Optional<Instant> newest,
    List<TierReading> tiers) {
  public Evaluation {
    tiers = List.copyOf(tiers);
    burns = List.copyOf(burns);
  }

  /** Good share of the window, 0 to 1; empty where nothing was measured. */
  public Optional<BigDecimal> indicator() {
    return counts.total() == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(counts.good())
                .divide(BigDecimal.valueOf(counts.total()), MathContext.DECIMAL64));
  }
}
