package dev.headroom.metrics.head;

import dev.headroom.metrics.series.FloatSeries;

/** A series as it weighed before a push. */
final class Weighed {
  private final FloatSeries series;
  private final long footprint;
  private final int seals;
  private final long superseded;

  Weighed(FloatSeries series) {
    this.series = series;
    this.footprint = series.footprint();
    this.seals = series.seals();
    this.superseded = series.superseded();
  }

  void settle(Applied applied) {
    applied.footprint += series.footprint() - footprint;
    applied.chunksSealed += series.seals() - seals;
    applied.superseded += series.superseded() - superseded;
  }
}
