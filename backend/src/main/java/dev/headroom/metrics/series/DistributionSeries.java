package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.model.Labels;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.EventCounts;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.storage.series.SeriesCursor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A series of distributions. HDR data of any origin adds to the cells of its interval; bucketed
 * data is kept point by point. Of each stream of cumulative data the newest point is remembered,
 * for the applying thread, so that the next one can be told from it.
 */
public final class DistributionSeries extends Series {
  private final Unit unit;
  private final HdrLayout layout;
  private final HdrIntervals cells;
  private final ReceivedPoints points = new ReceivedPoints();
  private final Map<StreamId, DistributionStream> streams = new LinkedHashMap<>(2);
  private long streamsFootprint;
  private long newestMillis = Long.MIN_VALUE;
  private long overflow;

  /**
   * @param unit what its first data came in; later data may differ in unit, not in dimension
   * @param layout of its HDR cells
   */
  public DistributionSeries(Labels labels, Unit unit, HdrLayout layout) {
    super(labels);
    this.unit = unit;
    this.layout = layout;
    this.cells = new HdrIntervals(unit.dimension(), layout);
    weigh();
  }

  /** A series as {@link #snapshot} saw it. */
  public static DistributionSeries of(DistributionSnapshot snapshot) {
    DistributionSeries series =
        new DistributionSeries(snapshot.labels(), snapshot.unit(), snapshot.layout());
    series.cells.restore(snapshot.cells(), snapshot.packedOpen());
    series.points.restore(snapshot.points());
    series.newestMillis = snapshot.newestMillis();
    series.overflow = snapshot.overflow();
    series.weigh();
    return series;
  }

  @Override
  public SeriesCursor cursor() {
    return new SeriesCursors.OfDistributions(this);
  }

  public Unit unit() {
    return unit;
  }

  /**
   * Counts single values into the cells of their interval.
   *
   * @param ticks values in ticks of the dimension
   * @param sum of the values, in ticks
   */
  public synchronized void observe(long millis, long[] ticks, double sum) {
    overflow += cells.observe(millis, ticks, sum);
    noteNewest(millis);
  }

  /** Adds what was observed at a time, whatever else is stored for it or after it. */
  public synchronized void add(long millis, Distribution distribution) {
    store(millis, distribution);
    noteNewest(millis);
  }

  /** Notes that a stream said something of a time, even if it did not grow. */
  public synchronized void noteNewest(long millis) {
    newestMillis = Math.max(newestMillis, millis);
    weigh();
  }

  /** Whether a bucketed distribution of this very time is stored. */
  public synchronized boolean has(long millis) {
    return points.has(millis);
  }

  /** The streams that add up in it, in order of arrival. */
  public Collection<DistributionStream> streams() {
    return streams.values();
  }

  public @Nullable DistributionStream stream(StreamId id) {
    return streams.get(id);
  }

  public synchronized void addStream(DistributionStream stream) {
    streams.put(stream.id(), stream);
    streamsFootprint += stream.footprint();
    weigh();
  }

  /** Lets a further writer of a stream speak. */
  public synchronized void giveWay(
      DistributionStream stream, DistributionStream.DistributionWriter next, long lookbackMillis) {
    streamsFootprint -= stream.footprint();
    stream.giveWay(next, lookbackMillis);
    streamsFootprint += stream.footprint();
    weigh();
  }

  public synchronized void dropStream(StreamId id) {
    DistributionStream dropped = streams.remove(id);
    if (dropped != null) {
      streamsFootprint -= dropped.footprint();
      weigh();
    }
  }

  /** Growth of the stream is told from this distribution from now on. */
  public synchronized void remember(DistributionStream stream, Distribution newest) {
    streamsFootprint -= stream.footprint();
    stream.remember(newest);
    streamsFootprint += stream.footprint();
    weigh();
  }

  /** How many values ever lay beyond the dimension's largest. Asked on the applying thread. */
  public long overflow() {
    return overflow;
  }

  public synchronized DistributionSnapshot snapshot() {
    return new DistributionSnapshot(
        labels(),
        unit,
        layout,
        newestMillis,
        overflow,
        cells.sealed(),
        cells.openCopy(),
        points.points(),
        streams.values().stream().map(DistributionStream::save).toList());
  }

  @Override
  public synchronized long newestMillis() {
    return newestMillis;
  }

  @Override
  public synchronized long oldestMillis() {
    return Math.min(cells.oldestMillis(), points.oldestMillis());
  }

  @Override
  public synchronized void dropBefore(long millis) {
    cells.dropBefore(millis);
    points.dropBefore(millis);
    weigh();
  }

  @Override
  public synchronized void seal() {
    cells.seal();
    weigh();
  }

  @Override
  public void forEachSealed(Consumer<? super Chunk> each) {
    cells.sealed().forEach(each);
    points.points().forEach(each);
  }

  private void weigh() {
    weigh(cells.footprint() + points.footprint() + streamsFootprint);
  }

  private void store(long millis, Distribution distribution) {
    switch (distribution) {
      case HdrDistribution hdr -> overflow = EventCounts.plus(overflow, cells.add(millis, hdr));
      case ExponentialDistribution exponential -> points.add(millis, exponential);
      case BucketDistribution buckets -> points.add(millis, buckets);
    }
  }
}
