package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Increments;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Says in few words what a sender pushes. */
public final class Push {
  /** Midnight of a New Year's day; a whole ten seconds, minute and hour. */
  public static final long NOW = 1_767_225_600_000L;

  public static final TimeRange ALL = new TimeRange(NOW - 200_000_000, NOW + 200_000_000);

  private Push() {}

  public static Labels series(String metric, String... pairs) {
    return Labels.of(pairs).with(Labels.NAME, metric);
  }

  public static Floats floats(Labels labels, long millis, double value) {
    return new Floats(labels, new long[] {millis}, new double[] {value});
  }

  /** Samples at times and values in turn. */
  public static Floats floats(Labels labels, double... timesAndValues) {
    return new Floats(labels, times(timesAndValues), values(timesAndValues));
  }

  public static Increments increments(Labels labels, long millis, double value) {
    return new Increments(labels, new long[] {millis}, new double[] {value});
  }

  public static Increments increments(Labels labels, double... timesAndValues) {
    return new Increments(labels, times(timesAndValues), values(timesAndValues));
  }

  public static Observations observations(Labels labels, Unit unit, long millis, double... values) {
    return new Observations(labels, unit, millis, values, 0);
  }

  public static Distributions delta(
      Labels labels, Unit unit, long millis, Distribution distribution) {
    return new Distributions(
        labels,
        unit,
        Temporality.DELTA,
        List.of(new DistributionPoint(millis - 10_000, millis, distribution)));
  }

  public static Distributions cumulative(
      Labels labels, Unit unit, long startMillis, long millis, Distribution distribution) {
    return new Distributions(
        labels,
        unit,
        Temporality.CUMULATIVE,
        List.of(new DistributionPoint(startMillis, millis, distribution)));
  }

  public static HdrDistribution hdr(int digits, long... ticks) {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    for (long value : ticks) {
      cells.merge(HdrLayout.of(digits).cell(value), 1L, Long::sum);
    }
    return new HdrDistribution(
        digits,
        cells.keySet().stream().mapToInt(Integer::intValue).toArray(),
        cells.values().stream().mapToLong(Long::longValue).toArray(),
        Arrays.stream(ticks).sum(),
        0);
  }

  public static MetricMetadata metadata(String metric, String unit, String originalName) {
    return new MetricMetadata(metric, MetricMetadata.MetricKind.HISTOGRAM, unit, "", originalName);
  }

  /** Applies with the clock at {@link #NOW}. */
  public static List<Rejection> to(SampleStore store, SeriesData... data) {
    return store.apply(NOW, List.of(data), List.of());
  }

  private static long[] times(double[] timesAndValues) {
    long[] times = new long[timesAndValues.length / 2];
    Arrays.setAll(times, i -> (long) timesAndValues[2 * i]);
    return times;
  }

  private static double[] values(double[] timesAndValues) {
    double[] values = new double[timesAndValues.length / 2];
    Arrays.setAll(values, i -> timesAndValues[2 * i + 1]);
    return values;
  }
}
