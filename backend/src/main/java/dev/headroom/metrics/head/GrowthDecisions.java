package dev.headroom.metrics.head;

import dev.headroom.metrics.growth.Decision;
import dev.headroom.metrics.growth.Interleavings;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.Series;

/** Counts what points were taken for, where that is of interest. */
final class GrowthDecisions {
  private final Interleavings interleavings;
  private final HeadWindow window;

  GrowthDecisions(Interleavings interleavings, HeadWindow window) {
    this.interleavings = interleavings;
    this.window = window;
  }

  /** Of a sample, which may be a gauge's: only if its name or somebody who counts it says not. */
  void ofSample(IndexedSeries<FloatSeries> entry, Decision decision, AppliedPoints applied) {
    if (entry.series().isCounter() || entry.taps().length > 0) {
      of(entry.series(), decision, applied);
    }
  }

  void of(Series series, Decision decision, AppliedPoints applied) {
    applied.decided(decision);
    if (decision == Decision.INTERLEAVED) {
      interleavings.add(series.labels().metric(), window.nowMillis());
    }
  }
}
