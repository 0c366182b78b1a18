package dev.headroom.trial;

import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.PastPromises;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.Objective;
import dev.headroom.storage.StateStore;
import dev.headroom.trial.RealHistory.ToldIncident;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tries rules on the last days. Nothing is sent, and nothing is written that stays. */
public final class RuleTrial {
  /** How far back, as promises are written. */
  public static final Duration LENGTH = Duration.ofDays(7);

  /** Seconds after which a trial stops where it has come to. */
  public static final int SECONDS_MAX = 30;

  /** Promises times moments; where there are more, the moments are further apart. */
  public static final int EVALUATIONS_MAX = 400_000;

  private final Objectives objectives;
  private final StateStore<? extends AlertingRecords> state;
  private final ScratchStore scratch;
  private final TrialBounds bounds;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final TrialMetrics metrics;
  private final Semaphore free = new Semaphore(1);

  /**
   * By what incidents begin and end, beside rules.
   *
   * @param links to pages of incidents and runbooks, in texts
   */
  public record TrialBounds(AlertingConfig alerting, Links links) {}

  /**
   * @param objectives whose counts are read
   * @param state where what really happened is kept
   * @param clock wall time
   * @param nanoTime monotonic, for how long a trial takes
   */
  public RuleTrial(
      Objectives objectives,
      StateStore<? extends AlertingRecords> state,
      ScratchStore scratch,
      TrialBounds bounds,
      InstantSource clock,
      LongSupplier nanoTime,
      CollectorRegistry registry) {
    this.objectives = objectives;
    this.state = state;
    this.scratch = scratch;
    this.bounds = bounds;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.metrics = new TrialMetrics(registry);
  }

  /**
   * Tries a set of rules.
   *
   * @return empty if another trial is going on
   * @throws IOException if what was cannot be read, or there is no room for the trial
   */
  public Optional<TrialReport> run(TrialRules rules) throws IOException {
    if (!free.tryAcquire()) {
      metrics.trials.labels("busy").inc();
      return Optional.empty();
    }
    long start = nanoTime.getAsLong();
    try {
      TrialReport report = tried(rules, start + TimeUnit.SECONDS.toNanos(SECONDS_MAX));
      metrics.trials.labels(report.isComplete() ? "complete" : "stopped").inc();
      return Optional.of(report);
    } finally {
      metrics.seconds.inc((nanoTime.getAsLong() - start) / 1e9);
      free.release();
    }
  }

  private TrialReport tried(TrialRules rules, long deadline) throws IOException {
    Duration length = objectives.windowScale().apply(LENGTH);
    Duration step = step(objectives.counting().coarseStep(), length, rules.objectives().size());
    Instant until = floor(clock.instant(), step);
    Instant from = floor(until.minus(length), step);
    PastPromises promises = new PastPromises(objectives, rules.objectives());
    RealHistory real = RealHistory.since(state, from);
    Set<String> promised =
        rules.objectives().stream().map(Objective::name).collect(Collectors.toSet());
    ReplayedIncidents kept = new ReplayedIncidents(replayed(real, promised));
    return scratch.with(store -> {
      TrialRun run = new TrialRun(rules, promises, kept, bounds, store, new SplittableRandom(0));
      Instant at = from;
      while (!at.isAfter(until) && nanoTime.getAsLong() - deadline < 0) {
        run.to(at, step);
        at = at.plus(step);
      }
      RealHistory would = RealHistory.since(store, from);
      return new TrialSummary(from, at.minus(step), step, at.isAfter(until))
          .report(rules.objectives(), promises, kept, would, real);
    });
  }

  /** How far apart the moments are: as fine as counts are kept, unless that would be too many. */
  static Duration step(Duration fine, Duration length, int promises) {
    long evaluations = length.dividedBy(fine) * Math.max(1, promises);
    return fine.multipliedBy(Math.ceilDiv(evaluations, EVALUATIONS_MAX));
  }

  private static Instant floor(Instant at, Duration step) {
    long millis = step.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), millis) * millis);
  }

  /** Budgets burn anew; all else stands as it stood, if what it is about is there. */
  private static List<Incident> replayed(RealHistory real, Set<String> promised) {
    Predicate<Incident> isThere =
        each ->
            !UnwatchedPromise.is(each.subject())
                || promised.contains(UnwatchedPromise.promise(each.subject()));
    return real.incidents().stream()
        .map(ToldIncident::incident)
        .filter(each -> !each.hasBudget() && isThere.test(each))
        .toList();
  }
}
