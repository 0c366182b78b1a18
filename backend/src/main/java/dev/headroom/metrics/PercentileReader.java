package dev.headroom.metrics;

import dev.headroom.metrics.PercentileAnswer.Point;
import dev.headroom.metrics.PercentileAnswer.Quantile;
import dev.headroom.metrics.PercentileOutcome.Refused;
import dev.headroom.metrics.histogram.Estimate;
import dev.headroom.metrics.histogram.HistogramKind;
import dev.headroom.metrics.histogram.HistogramMerge;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges sources stretch by stretch and reads the percentiles. */
final class PercentileReader {
  /** Series (or Prometheus histograms) one query may merge. */
  static final int SERIES_MAX = 10_000;

  /** Series times steps one query may merge. */
  static final long MERGES_MAX = 10_000_000;

  private final PercentileSources sources;

  PercentileReader(PercentileSources sources) {
    this.sources = sources;
  }

  PercentileOutcome answer(PercentileQuery query) {
    return switch (sources.of(query)) {
      case PercentileSources.Found(var found) -> answer(query, found);
      case PercentileSources.TooMany(String reason) -> new Refused(reason);
    };
  }

  private static PercentileOutcome answer(
      PercentileQuery query, List<? extends PercentileSource> found) {
    if ((long) found.size() * query.steps() > MERGES_MAX) {
      return new Refused(
          "%d series times %d steps is more than %d"
              .formatted(found.size(), query.steps(), MERGES_MAX));
    }
    Set<Unit.Dimension> dimensions =
        found.stream().map(PercentileSource::dimension).collect(Collectors.toSet());
    if (dimensions.size() > 1) {
      return new Refused("the series measure different things: " + oneOfEach(found));
    }
    return found.isEmpty()
        ? new PercentileAnswer(Unit.ONE, List.of(), 0, Set.of(), false, 0, OptionalLong.empty())
        : merge(query, found, found.getFirst().dimension());
  }

  private static PercentileAnswer merge(
      PercentileQuery query, List<? extends PercentileSource> found, Unit.Dimension dimension) {
    Unit unit = unit(found, dimension);
    List<Point> points = new ArrayList<>();
    Set<HistogramKind> kinds = EnumSet.noneOf(HistogramKind.class);
    BitSet contributing = new BitSet(found.size());
    double errorBound = 0;
    boolean approximate = false;
    for (int step = 0; step < query.steps(); step++) {
      TimeRange stretch = query.stretch(step);
      HistogramMerge merge = new HistogramMerge(dimension);
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).mergeInto(merge, stretch)) {
          contributing.set(i);
        }
      }
      if (merge.count() > 0) {
        List<Estimate> estimates = merge.estimates(unit, query.quantiles());
        points.add(point(stretch, merge, query.quantiles(), estimates));
        kinds.addAll(merge.kinds());
        errorBound = Math.max(errorBound, merge.relativeErrorBound(estimates));
        approximate |= merge.approximate();
      }
    }
    long newest =
        found.stream().mapToLong(PercentileSource::newestMillis).max().orElse(Long.MIN_VALUE);
    return new PercentileAnswer(
        unit,
        points,
        errorBound,
        kinds,
        approximate,
        contributing.cardinality(),
        newest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newest));
  }

  private static Point point(
      TimeRange stretch, HistogramMerge merge, List<Double> quantiles, List<Estimate> estimates) {
    List<Quantile> read = new ArrayList<>();
    for (int i = 0; i < quantiles.size(); i++) {
      Estimate estimate = estimates.get(i);
      read.add(new Quantile(quantiles.get(i), estimate.value(), estimate.low(), estimate.high()));
    }
    return new Point(
        stretch.fromMillis(), stretch.toMillis(), merge.count(), merge.overflow(), read);
  }

  private static Unit unit(List<? extends PercentileSource> found, Unit.Dimension dimension) {
    Set<Unit> units =
        found.stream().flatMap(each -> each.units().stream()).collect(Collectors.toSet());
    return units.size() == 1 ? units.iterator().next() : dimension.baseUnit();
  }

  private static String oneOfEach(List<? extends PercentileSource> found) {
    return found.stream()
        .collect(
            Collectors.toMap(
                PercentileSource::dimension,
                PercentileSource::name,
                (one, other) -> one.compareTo(other) <= 0 ? one : other))
        .entrySet()
        .stream()
        .sorted(Comparator.comparing(entry -> entry.getKey()))
        .map(entry -> entry.getValue() + " in " + entry.getKey().baseUnit().symbol())
        .collect(Collectors.joining(", "));
  }
}
