package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.range.Steps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Merges sources column by column, then sorts what was merged into rows all columns share. */
final class HeatmapReader {
  private HeatmapReader() {}

  /** A column whose rows are not known yet; only its buckets that are not empty are kept. */
  private record MergedColumn(TimeRange stretch, long count, MergedBuckets buckets) {
    HeatmapAnswer.Column in(ValueRows rows) {
      return new HeatmapAnswer.Column(
          stretch.fromMillis(),
          stretch.toMillis(),
          count,
          rows.counts(buckets),
          ValueRows.over(buckets));
    }
  }

  static HeatmapAnswer read(HeatmapQuery query, MergedSource found) {
    Unit unit = found.unit();
    Steps steps = query.steps();
    BitSet contributing = new BitSet(found.sources().size());
    List<MergedColumn> columns = new ArrayList<>();
    for (int step = 0; step < steps.count(); step++) {
      TimeRange stretch = steps.step(step);
      HistogramMerge merge = found.merge(stretch, contributing);
      if (merge.count() > 0) {
        columns.add(new MergedColumn(stretch, merge.count(), merge.buckets(unit)));
      }
    }
    ValueRows rows =
        ValueRows.of(columns.stream().map(MergedColumn::buckets).toList(), query.rows());
    return new HeatmapAnswer(
        unit,
        rows.bounds(),
        rows.overFrom(),
        columns.stream().map(each -> each.in(rows)).toList(),
        contributing.cardinality(),
        found.newestMillis());
  }
}
