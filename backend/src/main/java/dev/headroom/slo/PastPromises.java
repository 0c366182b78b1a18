package dev.headroom.slo;

import dev.headroom.slo.count.CountReader;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Promises, in force or not, evaluated at moments of the past: by what was counted then, whichever
 * promise it was counted for, as it stood when this was made. Where a source was silent is not
 * known of the past.
 *
 * <p>For one thread.
 */
public final class PastPromises {
  private final NoDataDetector noData;
  private final SnapshotReader snapshots;
  private final Map<String, PastPromise> counted = new LinkedHashMap<>();

  /**
   * A promise whose events are counted.
   *
   * @param from the first moment at which it can be evaluated
   */
  private record PastPromise(Objective objective, CountReader counts, Instant from) {}

  /**
   * @param inForce whose counts are read
   * @param promises by other names or not; those whose events nobody has counted are passed over
   */
  public PastPromises(Objectives inForce, List<Objective> promises) {
    this.noData = inForce.noData();
    this.snapshots = new SnapshotReader(noData);
    for (Objective each : promises) {
      inForce
          .counting()
          .past(each)
          .flatMap(counts ->
              counts.readableFrom(longest(each)).map(from -> new PastPromise(each, counts, from)))
          .ifPresent(past -> counted.put(each.name(), past));
    }
  }

  private static Duration longest(Objective objective) {
    return objective.tiers().stream()
        .map(BurnTier::longWindow)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** The first moment at which a promise can be evaluated; empty if nobody counts its events. */
  public Optional<Instant> from(String name) {
    return Optional.ofNullable(counted.get(name)).map(PastPromise::from);
  }

  /** All that can be evaluated at a moment, in the order given. */
  public List<Evaluation> at(Instant at) {
    return counted.values().stream()
        .filter(each -> !each.from().isAfter(at))
        .map(each ->
            BudgetArithmetic.evaluate(snapshots.read(each.objective(), each.counts(), at), noData))
        .toList();
  }

  /** When the breach began that a tier has noticed at a moment; as {@link Evaluator#onset}. */
  public Instant onset(String name, Instant at, BurnTier tier) {
    Duration step = tier.shortWindow().dividedBy(TierJudge.STEPS);
    return Optional.ofNullable(counted.get(name))
        .map(past ->
            Onset.in(
                past.counts().series(at.minus(tier.longWindow()), at, step),
                tier,
                past.objective().budget()))
        .filter(began -> began.isBefore(at))
        .orElse(at);
  }
}
