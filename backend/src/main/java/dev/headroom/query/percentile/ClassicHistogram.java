package dev.headroom.query.percentile;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.BucketBound;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.range.CounterGrowth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A Prometheus histogram: cumulative counters, one for each upper bound, told apart by their label
 * {@code le}.
 */
final class ClassicHistogram {
  private final Labels labels;
  private final TreeMap<Double, List<CounterGrowth>> byBound = new TreeMap<>();
  private long newestMillis = Long.MIN_VALUE;

  /**
   * @param labels those of the counters, without {@code le}
   */
  ClassicHistogram(Labels labels) {
    this.labels = labels;
  }

  /** Adds one counter; one whose bound is not a number is left out. */
  void add(String bound, CounterGrowth growth, long counterNewestMillis) {
    OptionalDouble number = BucketBound.parse(bound);
    if (number.isEmpty()) {
      return;
    }
    byBound.computeIfAbsent(number.getAsDouble(), key -> new ArrayList<>(1)).add(growth);
    newestMillis = Math.max(newestMillis, counterNewestMillis);
  }

  Labels labels() {
    return labels;
  }

  long newestMillis() {
    return newestMillis;
  }

  /**
   * Merges what the counters grew by in a stretch.
   *
   * @return whether they grew at all
   */
  boolean mergeInto(HistogramMerge merge, Unit unit, TimeRange stretch) {
    boolean endless = byBound.containsKey(Double.POSITIVE_INFINITY);
    double[] bounds = new double[byBound.size() - (endless ? 1 : 0)];
    long[] counts = new long[bounds.length + 1];
    long atMost = 0;
    int at = 0;
    for (var bound : byBound.entrySet()) {
      double grown = bound.getValue().stream().mapToDouble(each -> each.in(stretch)).sum();
      long cumulative = Math.max(atMost, Math.round(grown));
      counts[at] = cumulative - atMost;
      atMost = cumulative;
      if (at < bounds.length) {
        bounds[at++] = bound.getKey();
      }
    }
    if (atMost == 0) {
      return false;
    }
    merge.addClassic(unit, new BucketDistribution(bounds, counts, Double.NaN));
    return true;
  }
}
