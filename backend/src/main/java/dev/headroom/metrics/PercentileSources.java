package dev.headroom.metrics;

import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.FloatSnapshot;
import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a query merges: distribution series of the name asked for, or of that original name;
 * where there are none, the counters of a Prometheus histogram of the name.
 */
final class PercentileSources {
  /** Samples of counters one query may read. */
  static final int SAMPLES_MAX = 5_000_000;

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

  record Found(List<? extends PercentileSource> sources) implements Sources {}

  record TooMany(String reason) implements Sources {}

  Sources of(PercentileQuery query) {
    List<DistributionSeries> series = select(distributions, query.selector(), "");
    if (series.isEmpty()) {
      return classic(query);
    }
    return series.size() > PercentileReader.SERIES_MAX
        ? tooManySeries(series.size())
        : new Found(
            series.stream().map(each -> new PercentileSource.Stored(each.snapshot())).toList());
  }

  private Sources classic(PercentileQuery query) {
    TimeRange range =
        new TimeRange(query.stretch(0).fromMillis() - LOOKBACK_MILLIS, query.range().toMillis());
    List<FloatSnapshot> counters =
        select(floats, query.selector(), BUCKET_SUFFIX).stream()
            .map(FloatSeries::snapshot)
            .toList();
    long samples = counters.stream().mapToLong(each -> each.samplesAtMost(range)).sum();
    if (samples > SAMPLES_MAX) {
      return new TooMany(
          "%d samples of counters to read are more than %d".formatted(samples, SAMPLES_MAX));
    }
    Map<Labels, ClassicHistogram> histograms = new HashMap<>();
    for (FloatSnapshot counter : counters) {
      String bound = counter.labels().get(ClassicHistogram.BOUND);
      Labels labels = counter.labels().with(ClassicHistogram.BOUND, "");
      histograms
          .computeIfAbsent(labels, ClassicHistogram::new)
          .add(bound, CounterGrowth.of(counter.samples(range)), counter.newestMillis());
    }
    return histograms.size() > PercentileReader.SERIES_MAX
        ? tooManySeries(histograms.size())
        : new Found(
            histograms.values().stream()
                .map(each -> new PercentileSource.Classic(each, unitOf(each.labels().metric())))
                .toList());
  }

  private static TooMany tooManySeries(int series) {
    return new TooMany(
        "%d matching series are more than %d".formatted(series, PercentileReader.SERIES_MAX));
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
    String declared = metadata.of(metric).map(MetricMetadata::unit).orElse("");
    String unit = declared.isEmpty() ? metric.substring(metric.lastIndexOf('_') + 1) : declared;
    return switch (unit) {
      case "seconds" -> Unit.SECONDS;
      case "milliseconds" -> Unit.MILLISECONDS;
      case "microseconds" -> Unit.MICROSECONDS;
      case "nanoseconds" -> Unit.NANOSECONDS;
      case "bytes" -> Unit.BYTE;
      default -> Unit.of(declared);
    };
  }
}
