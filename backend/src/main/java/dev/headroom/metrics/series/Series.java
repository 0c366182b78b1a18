package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.model.Labels;
import dev.headroom.storage.series.SeriesCursor;
import java.util.List;
import java.util.function.Consumer;

/** One series in memory. */
public abstract sealed class Series permits FloatSeries, DistributionSeries {
  /** What the object, its entry in the index and its posting lists take, labels aside. */
  private static final int OBJECTS_FOOTPRINT = 400;

  /** How the names of counters end (OpenMetrics, "Suffixes"). */
  private static final List<String> COUNTER_SUFFIXES =
      List.of("_total", "_count", "_sum", "_bucket");

  private final Labels labels;
  private long footprint;

  Series(Labels labels) {
    this.labels = labels;
  }

  public final Labels labels() {
    return labels;
  }

  static boolean isCounter(String metric) {
    return COUNTER_SUFFIXES.stream().anyMatch(metric::endsWith);
  }

  public abstract SeriesCursor cursor();

  /** Time of the newest point taken, whether or not it is still kept. */
  public abstract long newestMillis();

  /** Time from which on anything is kept; {@link Long#MAX_VALUE} where nothing is. */
  public abstract long oldestMillis();

  /**
   * Bytes of heap it takes: the same for the same content, so that what memory pressure drops is a
   * function of the log. Asked on the applying thread.
   */
  public final long footprint() {
    return footprint;
  }

  /** Drops sealed and open data that ends before a time. */
  public abstract void dropBefore(long millis);

  /** Seals what is open, where that saves memory. */
  public abstract void seal();

  /** Shows every sealed chunk. */
  public abstract void forEachSealed(Consumer<? super Chunk> each);

  /** Notes what the content takes now. */
  final void weigh(long content) {
    footprint = OBJECTS_FOOTPRINT + 2L * labels.canonical().length + content;
  }
}
