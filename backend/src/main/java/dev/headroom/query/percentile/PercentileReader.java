package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.percentile.PercentileAnswer.HistogramKind;
import dev.headroom.query.percentile.PercentileAnswer.Point;
import dev.headroom.query.percentile.PercentileAnswer.Quantile;
import dev.headroom.query.range.Steps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Merges sources stretch by stretch and reads the percentiles. */
final class PercentileReader {
  private PercentileReader() {}

  static PercentileAnswer read(PercentileQuery query, MergedSource found) {
    Unit unit = found.unit();
    Steps steps = query.steps();
    List<Point> points = new ArrayList<>();
    Set<HistogramKind> kinds = EnumSet.noneOf(HistogramKind.class);
    BitSet contributing = new BitSet(found.sources().size());
    double errorBound = 0;
    boolean approximate = false;
    for (int step = 0; step < steps.count(); step++) {
      TimeRange stretch = steps.step(step);
      HistogramMerge merge = found.merge(stretch, contributing);
      if (merge.count() > 0) {
        List<Estimate> estimates = merge.estimates(unit, query.quantiles());
        points.add(point(stretch, merge, query.quantiles(), estimates));
        kinds.addAll(merge.kinds());
        errorBound = Math.max(errorBound, merge.relativeErrorBound(estimates));
        approximate |= merge.approximate();
      }
    }
    return new PercentileAnswer(
        unit,
        points,
        errorBound,
        kinds,
        approximate,
        contributing.cardinality(),
        found.newestMillis());
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
}
