package dev.headroom.query;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.query.SeriesQueries.SampleAnswer;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Samples;
import dev.headroom.storage.series.SeriesCursor;
import dev.headroom.storage.series.SeriesSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Answers which series there are and what samples they hold. */
final class SampleReader {
  private static final Selector ALL = new Selector(List.of());

  private final SeriesSource source;

  SampleReader(SeriesSource source) {
    this.source = source;
  }

  List<Labels> series(List<Selector> selectors, TimeRange range, int limit) {
    return selectors.stream()
        .flatMap(selector -> source.select(selector, range))
        .map(SeriesCursor::labels)
        .distinct()
        .sorted()
        .limit(limit)
        .toList();
  }

  List<String> labelNames(List<Selector> selectors, TimeRange range, int limit) {
    TreeSet<String> names = new TreeSet<>();
    anyOf(selectors, range)
        .forEach(series -> series.labels().forEach(label -> names.add(label.name())));
    return names.stream().limit(limit).toList();
  }

  List<String> labelValues(String label, List<Selector> selectors, TimeRange range, int limit) {
    return anyOf(selectors, range)
        .map(series -> series.labels().get(label))
        .filter(value -> !value.isEmpty())
        .distinct()
        .sorted()
        .limit(limit)
        .toList();
  }

  SampleAnswer samples(Selector selector, TimeRange range, int samplesMax) {
    List<SeriesCursor.NumberCursor> matching =
        source
            .select(selector, range)
            .filter(SeriesCursor.NumberCursor.class::isInstance)
            .map(SeriesCursor.NumberCursor.class::cast)
            .sorted(Comparator.comparing(SeriesCursor::labels))
            .toList();
    List<SeriesSamples> answer = new ArrayList<>();
    long read = 0;
    for (SeriesCursor.NumberCursor series : matching) {
      Samples samples = series.samples(range);
      read += samples.size();
      if (read > samplesMax) {
        return new SampleAnswer(answer, true);
      }
      if (samples.size() > 0) {
        answer.add(new SeriesSamples(series.labels(), samples));
      }
    }
    return new SampleAnswer(answer, false);
  }

  OptionalLong newestMillis(Selector selector) {
    return source
        .select(selector, TimeRange.EVER)
        .mapToLong(SeriesCursor::newestMillis)
        .filter(millis -> millis != Long.MIN_VALUE)
        .max();
  }

  private Stream<SeriesCursor> anyOf(List<Selector> selectors, TimeRange range) {
    return selectors.isEmpty()
        ? source.select(ALL, range)
        : selectors.stream().flatMap(selector -> source.select(selector, range));
  }
}
