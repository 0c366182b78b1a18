package dev.headroom.storage.series;

import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.select.Selector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what is kept of series: the one way to samples and distributions. Whatever is computed of
 * them is computed above it, the same for every engine.
 *
 * <p>May be called from any thread; sees whole points, though not necessarily whole pushes.
 */
public interface SeriesSource {
  /**
   * The series that match and have data in a range, of any kind, in no particular order.
   *
   * @param range {@link TimeRange#EVER} for all that match, with or without data
   */
  Stream<SeriesCursor> select(Selector selector, TimeRange range);

  /** What senders said about their metrics, in order of metric. */
  List<MetricMetadata> metadata();

  /** What senders said last about one metric. */
  Optional<MetricMetadata> metadata(String metric);

  /** Metrics that had a name before theirs was made to fit Prometheus' rules, sorted. */
  List<String> metricsOnceNamed(String originalName);
}
