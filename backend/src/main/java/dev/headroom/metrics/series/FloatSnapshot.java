package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.FloatChunk;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A float series at one moment.
 *
 * @param newestMillis {@link Long#MIN_VALUE} before the first sample
 * @param lastFinite NaN before the first finite sample
 */
public record FloatSnapshot(
    Labels labels,
    long newestMillis,
    double lastFinite,
    List<FloatChunk> sealed,
    OpenSamples.View open) {

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
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  public static FloatSnapshot readFrom(DataInput in) throws IOException {
    Labels labels = Labels.ofCanonical(Wire.getBytes(in));
    long newestMillis = in.readLong();
    double lastFinite = Double.longBitsToDouble(in.readLong());
    List<FloatChunk> sealed = Wire.getList(in, from -> FloatChunk.ofBytes(Wire.getBytes(from)));
    byte[] open = Wire.getBytes(in);
    return new FloatSnapshot(
        labels,
        newestMillis,
        lastFinite,
        sealed,
        (open.length == 0 ? new OpenSamples() : OpenSamples.of(FloatChunk.ofBytes(open))).view());
  }
}
