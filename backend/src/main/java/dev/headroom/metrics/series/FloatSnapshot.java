package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.FloatChunk;
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
 * @param newestMillis time of the newest sample; {@link Long#MIN_VALUE} before the first
 * @param newestArrivedMillis when that sample arrived; {@link Long#MIN_VALUE} where nobody knows
 * @param lastFinite the finite sample that arrived last; NaN before the first
 * @param increments what a sender of deltas added; null if none ever did
 */
public record FloatSnapshot(
    Labels labels,
    long newestMillis,
    long newestArrivedMillis,
    double lastFinite,
    List<FloatChunk> sealed,
    OpenSamples.View open,
    Increments.@Nullable View increments) {

  /**
   * The samples in a range. Increments are told as a counter's running total, with what it stood at
   * before the range; where a series has samples too, that total comes on top of them.
   */
  public Samples samples(TimeRange range) {
    if (increments == null) {
      return Samples.of(sealed, open, range);
    }
    Samples totals = increments.totals(range);
    return Double.isNaN(lastFinite) ? totals : onTopOfSamples(totals, range);
  }

  private Samples onTopOfSamples(Samples totals, TimeRange range) {
    Samples plain = Samples.of(sealed, open, new TimeRange(Long.MIN_VALUE, range.toMillis()));
    return new Stacked(plain, lastFinite).with(totals, range.fromMillis());
  }

  /** Time of the newest sample or increment; {@link Long#MIN_VALUE} before the first. */
  public long newestOfAnyMillis() {
    return increments == null ? newestMillis : Math.max(newestMillis, increments.newestMillis());
  }

  /** How many samples there are at most in a range, without unpacking any. */
  public int samplesAtMost(TimeRange range) {
    int samples = open.size() + (increments == null ? 0 : increments.atMostIn(range));
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
    out.writeLong(newestArrivedMillis);
    out.writeLong(Double.doubleToRawLongBits(lastFinite));
    Wire.putList(out, sealed, (chunk, to) -> Wire.putBytes(to, chunk.bytes()));
    Wire.putBytes(out, open.size() == 0 ? new byte[0] : open.pack().bytes());
    out.writeBoolean(increments != null);
    if (increments != null) {
      increments.writeTo(out);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param version of the layout; 1 knew neither arrivals nor increments, which it kept as a
   *     counter's samples
   * @throws IllegalArgumentException if it makes no sense
   */
  public static FloatSnapshot readFrom(DataInput in, int version) throws IOException {
    Labels labels = Labels.ofCanonical(Wire.getBytes(in));
    long newestMillis = in.readLong();
    long newestArrivedMillis = version == 1 ? Long.MIN_VALUE : in.readLong();
    double lastFinite = Double.longBitsToDouble(in.readLong());
    List<FloatChunk> sealed = Wire.getList(in, from -> FloatChunk.ofBytes(Wire.getBytes(from)));
    OpenSamples.View open = OpenSamples.View.ofBytes(Wire.getBytes(in));
    boolean hasIncrements = version > 1 && in.readBoolean();
    return new FloatSnapshot(
        labels,
        newestMillis,
        newestArrivedMillis,
        lastFinite,
        sealed,
        open,
        hasIncrements ? Increments.View.readFrom(in) : null);
  }
}
