package dev.headroom.slo;

import dev.headroom.model.TimeRange;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.SloConfig;
import java.math.BigDecimal;
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

  /** The objectives of drills as they stand at a moment; metrics tell nothing of them. */
  public List<Evaluation> evaluateDrills(Instant at) {
    return objectives.readDrills(at).stream()
        .map(snapshot -> BudgetArithmetic.evaluate(snapshot, noData))
        .toList();
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

  /**
   * What one objective counted over a stretch of the past, in equal steps.
   *
   * @param from where the first step begins or would begin, on a slice boundary
   * @param step how long each step is, a whole number of slices; the last one may be cut
   * @param first when the oldest event that is kept happened, whatever stretch is asked for; empty
   *     before the first
   * @param points oldest first; there is none for a step before counting began, nor for one of
   *     which something is no longer kept
   */
  public record History(
      Instant from, Duration step, Optional<Instant> first, List<HistoryPoint> points) {
    public History {
      points = List.copyOf(points);
    }
  }

  /**
   * One step.
   *
   * @param at where it begins
   * @param until where it ends; earlier than a step later for the last, which may be cut
   * @param counts of the step
   * @param remaining share left of the budget of the objective's window that ends where the step
   *     does, by what is known today: what an evaluation of that moment says. Empty where that
   *     window measured nothing or is no longer kept whole
   */
  public record HistoryPoint(
      Instant at, Instant until, Counts counts, Optional<BigDecimal> remaining) {}
}
