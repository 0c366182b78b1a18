package dev.headroom.slo.count;

import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads what one objective counted, as good and bad events. Where one side of its indicator matches
 * no series all events are unmeasured.
 *
 * <p>Of one moment: only of use within {@link EventCounting#betweenBatches}.
 */
public final class CountReader {
  /** Counting that has not begun. */
  private static final Instant NOT_YET = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Objective objective;
  private final Optional<DefinitionCounts> counts;
  private final SliceCounts slices;
  private final Function<IndicatorTally, Counts> judge;

  /**
   * @param counts empty where counting has not begun
   */
  CountReader(Objective objective, Optional<DefinitionCounts> counts, SliceGrid grid) {
    this.objective = objective;
    this.counts = counts;
    this.slices =
        counts
            .map(DefinitionCounts::slices)
            .orElseGet(() -> new SliceCounts(grid, objective.window().toMillis()));
    this.judge = judge(counts, objective.indicator().counted());
  }

  private static Function<IndicatorTally, Counts> judge(
      Optional<DefinitionCounts> counts, Indicator.Side side) {
    return counts.flatMap(DefinitionCounts::unmatched).isPresent()
        ? IndicatorTally::unjudged
        : tally -> tally.judged(side);
  }

  /** When counting began; empty if it has not yet. */
  public Optional<Instant> since() {
    return counts.map(DefinitionCounts::since);
  }

  /** Time of the newest event; empty if there was none yet. */
  public Optional<Instant> newest() {
    return slices.newest();
  }

  /** Time of the oldest event that is kept; empty before the first. */
  public Optional<Instant> oldest() {
    return slices.oldest();
  }

  /**
   * The first moment at which windows of up to a length can be read, whole or as far back as
   * counting goes; empty if counting has not begun.
   */
  public Optional<Instant> readableFrom(Duration longest) {
    return counts
        .map(DefinitionCounts::begun)
        .map(begun ->
            slices
                .keptFrom()
                .map(kept -> kept.plus(longest))
                .filter(begun::isBefore)
                .orElse(begun));
  }

  /**
   * Whether the sources are there. The first question is the beginning of watching.
   *
   * @param quiet whether nothing was heard for so long that it matters what is usual
   */
  public SourcePresence presence(Instant at, Predicate<Instant> quiet) {
    return counts.map(each -> each.presence(at, quiet)).orElseGet(() -> SourcePresence.notYet(at));
  }

  /** Events of the window that ends at a moment. */
  public Counts window(Instant at, Duration window) {
    return judge.apply(slices.window(at, window));
  }

  /**
   * How far the counted side exceeds the total over the objective's window, in events: 0 wherever
   * the two sources fit together.
   */
  public long excess(Instant at) {
    return slices.window(at, objective.window()).excess();
  }

  /** The window that ends at a moment, in steps of whole fine slices. */
  public CountSeries lately(Instant at, Duration window, Duration step) {
    return series(slices.lately(at, window, step.toMillis()));
  }

  /**
   * A stretch of the past in steps, whatever is kept of it. Beginning, end and step are widened to
   * whole slices.
   *
   * @param to not before {@code from}; both between the epoch and the end of the year 9999
   */
  public CountSeries series(Instant from, Instant to, Duration step) {
    return series(slices.tallies(from.toEpochMilli(), to.toEpochMilli(), step.toMillis()));
  }

  private CountSeries series(SliceCounts.Tallies past) {
    return new CountSeries(
        Instant.ofEpochMilli(past.fromMillis()),
        Duration.ofMillis(past.stepMillis()),
        past.tallies().stream().map(judge).toList());
  }

  /**
   * The same with the objective's window that ends with each step. Left out are steps of which
   * something is no longer kept, and those that ended before anything began.
   */
  public CountHistory history(Instant from, Instant to, Duration step) {
    SliceCounts.SliceSteps past =
        slices.steps(
            from.toEpochMilli(),
            to.toEpochMilli(),
            step.toMillis(),
            counts.map(DefinitionCounts::begun).orElse(NOT_YET),
            objective.window());
    return new CountHistory(
        Instant.ofEpochMilli(past.fromMillis()),
        Duration.ofMillis(past.stepMillis()),
        past.steps().stream().map(this::step).toList());
  }

  private CountStep step(SliceCounts.SliceStep step) {
    return new CountStep(
        Instant.ofEpochMilli(step.fromMillis()),
        Instant.ofEpochMilli(step.toMillis()),
        judge.apply(step.tally()),
        step.window().map(judge));
  }

  /**
   * A stretch of the past in steps of which everything is kept.
   *
   * @param from where the first step begins, or would begin were it kept
   * @param step how long each is; the last may be cut
   * @param steps oldest first
   */
  public record CountHistory(Instant from, Duration step, List<CountStep> steps) {}

  /**
   * One step.
   *
   * @param counts of the step
   * @param window events of the objective's window that ends where the step does; empty if some of
   *     it is no longer kept
   */
  public record CountStep(Instant from, Instant to, Counts counts, Optional<Counts> window) {}

  /**
   * A stretch of the past in steps.
   *
   * @param from where the first step begins
   * @param step how long each is; the last may be cut
   * @param steps oldest first
   */
  public record CountSeries(Instant from, Duration step, List<Counts> steps) {
    public CountSeries {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Whether an objective's sources are there.
   *
   * @param unmatched the sides that no series matches, for people; empty where both are matched
   * @param heardAt newest point of any of its series, an increase by nothing included; empty if
   *     there was none
   * @param usualInterval between its events; zero where they are recent, for nobody asks then
   * @param watchedFrom since when this process has watched
   */
  public record SourcePresence(
      Optional<String> unmatched,
      Optional<Instant> heardAt,
      Duration usualInterval,
      Instant watchedFrom) {
    /** Nothing is counted yet, so nothing can be missed. */
    static SourcePresence notYet(Instant at) {
      return new SourcePresence(Optional.empty(), Optional.empty(), Duration.ZERO, at);
    }
  }
}
