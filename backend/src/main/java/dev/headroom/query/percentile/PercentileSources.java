package dev.headroom.query.percentile;

import dev.headroom.model.Answer;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.BucketBound;
import dev.headroom.query.range.CounterGrowth;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Matcher;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.SeriesCursor;
import dev.headroom.storage.series.SeriesSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final String BUCKET_SUFFIX = "_bucket";

  private final SeriesSource source;

  PercentileSources(SeriesSource source) {
    this.source = source;
  }

  /** What a question merges in each of its steps, if that is not too much. */
  Answer<MergedSource> of(Selector selector, Steps steps) {
    List<SeriesCursor.DistributionCursor> series =
        select(SeriesCursor.DistributionCursor.class, selector, "");
    if (series.isEmpty()) {
      return classic(selector, steps);
    }
    return series.size() > SERIES_MAX
        ? tooManySeries(series.size())
        : together(series.stream().map(StoredSource::new).toList(), steps);
  }

  private static Answer<MergedSource> together(
      List<? extends PercentileSource> found, Steps steps) {
    if (found.size() * steps.count() > MERGES_MAX) {
      return new Answer.Refused<>(
          "%d series times %d steps is more than %d"
              .formatted(found.size(), steps.count(), MERGES_MAX));
    }
    Set<Unit.Dimension> dimensions =
        found.stream().map(PercentileSource::dimension).collect(Collectors.toSet());
    return dimensions.size() > 1
        ? new Answer.Refused<>("the series measure different things: " + oneOfEach(found))
        : new Answer.Found<>(
            new MergedSource(found, dimensions.stream().findAny().orElse(Unit.Dimension.NUMBER)));
  }

  private Answer<MergedSource> classic(Selector selector, Steps steps) {
    TimeRange range =
        new TimeRange(
            steps.range().fromMillis() - Steps.LOOK_BACK_MILLIS, steps.range().toMillis());
    List<SeriesCursor.NumberCursor> counters =
        select(SeriesCursor.NumberCursor.class, selector, BUCKET_SUFFIX);
    long samples = counters.stream().mapToLong(each -> each.samplesAtMost(range)).sum();
    if (samples > SAMPLES_MAX) {
      return new Answer.Refused<>(
          "%d samples of counters to read are more than %d".formatted(samples, SAMPLES_MAX));
    }
    Map<Labels, ClassicHistogram> histograms = new HashMap<>();
    for (SeriesCursor.NumberCursor counter : counters) {
      String bound = counter.labels().get(BucketBound.LABEL);
      Labels labels = counter.labels().with(BucketBound.LABEL, "");
      histograms
          .computeIfAbsent(labels, ClassicHistogram::new)
          .add(bound, CounterGrowth.of(counter.samples(range)), counter.newestMillis());
    }
    return histograms.size() > SERIES_MAX
        ? tooManySeries(histograms.size())
        : together(
            histograms.values().stream()
                .map(each -> new ClassicSource(each, unitOf(each.labels().metric())))
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

  private static Answer<MergedSource> tooManySeries(int series) {
    return new Answer.Refused<>(
        "%d matching series are more than %d".formatted(series, SERIES_MAX));
  }

  /**
   * @param suffix of the metric's name; where there is one, the selector must name a metric
   */
  private <C extends SeriesCursor> List<C> select(Class<C> kind, Selector selector, String suffix) {
    Optional<String> metric = selector.metric();
    if (metric.isEmpty()) {
      return suffix.isEmpty() ? select(kind, selector) : List.of();
    }
    List<C> found = select(kind, renamed(selector, metric.get(), metric.get() + suffix));
    if (!found.isEmpty()) {
      return found;
    }
    List<C> ofOriginalName = new ArrayList<>();
    for (String alias : source.metricsOnceNamed(metric.get())) {
      ofOriginalName.addAll(select(kind, renamed(selector, metric.get(), alias + suffix)));
    }
    return ofOriginalName;
  }

  private <C extends SeriesCursor> List<C> select(Class<C> kind, Selector selector) {
    return source
        .select(selector, TimeRange.EVER)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
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
    return source
        .metadata(metric)
        .map(MetricMetadata::unit)
        .filter(unit -> !unit.isEmpty())
        .map(Unit::spelled)
        .orElseGet(() -> Unit.inName(metric));
  }
}
