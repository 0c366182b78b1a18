package dev.headroom.metrics;

import dev.headroom.metrics.histogram.HistogramMerge;
import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.FloatSnapshot;
import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.BucketBound;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what a query merges: distribution series of the name asked for, or of that original name;
 * where there are none, the counters of a Prometheus histogram of the name.
 */
final class PercentileSources {
  /** Samples of counters one query may read. */
  static final int SAMPLES_MAX = 5_000_000;

  /** Series (or Prometheus histograms) one query may merge. */
  static final int SERIES_MAX = 10_000;

  /** Series times steps one query may merge. */
  static final long MERGES_MAX = 10_000_000;

  /** How far before a range a counter's last sample may lie to tell its growth from. */
  private static final long LOOKBACK_MILLIS = 300_000;

  private static final String BUCKET_SUFFIX = "_bucket";

  private final SeriesIndex<DistributionSeries> distributions;
  private final SeriesIndex<FloatSeries> floats;
  private final MetadataIndex metadata;

  PercentileSources(
      SeriesIndex<DistributionSeries> distributions,
      SeriesIndex<FloatSeries> floats,
      MetadataIndex metadata) {
    this.distributions = distributions;
    this.floats = floats;
    this.metadata = metadata;
  }

  /** What was found. */
  sealed interface Sources {}

  record Refused(String reason) implements Sources {}

  /**
   * Sources that go together.
   *
   * @param dimension of all of them; a number where there are none
   */
  record Found(List<? extends PercentileSource> sources, Unit.Dimension dimension)
      implements Sources {
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

  /** What a question merges in each of its steps, if that is not too much. */
  Sources of(Selector selector, Steps steps) {
    List<DistributionSeries> series = select(distributions, selector, "");
    if (series.isEmpty()) {
      return classic(selector, steps);
    }
    return series.size() > SERIES_MAX
        ? tooManySeries(series.size())
        : together(
            series.stream().map(each -> new PercentileSource.Stored(each.snapshot())).toList(),
            steps);
  }

  private static Sources together(List<? extends PercentileSource> found, Steps steps) {
    if (found.size() * steps.number() > MERGES_MAX) {
      return new Refused(
          "%d series times %d steps is more than %d"
              .formatted(found.size(), steps.number(), MERGES_MAX));
    }
    Set<Unit.Dimension> dimensions =
        found.stream().map(PercentileSource::dimension).collect(Collectors.toSet());
    return dimensions.size() > 1
        ? new Refused("the series measure different things: " + oneOfEach(found))
        : new Found(found, dimensions.stream().findAny().orElse(Unit.Dimension.NUMBER));
  }

  private Sources classic(Selector selector, Steps steps) {
    TimeRange range =
        new TimeRange(steps.range().fromMillis() - LOOKBACK_MILLIS, steps.range().toMillis());
    List<FloatSnapshot> counters =
        select(floats, selector, BUCKET_SUFFIX).stream().map(FloatSeries::snapshot).toList();
    long samples = counters.stream().mapToLong(each -> each.samplesAtMost(range)).sum();
    if (samples > SAMPLES_MAX) {
      return new Refused(
          "%d samples of counters to read are more than %d".formatted(samples, SAMPLES_MAX));
    }
    Map<Labels, ClassicHistogram> histograms = new HashMap<>();
    for (FloatSnapshot counter : counters) {
      String bound = counter.labels().get(BucketBound.LABEL);
      Labels labels = counter.labels().with(BucketBound.LABEL, "");
      histograms
          .computeIfAbsent(labels, ClassicHistogram::new)
          .add(bound, CounterGrowth.of(counter.samples(range)), counter.newestOfAnyMillis());
    }
    return histograms.size() > SERIES_MAX
        ? tooManySeries(histograms.size())
        : together(
            histograms.values().stream()
                .map(each -> new PercentileSource.Classic(each, unitOf(each.labels().metric())))
                .toList(),
            steps);
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

  private static Refused tooManySeries(int series) {
    return new Refused("%d matching series are more than %d".formatted(series, SERIES_MAX));
  }

  /**
   * @param suffix of the metric's name; where there is one, the selector must name a metric
   */
  private <S extends Series> List<S> select(
      SeriesIndex<S> index, Selector selector, String suffix) {
    Optional<String> metric = selector.metric();
    if (metric.isEmpty()) {
      return suffix.isEmpty() ? index.select(selector) : List.of();
    }
    List<S> found = index.select(renamed(selector, metric.get(), metric.get() + suffix));
    if (!found.isEmpty()) {
      return found;
    }
    List<S> ofOriginalName = new ArrayList<>();
    for (String alias : metadata.metricsOnceNamed(metric.get())) {
      ofOriginalName.addAll(index.select(renamed(selector, metric.get(), alias + suffix)));
    }
    return ofOriginalName;
  }

  private static Selector renamed(Selector selector, String from, String to) {
    return new Selector(
        selector.matchers().stream()
            .map(each ->
                each.namesMetric() && each.value().equals(from)
                    ? new Matcher(Labels.NAME, Matcher.Operator.EQUAL, to)
                    : each)
            .toList());
  }

  /** By the histogram's declared unit, or by the unit that Prometheus' naming rules put last. */
  private Unit unitOf(String bucketMetric) {
    String metric = bucketMetric.substring(0, bucketMetric.length() - BUCKET_SUFFIX.length());
    return metadata
        .of(metric)
        .map(MetricMetadata::unit)
        .filter(unit -> !unit.isEmpty())
        .map(Unit::spelled)
        .orElseGet(() -> Unit.inName(metric));
  }
}
