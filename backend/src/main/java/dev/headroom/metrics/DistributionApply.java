package dev.headroom.metrics;

import dev.headroom.metrics.series.Addition;
import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.model.Distribution;
import dev.headroom.model.HdrDistribution;
import dev.headroom.model.HdrLayout;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Unit;
import org.jspecify.annotations.Nullable;

/** Puts observations and distributions into their series and tells the taps. */
final class DistributionApply {
  private final SeriesMaker<DistributionSeries> maker;
  private final Window window;
  private final HdrLayout layout;

  /**
   * @param layout of the HDR cells of new series
   */
  DistributionApply(SeriesMaker<DistributionSeries> maker, Window window, HdrLayout layout) {
    this.maker = maker;
    this.window = window;
    this.layout = layout;
  }

  void apply(Observations data, Applied applied) {
    long millis = data.timestampMillis();
    if (!window.takes(data.labels(), millis, data.points(), applied)) {
      return;
    }
    IndexedSeries<DistributionSeries> entry =
        entry(data.labels(), data.unit(), layout, new long[] {millis}, applied);
    if (entry == null) {
      return;
    }
    DistributionSeries series = entry.series();
    if (data.unit().dimension() != series.unit().dimension()) {
      mismatch(series, data.unit(), data.points(), applied);
      return;
    }
    Observed observed = Observed.of(data);
    long footprint = series.footprint();
    long overflow = series.overflow();
    series.observe(millis, observed.ticks(), observed.sum());
    applied.footprint += series.footprint() - footprint;
    applied.overflow += series.overflow() - overflow;
    applied.observations += observed.ticks().length;
    applied.stallValuesCut += observed.cut();
    for (SeriesTap tap : entry.taps()) {
      tap.observations(data.labels(), data.unit(), millis, observed.values());
    }
  }

  void apply(Distributions data, Applied applied) {
    if (data.values().isEmpty()) {
      return;
    }
    HdrLayout wanted = wanted(data.values().getFirst().distribution());
    long[] times = data.values().stream().mapToLong(DistributionPoint::timestampMillis).toArray();
    IndexedSeries<DistributionSeries> entry =
        entry(data.labels(), data.unit(), wanted, times, applied);
    if (entry == null) {
      return;
    }
    DistributionSeries series = entry.series();
    long footprint = series.footprint();
    long overflow = series.overflow();
    for (DistributionPoint point : data.values()) {
      if (!fits(data.unit(), series.unit(), point.distribution())) {
        mismatch(series, data.unit(), 1, applied);
      } else if (window.takes(data.labels(), point.timestampMillis(), applied)) {
        Addition addition =
            switch (data.temporality()) {
              case DELTA -> series.addDelta(point.timestampMillis(), point.distribution());
              case CUMULATIVE -> series.addCumulative(point, window.timeStartMillis());
            };
        settle(entry, data.unit(), point.timestampMillis(), addition, applied);
      }
    }
    applied.footprint += series.footprint() - footprint;
    applied.overflow += series.overflow() - overflow;
  }

  private static void settle(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      long millis,
      Addition addition,
      Applied applied) {
    Labels labels = entry.series().labels();
    switch (addition) {
      case Addition.NotStored(var reason) -> applied.notStored(reason, labels, millis);
      case Addition.Stored(Distribution growth) -> {
        applied.observations += growth.count();
        for (SeriesTap tap : entry.taps()) {
          tap.distribution(labels, unit, millis, growth);
        }
      }
    }
  }

  /** HDR cells are in ticks of the dimension, buckets in the very unit. */
  private static boolean fits(Unit unit, Unit ofSeries, Distribution distribution) {
    return distribution instanceof HdrDistribution
        ? unit.dimension() == ofSeries.dimension()
        : unit.equals(ofSeries);
  }

  private static void mismatch(DistributionSeries series, Unit unit, long points, Applied applied) {
    applied.reject(
        "unit_mismatch",
        points,
        () ->
            "%s is in %s, not in %s"
                .formatted(series.labels(), series.unit().symbol(), unit.symbol()));
  }

  /** A series that starts with finer cells than configured keeps them. */
  private HdrLayout wanted(Distribution first) {
    return first instanceof HdrDistribution hdr && hdr.digits() > layout.digits()
        ? HdrLayout.THREE_DIGITS
        : layout;
  }

  private @Nullable IndexedSeries<DistributionSeries> entry(
      Labels labels, Unit unit, HdrLayout wanted, long[] timesMillis, Applied applied) {
    return maker.findOrMake(
        labels, timesMillis, applied, each -> new DistributionSeries(each, unit, wanted));
  }
}
