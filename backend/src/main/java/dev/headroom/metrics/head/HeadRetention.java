package dev.headroom.metrics.head;

import dev.headroom.metrics.series.DistributionSeries;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.metrics.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides what is dropped: once a minute what has left the window, and under memory pressure the
 * oldest sealed data, an eighth of the bound at a time, which makes the window start later.
 */
final class HeadRetention {
  private static final long MINUTE_MILLIS = 60_000;
  private static final int FREED_SHARE = 8;
  private static final int REGROWTH_SHARE = 16;

  private final SeriesIndex<FloatSeries> floats;
  private final SeriesIndex<DistributionSeries> distributions;
  private final HeadWindow window;
  private final SenderStreams streams;
  private final long bytesMax;
  private long pressureBytes;

  HeadRetention(
      SeriesIndex<FloatSeries> floats,
      SeriesIndex<DistributionSeries> distributions,
      HeadWindow window,
      SenderStreams streams,
      long bytesMax) {
    this.floats = floats;
    this.distributions = distributions;
    this.window = window;
    this.streams = streams;
    this.bytesMax = bytesMax;
    this.pressureBytes = bytesMax;
  }

  /**
   * Drops what has to go after a batch.
   *
   * @param newMinute whether the window's clock has entered another minute
   * @param footprint of all series
   * @return the footprint afterwards
   */
  long afterBatch(boolean newMinute, long footprint) {
    long left = newMinute ? trim() : footprint;
    return left > pressureBytes ? relieve(left) : left;
  }

  /** Memory beyond which data is dropped next; saved, so that replay drops the same. */
  long pressureBytes() {
    return pressureBytes;
  }

  void restore(long savedPressureBytes) {
    pressureBytes = Math.max(bytesMax, savedPressureBytes);
  }

  /** The footprint of all series, counted anew. */
  long footprint() {
    return footprint(floats.all()) + footprint(distributions.all());
  }

  /**
   * Series that are small each but many can be over the bound with nothing to drop; data is then
   * looked through again only after some more has come.
   */
  private long relieve(long footprint) {
    window.cut(cutThatFrees(footprint - bytesMax + bytesMax / FREED_SHARE));
    long left = trim();
    if (left > bytesMax) {
      floats.all().forEach(each -> each.series().seal());
      distributions.all().forEach(each -> each.series().seal());
      left = footprint();
      pressureBytes = Math.max(bytesMax, left + bytesMax / REGROWTH_SHARE);
    }
    return left;
  }

  private long cutThatFrees(long bytes) {
    TreeMap<Long, Long> bytesByMinute = new TreeMap<>();
    countSealed(floats.all(), bytesByMinute);
    countSealed(distributions.all(), bytesByMinute);
    long freed = 0;
    long cut = Long.MIN_VALUE;
    for (Map.Entry<Long, Long> minute : bytesByMinute.entrySet()) {
      if (freed >= bytes) {
        break;
      }
      freed += minute.getValue();
      cut = (minute.getKey() + 1) * MINUTE_MILLIS;
    }
    return cut;
  }

  private static <S extends Series> void countSealed(
      List<IndexedSeries<S>> all, Map<Long, Long> bytesByMinute) {
    for (IndexedSeries<S> each : all) {
      each.series()
          .forEachSealed(chunk ->
              bytesByMinute.merge(
                  Math.floorDiv(chunk.lastMillis(), MINUTE_MILLIS),
                  (long) chunk.footprint(),
                  Long::sum));
    }
  }

  private long trim() {
    long left = trim(floats) + trim(distributions);
    if (left <= bytesMax) {
      pressureBytes = bytesMax;
    }
    return left;
  }

  /**
   * Memory pressure drops data but no series: what a counter or a cumulative sender last said is
   * needed to understand what it says next.
   */
  private <S extends Series> long trim(SeriesIndex<S> index) {
    long left = 0;
    List<IndexedSeries<S>> silent = new ArrayList<>();
    for (IndexedSeries<S> each : index.all()) {
      S series = each.series();
      if (series.newestMillis() < window.timeStartMillis()) {
        silent.add(each);
      } else {
        series.dropBefore(window.startMillis());
        streams.dropSilent(series, window.timeStartMillis());
        left += series.footprint();
      }
    }
    if (!silent.isEmpty()) {
      index.removeAll(silent);
      silent.forEach(each -> streams.dropped(each.series()));
    }
    return left;
  }

  private static <S extends Series> long footprint(List<IndexedSeries<S>> all) {
    return all.stream().mapToLong(each -> each.series().footprint()).sum();
  }
}
