package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.chunk.DistributionBytes;
import dev.headroom.metrics.histogram.Growth;
import dev.headroom.model.BucketDistribution;
import dev.headroom.model.Distribution;
import dev.headroom.model.ExponentialDistribution;
import dev.headroom.model.HdrDistribution;
import dev.headroom.model.HdrLayout;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.Unit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A series of distributions. HDR data of any origin adds to the cells of its interval; bucketed
 * data is kept point by point. For a cumulative sender the newest point is remembered, so that the
 * next one can be told from it.
 */
public final class DistributionSeries extends Series {
  private static final int LAST_FOOTPRINT = 96;

  private final Unit unit;
  private final HdrLayout layout;
  private final HdrIntervals cells;
  private final ReceivedPoints points = new ReceivedPoints();
  private @Nullable DistributionPoint last;
  private int lastFootprint;
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
    DistributionPoint last = snapshot.last();
    if (last != null) {
      series.remember(last);
    }
    series.weigh();
    return series;
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

  /** Adds what was observed since the point before, whenever that was. */
  public synchronized Addition addDelta(long millis, Distribution distribution) {
    store(millis, distribution);
    noteNewest(millis);
    return new Addition.Stored(distribution);
  }

  /**
   * Adds what a cumulative distribution grew by. Only the newest point and the growth are kept: an
   * older point is known if there is growth of its time, else out of order.
   *
   * @param trustedStartMillis a first point that counts from a start at or after this moment is
   *     taken whole; one from before, or without a start, is the baseline
   */
  public synchronized Addition addCumulative(DistributionPoint point, long trustedStartMillis) {
    Distribution growth;
    DistributionPoint before = last;
    if (before == null) {
      boolean whole = point.startMillis() != 0 && point.startMillis() >= trustedStartMillis;
      growth = whole ? point.distribution() : Growth.none(point.distribution());
    } else if (point.timestampMillis() <= before.timestampMillis()) {
      return new Addition.NotStored(again(point, before));
    } else {
      growth =
          point.startMillis() == before.startMillis()
              ? Growth.between(before.distribution(), point.distribution())
                  .orElse(point.distribution())
              : point.distribution();
    }
    if (growth.count() > 0) {
      store(point.timestampMillis(), growth);
    }
    remember(point);
    noteNewest(point.timestampMillis());
    return new Addition.Stored(growth);
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
        last);
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

  private void noteNewest(long millis) {
    newestMillis = Math.max(newestMillis, millis);
    weigh();
  }

  private void weigh() {
    weigh(cells.footprint() + points.footprint() + lastFootprint);
  }

  private void store(long millis, Distribution distribution) {
    switch (distribution) {
      case HdrDistribution hdr -> overflow += cells.add(millis, hdr);
      case ExponentialDistribution exponential -> points.add(millis, exponential);
      case BucketDistribution buckets -> points.add(millis, buckets);
    }
  }

  private Appended again(DistributionPoint point, DistributionPoint before) {
    if (point.timestampMillis() == before.timestampMillis()) {
      return DistributionBytes.same(point.distribution(), before.distribution())
          ? Appended.KNOWN
          : Appended.DUPLICATE_TIMESTAMP;
    }
    return points.has(point.timestampMillis()) ? Appended.KNOWN : Appended.OUT_OF_ORDER;
  }

  private void remember(DistributionPoint point) {
    last = point;
    lastFootprint =
        LAST_FOOTPRINT
            + switch (point.distribution()) {
              case HdrDistribution hdr -> (Integer.BYTES + Long.BYTES) * hdr.cells().length;
              case ExponentialDistribution exponential ->
                  Long.BYTES
                      * (exponential.positive().counts().length
                          + exponential.negative().counts().length);
              case BucketDistribution buckets -> Long.BYTES * buckets.counts().length;
            };
  }
}
