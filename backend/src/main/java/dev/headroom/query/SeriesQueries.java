package dev.headroom.query;

import dev.headroom.model.Answer;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.query.percentile.HeatmapAnswer;
import dev.headroom.query.percentile.HeatmapQuery;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQueries;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Samples;
import dev.headroom.storage.series.SeriesSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Everything that can be asked of series, computed from what is kept of them. */
public final class SeriesQueries {
  private final SeriesSource source;
  private final SampleReader samples;
  private final CatalogReader catalog;
  private final PercentileQueries percentiles;
  private final LineReader lines;

  public SeriesQueries(SeriesSource source) {
    this.source = source;
    samples = new SampleReader(source);
    catalog = new CatalogReader(source);
    percentiles = new PercentileQueries(source);
    lines = new LineReader(source);
  }

  /** Merges the distributions of the chosen series and reads percentiles from the result. */
  public Answer<PercentileAnswer> percentiles(PercentileQuery query) {
    return percentiles.percentiles(query);
  }

  /** Merges the distributions of the chosen series and counts them by time and value. */
  public Answer<HeatmapAnswer> heatmap(HeatmapQuery query) {
    return percentiles.heatmap(query);
  }

  /** Tells what series stand at, or how fast they grow, added up by labels. */
  public Answer<LineAnswer> lines(LineQuery query) {
    return lines.read(query);
  }

  /**
   * Labels of the series of any kind that match one of the selectors and have data in the range.
   *
   * @param limit how many at most, the first in order
   */
  public List<Labels> series(List<Selector> selectors, TimeRange range, int limit) {
    return samples.series(selectors, range, limit);
  }

  /** Names of labels on such series, sorted; all series where there are no selectors. */
  public List<String> labelNames(List<Selector> selectors, TimeRange range, int limit) {
    return samples.labelNames(selectors, range, limit);
  }

  /** Values of one label on such series, sorted; all series where there are no selectors. */
  public List<String> labelValues(
      String label, List<Selector> selectors, TimeRange range, int limit) {
    return samples.labelValues(label, selectors, range, limit);
  }

  /**
   * Samples of series of plain numbers, in order of labels.
   *
   * @param samplesMax how many in all; beyond it the answer is cut after a whole series
   */
  public SampleAnswer samples(Selector selector, TimeRange range, int samplesMax) {
    return samples.samples(selector, range, samplesMax);
  }

  /** The metrics that series with data are held of, in order of name. */
  public List<HeldMetric> metrics() {
    return catalog.metrics();
  }

  /**
   * What tells the series that match and have data in the range apart.
   *
   * @param labelsMax how many labels at most, the first in order
   * @param valuesMax how many values of each at most, those on most series
   */
  public Cardinality cardinality(Selector selector, TimeRange range, int labelsMax, int valuesMax) {
    return catalog.cardinality(selector, range, labelsMax, valuesMax);
  }

  /** What senders said about their metrics, in order of metric. */
  public List<MetricMetadata> metadata() {
    return source.metadata();
  }

  /** Time of the newest point of any matching series, in milliseconds since the epoch. */
  public OptionalLong newestMillis(Selector selector) {
    return samples.newestMillis(selector);
  }

  /**
   * Samples of several series.
   *
   * @param truncated whether there are more series than the limit on samples allowed
   */
  public record SampleAnswer(List<SeriesSamples> series, boolean truncated) {}

  /**
   * A metric that series are held of.
   *
   * @param name as its series carry it
   * @param series how many of them hold data
   * @param newestMillis time of the newest point of any of them
   * @param latest what the one series stands at; NaN where there are several, or it is a
   *     distribution
   * @param counter whether its name says that it is a counter of plain numbers
   * @param unit what distributions are told in; empty for plain numbers
   * @param distribution the name that percentiles of it are asked by; empty where it has none
   */
  public record HeldMetric(
      String name,
      int series,
      long newestMillis,
      double latest,
      boolean counter,
      Optional<Unit> unit,
      Optional<String> distribution) {}

  /**
   * How many series there are, and on how many each value of each label is.
   *
   * @param labels in order of name, without the metric's; those that no series has are not among
   *     them
   * @param moreLabels further labels that are not told
   */
  public record Cardinality(int series, List<OfLabel> labels, int moreLabels) {
    public Cardinality {
      labels = List.copyOf(labels);
    }

    /**
     * One label.
     *
     * @param distinct how many values it has
     * @param values those on most series first, not all of them where they are many
     */
    public record OfLabel(String name, int distinct, List<OfValue> values) {
      public OfLabel {
        values = List.copyOf(values);
      }
    }

    /** One value. */
    public record OfValue(String value, int series) {}
  }

  /** Samples of one series. */
  public record SeriesSamples(Labels labels, Samples samples) {}
}
