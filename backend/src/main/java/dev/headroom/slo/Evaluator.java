package dev.headroom.slo;

import dev.headroom.model.TimeRange;
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
  private final SloMetrics metrics;

  /**
   * @param nanoTime monotonic, for measuring how long evaluating takes
   */
  public Evaluator(Objectives objectives, LongSupplier nanoTime) {
    this.objectives = objectives;
    this.nanoTime = nanoTime;
    this.metrics = objectives.metrics();
  }

  /** All promises as they stand at a moment, in the order they are defined. */
  public List<Evaluation> evaluateAll(Instant at) {
    long start = nanoTime.getAsLong();
    List<Evaluation> evaluations =
        objectives.read(at).stream()
            .map(reading -> {
              Evaluation evaluation = BudgetArithmetic.evaluate(reading);
              metrics.show(evaluation, reading.excess());
              return evaluation;
            })
            .toList();
    metrics.evaluationSeconds.observe((nanoTime.getAsLong() - start) / 1e9);
    return evaluations;
  }

  /** One promise as it stands at a moment; empty if there is none of that name. */
  public Optional<Evaluation> evaluate(String name, Instant at) {
    return objectives.read(name, at).map(BudgetArithmetic::evaluate);
  }

  /**
   * What one promise counted in the past; empty if there is none of that name. Range and step are
   * widened to whole slices, and the step until the answer keeps within {@link
   * SloConfig#historyPointsMax}.
   */
  public Optional<History> history(String name, TimeRange range, Duration step) {
    return objectives.history(name, range, step);
  }

  /**
   * How the budget of the window that ends at a moment was spent; empty if there is no promise of
   * that name. The last point is what {@link #evaluate} says is left.
   */
  public Optional<List<Burndown.Point>> burndown(String name, Instant at, Duration step) {
    return objectives.currentWindow(name, at, step).map(Burndown::of);
  }
}
