package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A float series at one moment.
 *
 * @param newestMillis {@link Long#MIN_VALUE} before the first sample
 * @param lastFinite NaN before the first finite sample
 * @param base what its plain samples stood at
 * @param held a first plain sample that is not decided yet
 * @param streams the streams of sums that add up in it
 */
public record FloatSnapshot(
    Labels labels,
    long newestMillis,
    double lastFinite,
    List<FloatChunk> sealed,
    OpenSamples.View open,
    BaseLine base,
    @Nullable HeldFirst held,
    List<SumStream.Saved> streams) {

  /** The samples in a range. */
  public Samples samples(TimeRange range) {
    return Samples.of(sealed, open, range);
  }

  /** How many samples there are at most in a range, without unpacking any. */
  public int samplesAtMost(TimeRange range) {
    int samples = open.size();
    for (FloatChunk chunk : sealed) {
      if (chunk.lastMillis() >= range.fromMillis() && chunk.firstMillis() < range.toMillis()) {
        samples += chunk.count();
      }
    }
    return samples;
  }

  /** Writes it as the checkpoint's format page says. */
  public void writeTo(DataOutput out) throws IOException {
    Wire.putBytes(out, labels.canonical());
    out.writeLong(newestMillis);
    out.writeLong(Double.doubleToRawLongBits(lastFinite));
    Wire.putList(out, sealed, (chunk, to) -> Wire.putBytes(to, chunk.bytes()));
    Wire.putBytes(out, open.size() == 0 ? new byte[0] : open.pack().bytes());
    base.writeTo(out);
    Wire.putHeld(out, held);
    Wire.putList(out, streams, SumStream.Saved::writeTo);
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  public static FloatSnapshot readFrom(DataInput in) throws IOException {
    Content content = Content.readFrom(in);
    return content.with(
        BaseLine.readFrom(in), Wire.getHeld(in), Wire.getList(in, SumStream.Saved::readFrom));
  }

  /** Reads what version 1 wrote: the newest value was the base line. */
  public static FloatSnapshot readFromVersion1(DataInput in) throws IOException {
    Content content = Content.readFrom(in);
    BaseLine base = new BaseLine();
    if (!Double.isNaN(content.lastFinite)) {
      base.begin(content.newestMillis, content.lastFinite);
    }
    return content.with(base, null, List.of());
  }

  /** What every version has. */
  private record Content(
      Labels labels,
      long newestMillis,
      double lastFinite,
      List<FloatChunk> sealed,
      OpenSamples.View open) {
    static Content readFrom(DataInput in) throws IOException {
      Labels labels = Labels.ofCanonical(Wire.getBytes(in));
      long newestMillis = in.readLong();
      double lastFinite = Double.longBitsToDouble(in.readLong());
      List<FloatChunk> sealed = Wire.getList(in, from -> FloatChunk.ofBytes(Wire.getBytes(from)));
      byte[] open = Wire.getBytes(in);
      return new Content(
          labels,
          newestMillis,
          lastFinite,
          sealed,
          (open.length == 0 ? new OpenSamples() : OpenSamples.of(FloatChunk.ofBytes(open))).view());
    }

    FloatSnapshot with(BaseLine base, @Nullable HeldFirst held, List<SumStream.Saved> streams) {
      return new FloatSnapshot(labels, newestMillis, lastFinite, sealed, open, base, held, streams);
    }
  }
}
