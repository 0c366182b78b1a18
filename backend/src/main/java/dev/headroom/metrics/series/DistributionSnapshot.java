package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.CellChunk;
import dev.headroom.metrics.chunk.Chunk;
import dev.headroom.metrics.chunk.PointChunk;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.storage.series.SeriesCursor.DistributionSink;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A distribution series at one moment.
 *
 * @param unit what its first data came in
 * @param newestMillis {@link Long#MIN_VALUE} before the first point
 * @param overflow how many values ever lay beyond the dimension's largest
 * @param open the interval being filled
 * @param streams what each stream of cumulative data last said
 */
public record DistributionSnapshot(
    Labels labels,
    Unit unit,
    HdrLayout layout,
    long newestMillis,
    long overflow,
    List<CellChunk> cells,
    @Nullable OpenCells open,
    List<PointChunk> points,
    List<SavedStream<DistributionStream.DistributionWriter>> streams) {

  /**
   * The units its data is told in: HDR cells in the dimension's base unit, all else as declared.
   */
  public Set<Unit> units() {
    Set<Unit> units = new HashSet<>();
    if (open != null || !cells.isEmpty()) {
      units.add(unit.dimension().baseUnit());
    }
    if (!points.isEmpty()) {
      units.add(unit);
    }
    return units;
  }

  /**
   * Reads what starts within a range: intervals and points alike.
   *
   * @return whether there was anything
   */
  public boolean read(TimeRange range, DistributionSink sink) {
    boolean found = false;
    for (int i = firstAtOrAfter(cells, range.fromMillis());
        i < cells.size() && cells.get(i).firstMillis() < range.toMillis();
        i++) {
      CellChunk chunk = cells.get(i);
      sink.add(layout, chunk.digits(), chunk.sum(), chunk.payload(), chunk.overflow());
      found = true;
    }
    if (open != null && range.contains(open.firstMillis())) {
      sink.add(layout, open.digits(), open.sum(), open.cells(), open.counts(), open.overflow());
      found = true;
    }
    for (int i = firstAtOrAfter(points, range.fromMillis());
        i < points.size() && points.get(i).millis() < range.toMillis();
        i++) {
      switch (points.get(i).distribution()) {
        case HdrDistribution _ ->
            throw new IllegalStateException("HDR cells are kept by interval, not as points");
        case ExponentialDistribution exponential -> sink.add(unit, exponential);
        case BucketDistribution buckets -> sink.add(unit, buckets);
      }
      found = true;
    }
    return found;
  }

  /** Writes it as the checkpoint's format page says. */
  public void writeTo(DataOutput out) throws IOException {
    DistributionWire.write(this, out);
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  public static DistributionSnapshot readFrom(DataInput in) throws IOException {
    return DistributionWire.read(in);
  }

  /** Reads what version 2 wrote, which did not know of starts. */
  public static DistributionSnapshot readFromVersion2(DataInput in) throws IOException {
    return DistributionWire.readVersion2(in);
  }

  /** Reads what version 1 wrote. */
  public static DistributionSnapshot readFromVersion1(DataInput in) throws IOException {
    return DistributionWire.readVersion1(in);
  }

  @Nullable CellChunk packedOpen() {
    return open == null ? null : open.pack(HdrIntervals.INTERVAL_MILLIS);
  }

  private static int firstAtOrAfter(List<? extends Chunk> chunks, long millis) {
    int low = 0;
    int high = chunks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (chunks.get(middle).firstMillis() < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
