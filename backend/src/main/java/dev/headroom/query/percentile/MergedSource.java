package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sources that go together.
 *
 * @param dimension of all of them; a number where there are none
 */
record MergedSource(List<? extends PercentileSource> sources, Unit.Dimension dimension) {
  /** The unit they share, else the dimension's base unit. */
  Unit unit() {
    Set<Unit> units =
        sources.stream().flatMap(each -> each.units().stream()).collect(Collectors.toSet());
    return units.size() == 1 ? units.iterator().next() : dimension.baseUnit();
  }

  OptionalLong newestMillis() {
    return sources.stream()
        .mapToLong(PercentileSource::newestMillis)
        .filter(millis -> millis != Long.MIN_VALUE)
        .max();
  }

  /**
   * What all of them have in a stretch.
   *
   * @param contributing told the number of each that has something
   */
  HistogramMerge merge(TimeRange stretch, BitSet contributing) {
    HistogramMerge merge = new HistogramMerge(dimension);
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).mergeInto(merge, stretch)) {
        contributing.set(i);
      }
    }
    return merge;
  }
}
