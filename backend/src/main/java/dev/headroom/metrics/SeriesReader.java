package dev.headroom.metrics;

import dev.headroom.metrics.SampleAnswer.SeriesSamples;
import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.FloatSnapshot;
import dev.headroom.metrics.series.Samples;
import dev.headroom.metrics.series.Series;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.select.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Answers which series there are and what they hold. */
final class SeriesReader {
  private final SeriesIndex<FloatSeries> floats;
  private final SeriesIndex<DistributionSeries> distributions;

  SeriesReader(SeriesIndex<FloatSeries> floats, SeriesIndex<DistributionSeries> distributions) {
    this.floats = floats;
    this.distributions = distributions;
  }

  List<Labels> series(List<Selector> selectors, TimeRange range, int limit) {
    return selectors.stream()
        .flatMap(this::select)
        .filter(series -> hasDataIn(series, range))
        .map(Series::labels)
        .distinct()
        .sorted()
        .limit(limit)
        .toList();
  }

  List<String> labelNames(List<Selector> selectors, TimeRange range, int limit) {
    TreeSet<String> names = new TreeSet<>();
    anyOf(selectors)
        .filter(series -> hasDataIn(series, range))
        .forEach(series -> series.labels().forEach(label -> names.add(label.name())));
    return names.stream().limit(limit).toList();
  }

  List<String> labelValues(String label, List<Selector> selectors, TimeRange range, int limit) {
    return anyOf(selectors)
        .filter(series -> hasDataIn(series, range))
        .map(series -> series.labels().get(label))
        .filter(value -> !value.isEmpty())
        .distinct()
        .sorted()
        .limit(limit)
        .toList();
  }

  SampleAnswer samples(Selector selector, TimeRange range, int samplesMax) {
    List<FloatSeries> matching = new ArrayList<>(floats.select(selector));
    matching.sort(Comparator.comparing(Series::labels));
    List<SeriesSamples> answer = new ArrayList<>();
    long read = 0;
    for (FloatSeries series : matching) {
      FloatSnapshot snapshot = series.snapshot();
      Samples samples = snapshot.samples(range);
      read += samples.size();
      if (read > samplesMax) {
        return new SampleAnswer(answer, true);
      }
      if (samples.size() > 0) {
        answer.add(
            new SeriesSamples(
                series.labels(), samples.timesMillis(), samples.values(), samples.before()));
      }
    }
    return new SampleAnswer(answer, false);
  }

  OptionalLong newestMillis(Selector selector) {
    return select(selector)
        .mapToLong(Series::newestMillis)
        .filter(millis -> millis != Long.MIN_VALUE)
        .max();
  }

  /** Every series of either kind. */
  Stream<Series> all() {
    return select(new Selector(List.of()));
  }

  /** Series of either kind that have data in the range. */
  Stream<Series> matching(Selector selector, TimeRange range) {
    return select(selector).filter(series -> hasDataIn(series, range));
  }

  private Stream<Series> anyOf(List<Selector> selectors) {
    return selectors.isEmpty() ? all() : selectors.stream().flatMap(this::select);
  }

  private Stream<Series> select(Selector selector) {
    return Stream.concat(floats.select(selector).stream(), distributions.select(selector).stream());
  }

  private static boolean hasDataIn(Series series, TimeRange range) {
    return series.oldestMillis() < range.toMillis() && series.newestMillis() >= range.fromMillis();
  }
}
