package dev.headroom.slo;

import dev.headroom.slo.count.CountReader;
import dev.headroom.slo.count.CountReader.CountSeries;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads from counts what an evaluation needs. */
record SnapshotReader(NoDataDetector noData) {
  /** What an objective's counts say at a moment. */
  ObjectiveSnapshot read(Objective objective, CountReader counts, Instant at) {
    ObjectiveSnapshot snapshot =
        new ObjectiveSnapshot(
            objective,
            at,
            windows(objective, counts, at),
            counts.newest(),
            counts.excess(at),
            counts.since(),
            counts.oldest(),
            counts.presence(at, heardAt -> noData.quiet(heardAt, at)),
            Map.of());
    Map<Duration, CountSeries> recent = recent(snapshot, counts);
    return recent.isEmpty() ? snapshot : snapshot.with(recent);
  }

  private static Map<Duration, Counts> windows(
      Objective objective, CountReader counts, Instant at) {
    Map<Duration, Counts> windows = new HashMap<>();
    for (BurnTier tier : objective.tiers()) {
      for (Duration window : List.of(tier.longWindow(), tier.shortWindow())) {
        windows.computeIfAbsent(window, length -> counts.window(at, length));
      }
    }
    windows.computeIfAbsent(objective.window(), length -> counts.window(at, length));
    return windows;
  }

  /** Steps are read where a tier is not clear; that is seldom, and they cost. */
  private static Map<Duration, CountSeries> recent(ObjectiveSnapshot snapshot, CountReader counts) {
    Map<Duration, CountSeries> recent = new HashMap<>();
    for (BurnTier tier : snapshot.objective().tiers()) {
      if (TierJudge.level(tier, snapshot) != TierReading.BurnLevel.CLEAR) {
        Duration window = tier.shortWindow();
        Duration step = Duration.ofMillis(window.toMillis() / TierJudge.STEPS);
        recent.put(window, counts.lately(snapshot.at(), window, step));
      }
    }
    return recent;
  }
}
