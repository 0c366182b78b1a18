package dev.headroom.slo;

import dev.headroom.model.TimeRange;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.SloConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Turns counts into evaluations. Cheap enough to be asked for all objectives several times a
 * second; safe for any number of threads, one of which keeps the metrics current.
 */
public final class Evaluator {
  private final Objectives objectives;
  private final LongSupplier nanoTime;
  private final EvaluationMetrics metrics;
  private final NoDataDetector noData;

  /**
   * @param nanoTime monotonic, for measuring how long evaluating takes
   */
  public Evaluator(Objectives objectives, LongSupplier nanoTime) {
    this.objectives = objectives;
    this.nanoTime = nanoTime;
    this.metrics = objectives.metrics();
    this.noData = objectives.noData();
  }

  /** All promises as they stand at a moment, in the order they are defined. */
  public List<Evaluation> evaluateAll(Instant at) {
    long start = nanoTime.getAsLong();
    List<Evaluation> evaluations =
        objectives.read(at).stream()
            .map(snapshot -> {
              Evaluation evaluation = BudgetArithmetic.evaluate(snapshot, noData);
              metrics.show(evaluation, snapshot.excess());
              return evaluation;
            })
            .toList();
    metrics.evaluationSeconds.observe((nanoTime.getAsLong() - start) / 1e9);
    return evaluations;
  }

  /** One promise as it stands at a moment; empty if there is none of that name. */
  public Optional<Evaluation> evaluate(String name, Instant at) {
    return objectives.read(name, at).map(snapshot -> BudgetArithmetic.evaluate(snapshot, noData));
  }

  /**
   * What one promise counted in the past, and what was left of its budget after each step; empty if
   * there is none of that name. Range and step are widened to whole slices, and the step until the
   * answer keeps within {@link SloConfig#historyPointsMax}; nothing else depends on the range.
   */
  public Optional<History> history(String name, TimeRange range, Duration step) {
    return objectives.history(name, range, step);
  }

  /**
   * When the {@link Onset breach began} that a tier has noticed. It is looked for no further back
   * than the tier's long window, in steps of a thirtieth of its short window; the moment itself if
   * nothing there breaks the promise.
   */
  public Instant onset(String name, Instant at, BurnTier tier) {
    Duration step = tier.shortWindow().dividedBy(TierJudge.STEPS);
    return objectives
        .series(name, at.minus(tier.longWindow()), at, step)
        .flatMap(
            past -> objectives.find(name, objective -> Onset.in(past, tier, objective.budget())))
        .filter(began -> began.isBefore(at))
        .orElse(at);
  }

  /**
   * How a breach went; empty if there is no promise of that name, or nothing bad was counted.
   *
   * @param stretch over which its worst is looked for, usually a tier's short window
   */
  public Optional<BreachSummary> breach(String name, Instant from, Instant to, Duration stretch) {
    return objectives
        .series(name, from, to, stretch.dividedBy(TierJudge.STEPS))
        .map(past -> BreachSummary.of(past, steps(stretch, past.step())))
        .filter(breach -> breach.counts().bad() > 0);
  }

  private static int steps(Duration stretch, Duration step) {
    return (int) Math.max(1, stretch.dividedBy(step));
  }
}
