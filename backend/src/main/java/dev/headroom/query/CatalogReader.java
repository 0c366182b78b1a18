package dev.headroom.query;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.BucketBound;
import dev.headroom.query.SeriesQueries.Cardinality;
import dev.headroom.query.SeriesQueries.Cardinality.OfLabel;
import dev.headroom.query.SeriesQueries.Cardinality.OfValue;
import dev.headroom.query.SeriesQueries.HeldMetric;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Samples;
import dev.headroom.storage.series.SeriesCursor;
import dev.headroom.storage.series.SeriesSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers which metrics there are and what tells their series apart. */
final class CatalogReader {
  private final SeriesSource source;

  CatalogReader(SeriesSource source) {
    this.source = source;
  }

  List<HeldMetric> metrics() {
    TreeMap<String, Tally> tallies = new TreeMap<>();
    source
        .select(new Selector(List.of()), TimeRange.EVER)
        .filter(each -> each.oldestMillis() != Long.MAX_VALUE)
        .forEach(
            each -> tallies.computeIfAbsent(each.labels().metric(), _ -> new Tally()).add(each));
    return tallies.entrySet().stream()
        .map(entry -> entry.getValue().metric(entry.getKey()))
        .toList();
  }

  Cardinality cardinality(Selector selector, TimeRange range, int labelsMax, int valuesMax) {
    TreeMap<String, Map<String, Integer>> counts = new TreeMap<>();
    int[] matching = {0};
    source
        .select(selector, range)
        .forEach(each -> {
          matching[0]++;
          each.labels()
              .forEach(label ->
                  counts
                      .computeIfAbsent(label.name(), _ -> new HashMap<>())
                      .merge(label.value(), 1, Integer::sum));
        });
    counts.remove(Labels.NAME);
    List<OfLabel> labels =
        counts.entrySet().stream()
            .limit(labelsMax)
            .map(entry -> ofLabel(entry.getKey(), entry.getValue(), valuesMax))
            .toList();
    return new Cardinality(matching[0], labels, counts.size() - labels.size());
  }

  private static OfLabel ofLabel(String name, Map<String, Integer> counts, int valuesMax) {
    Stream<OfValue> values =
        counts.entrySet().stream().map(entry -> new OfValue(entry.getKey(), entry.getValue()));
    Comparator<OfValue> mostFirst = Comparator.comparingInt(OfValue::series).reversed();
    return new OfLabel(
        name,
        counts.size(),
        values.sorted(mostFirst.thenComparing(OfValue::value)).limit(valuesMax).toList());
  }

  /** The series of one metric, counted. */
  private static final class Tally {
    private int series;
    private long newestMillis = Long.MIN_VALUE;
    private @Nullable SeriesCursor last;
    private @Nullable Unit unit;
    private boolean buckets;
    private boolean counter;

    void add(SeriesCursor each) {
      series++;
      newestMillis = Math.max(newestMillis, each.newestMillis());
      last = each;
      switch (each) {
        case SeriesCursor.NumberCursor plain -> {
          buckets |= !plain.labels().get(BucketBound.LABEL).isEmpty();
          counter = plain.isCounter();
        }
        case SeriesCursor.DistributionCursor distribution -> unit = distribution.unit();
      }
    }

    HeldMetric metric(String name) {
      return new HeldMetric(
          name,
          series,
          newestMillis,
          latest(),
          counter,
          Optional.ofNullable(unit),
          distribution(name));
    }

    private double latest() {
      return series == 1 && last instanceof SeriesCursor.NumberCursor only
          ? newest(only)
          : Double.NaN;
    }

    private static double newest(SeriesCursor.NumberCursor series) {
      long newest = series.newestMillis();
      Samples samples = series.samples(new TimeRange(newest, newest + 1));
      return samples.size() == 0 ? Double.NaN : samples.values()[samples.size() - 1];
    }

    private Optional<String> distribution(String name) {
      if (unit != null) {
        return Optional.of(name);
      }
      return buckets ? BucketBound.histogram(name) : Optional.empty();
    }
  }
}
