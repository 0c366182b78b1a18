package dev.headroom.slo;

import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How one objective stands at one moment.
 *
 * @param counts events of the objective's window
 * @param coverage share of events that could be measured, 0 to 1; empty where there were none
 * @param budget what is left
 * @param burns one for each window any tier looks at, shortest first
 * @param firing the most urgent tier that fires
 * @param frozen nothing was measured in the short window of some tier whose long window has not
 *     forgotten: the state of that tier must be kept as it is, for silence proves nothing
 * @param exhaustionAtPace how long a whole budget lasts at the current pace: the bad events it
 *     allows over the bad events a second; empty while nothing burns
 * @param exhaustionOfRemaining how long what is left lasts: the bad events left over the bad events
 *     a second; zero once it is gone, never less; empty while nothing burns and some is left
 * @param paceWindow over which the pace is measured: the long window of the tier that fires, else
 *     of the most urgent one
 * @param newest time of the newest event counted; empty if there was none yet
 * @param since when counting by the objective's definition began, by the server's clock; empty if
 *     it has not yet, because the log could not take the record that says so
 * @param state where it stands in one word
 * @param gap what keeps it from being watched; empty where nothing does
 * @param tiers what the counts say of every tier, most urgent first
 */
public record Evaluation(
    Objective objective,
    Instant at,
    Counts counts,
    Optional<BigDecimal> coverage,
    ErrorBudget budget,
    List<BurnRate> burns,
    Optional<BurnTier> firing,
    boolean frozen,
    Optional<Duration> exhaustionAtPace,
    Optional<Duration> exhaustionOfRemaining,
    Duration paceWindow,
    Optional<Instant> newest,
    Optional<Instant> since,
    PromiseState state,
    Optional<WatchGap> gap,
    List<TierReading> tiers) {
  public Evaluation {
    tiers = List.copyOf(tiers);
    burns = List.copyOf(burns);
  }

  /**
   * The same as people are told of it: a tier that burnt goes on to burn until it is clear.
   *
   * @param burning names of the tiers that burnt at the evaluation before
   */
  public Evaluation goingOnFrom(Set<String> burning) {
    Optional<BurnTier> told =
        tiers.stream()
            .filter(each ->
                each.level() == BurnLevel.BURNS
                    || (each.level() != BurnLevel.CLEAR && burning.contains(each.tier().name())))
            .map(TierReading::tier)
            .findFirst();
    boolean isNews = state == PromiseState.MET || state == PromiseState.EXHAUSTED;
    return new Evaluation(
        objective,
        at,
        counts,
        coverage,
        budget,
        burns,
        told,
        frozen,
        exhaustionAtPace,
        exhaustionOfRemaining,
        paceWindow,
        newest,
        since,
        told.isPresent() && isNews ? PromiseState.BURNING : state,
        gap,
        tiers);
  }

  /** Good share of the window, 0 to 1; empty where nothing was measured. */
  public Optional<BigDecimal> indicator() {
    return counts.total() == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(counts.good())
                .divide(BigDecimal.valueOf(counts.total()), MathContext.DECIMAL64));
  }

  /** Where a promise stands, in the one word that matters most. */
  public enum PromiseState {
    /** Measured and kept: nothing burns too fast and budget is left. */
    MET,
    /** A tier fires. */
    BURNING,
    /** The budget is gone, and nothing burns too fast any more. */
    EXHAUSTED,
    /** Nobody can say: nothing was counted in the window, or one side matches no series. */
    UNMEASURED,
    /** Its source stopped: what it says is of the past. */
    SILENT,
    /** Its two sides do not fit together: the counted one exceeds the total. */
    INVALID;

    /** As it is written in answers and metrics. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A promise that nobody watches, though it looks watched.
   *
   * @param kind what kind of gap
   * @param what nothing came from, for people: the side and its selector
   * @param since when it began: counting, where nothing ever matched; the newest event, where the
   *     source stopped
   * @param due whether it has lasted long enough to tell the owner
   */
  public record WatchGap(GapKind kind, String what, Instant since, boolean due) {
    /** What is missing. */
    public enum GapKind {
      /** No series ever matched one side of the indicator, or both. */
      UNMEASURED,
      /** The source stopped. */
      SILENT
    }
  }

  /**
   * What an objective's window still allows.
   *
   * <p>Where nothing was measured there is no budget to speak of: whoever shows one asks {@link
   * #isMeasured} first.
   *
   * @param total bad events the window's traffic allows: total events times (1 - target)
   * @param spent bad events so far
   * @param remaining share left: 1 is untouched, 0 is used up, below 0 is overspent; never clamped;
   *     1 where nothing was measured
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
}
