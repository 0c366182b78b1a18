package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.DistributionBytes;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Sender;
import dev.headroom.model.BucketDistribution;
import dev.headroom.model.Distribution;
import dev.headroom.model.ExponentialDistribution;
import dev.headroom.model.HdrDistribution;
import dev.headroom.model.StreamId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One of the streams of cumulative distributions that add up in a series: its base line, and the
 * distribution that growth is told from. Applying thread only.
 */
public final class DistributionStream {
  private static final int FOOTPRINT = 296;

  private final StreamId id;
  private final Sender sender;
  private final BaseLine base;
  private Distribution last;
  private boolean held;

  /**
   * @param first the stream's first distribution
   */
  public DistributionStream(StreamId id, Sender sender, Distribution first) {
    this(id, sender, new BaseLine(), first, false);
  }

  private DistributionStream(
      StreamId id, Sender sender, BaseLine base, Distribution last, boolean held) {
    this.id = id;
    this.sender = sender;
    this.base = base;
    this.last = last;
    this.held = held;
  }

  public StreamId id() {
    return id;
  }

  public Sender sender() {
    return sender;
  }

  public BaseLine base() {
    return base;
  }

  /** The newest distribution that was not interleaved. */
  public Distribution last() {
    return last;
  }

  /** Whether {@link #last} is the first and counts if the next one says so. */
  public boolean isHeld() {
    return held;
  }

  public void hold(boolean first) {
    held = first;
  }

  void remember(Distribution newest) {
    last = newest;
  }

  int footprint() {
    return FOOTPRINT
        + switch (last) {
          case HdrDistribution hdr -> (Integer.BYTES + Long.BYTES) * hdr.cells().length;
          case ExponentialDistribution exponential ->
              Long.BYTES
                  * (exponential.positive().counts().length
                      + exponential.negative().counts().length);
          case BucketDistribution buckets -> Long.BYTES * buckets.counts().length;
        };
  }

  Saved save() {
    return new Saved(id, base.copy(), last, held);
  }

  /** A stream at one moment. */
  public record Saved(StreamId id, BaseLine base, Distribution last, boolean held) {
    /** The stream again. */
    public DistributionStream restored(Sender sender) {
      return new DistributionStream(id, sender, base, last, held);
    }

    void writeTo(DataOutput out) throws IOException {
      out.writeLong(id.sender());
      out.writeLong(id.stream());
      base.writeTo(out);
      out.writeBoolean(held);
      DistributionWire.writeBounds(DistributionBytes.bounds(last), out);
      Wire.putBytes(out, DistributionBytes.encode(last));
    }

    static Saved readFrom(DataInput in) throws IOException {
      StreamId id = new StreamId(in.readLong(), in.readLong());
      BaseLine base = BaseLine.readFrom(in);
      boolean held = in.readBoolean();
      double[] bounds = DistributionWire.readBounds(in);
      return new Saved(id, base, DistributionBytes.decode(Wire.getBytes(in), bounds), held);
    }
  }
}
