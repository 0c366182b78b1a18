package dev.headroom.metrics.head;

import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.DistributionSnapshot;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.storage.series.SeriesTap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts observations and distributions into their series and tells the taps. */
final class DistributionApply {
  private final SeriesMaker<DistributionSeries> maker;
  private final HeadWindow window;
  private final HdrLayout layout;
  private final CumulativeApply cumulative;

  /**
   * @param layout of the HDR cells of new series
   */
  DistributionApply(
      SeriesMaker<DistributionSeries> maker,
      HeadWindow window,
      HdrLayout layout,
      CumulativeApply cumulative) {
    this.maker = maker;
    this.window = window;
    this.layout = layout;
    this.cumulative = cumulative;
  }

  void apply(Observations data, AppliedPoints applied) {
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

  void apply(Distributions data, AppliedPoints applied) {
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
        switch (data.temporality()) {
          case DELTA -> delta(entry, data.unit(), point, applied);
          case CUMULATIVE -> cumulative.apply(entry, data.unit(), data.stream(), point, applied);
        }
      }
    }
    applied.footprint += series.footprint() - footprint;
    applied.overflow += series.overflow() - overflow;
  }

  /** Takes back a series as a checkpoint has it. */
  void restore(DistributionSnapshot snapshot) {
    cumulative.restore(maker.add(DistributionSeries.of(snapshot)).series(), snapshot);
  }

  private static void delta(
      IndexedSeries<DistributionSeries> entry,
      Unit unit,
      DistributionPoint point,
      AppliedPoints applied) {
    Labels labels = entry.series().labels();
    long millis = point.timestampMillis();
    entry.series().add(millis, point.distribution());
    applied.observations += point.distribution().count();
    for (SeriesTap tap : entry.taps()) {
      tap.distribution(labels, unit, millis, millis, point.distribution());
    }
  }

  /** HDR cells are in ticks of the dimension, buckets in the very unit. */
  private static boolean fits(Unit unit, Unit ofSeries, Distribution distribution) {
    return distribution instanceof HdrDistribution
        ? unit.dimension() == ofSeries.dimension()
        : unit.equals(ofSeries);
  }

  private static void mismatch(
      DistributionSeries series, Unit unit, long points, AppliedPoints applied) {
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
      Labels labels, Unit unit, HdrLayout wanted, long[] timesMillis, AppliedPoints applied) {
    return maker.findOrMake(
        labels, timesMillis, applied, each -> new DistributionSeries(each, unit, wanted));
  }

  /**
   * Pushed values in ticks, with those that the sender's stall kept it from making: for a value
   * above the expected interval also the value less one interval, less two, … down to the interval
   * itself (HdrHistogram's recordValueWithExpectedInterval).
   *
   * @param ticks each value rounded to the nearest tick
   * @param values the same values in the pushed unit
   * @param sum of the values, in ticks
   * @param cut how many values of a stall were left out for a limit; the largest were kept
   */
  record Observed(long[] ticks, double[] values, double sum, long cut) {
    /** Values added for the stall behind one value, at most. */
    static final int STALL_VALUES_PER_VALUE_MAX = 100_000;

    /** Values added for all stalls of one push of one series, at most. */
    static final int STALL_VALUES_MAX = 1_000_000;

    static Observed of(Observations data) {
      double ticksPerUnit = data.unit().ticksPerUnit();
      double[] pushed = data.values();
      long[] ticks = new long[pushed.length];
      double sum = 0;
      for (int i = 0; i < pushed.length; i++) {
        ticks[i] = Math.round(pushed[i] * ticksPerUnit);
        sum += pushed[i] * ticksPerUnit;
      }
      return data.expectedInterval() > 0
          ? withStalls(ticks, pushed, sum, data.expectedInterval() * ticksPerUnit, ticksPerUnit)
          : new Observed(ticks, pushed, sum, 0);
    }

    private static Observed withStalls(
        long[] pushed, double[] pushedValues, double pushedSum, double expected, double perUnit) {
      long interval = Math.max(1, Math.round(expected));
      int size = pushed.length;
      long wanted = 0;
      int[] added = new int[pushed.length];
      for (int i = 0; i < pushed.length; i++) {
        long missing = Math.max(0, pushed[i] / interval - 1);
        int room = STALL_VALUES_MAX - (size - pushed.length);
        added[i] = (int) Math.min(missing, Math.min(STALL_VALUES_PER_VALUE_MAX, room));
        size += added[i];
        wanted += missing;
      }
      long[] ticks = Arrays.copyOf(pushed, size);
      double[] values = Arrays.copyOf(pushedValues, size);
      double sum = pushedSum;
      int at = pushed.length;
      for (int i = 0; i < pushed.length; i++) {
        for (int stalled = 1; stalled <= added[i]; stalled++) {
          ticks[at] = pushed[i] - stalled * interval;
          values[at] = ticks[at] / perUnit;
          sum += ticks[at++];
        }
      }
      return new Observed(ticks, values, sum, wanted - (size - pushed.length));
    }
  }
}
