package dev.headroom.metrics.series;

import dev.headroom.codec.CheckpointFields;
import dev.headroom.codec.DistributionBytes;
import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.model.StreamId;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One of the streams of cumulative distributions that add up in a series. Applying thread only. */
public final class DistributionStream
    extends CumulativeStream<DistributionStream.DistributionWriter> {
  public DistributionStream(StreamId id, StreamSender sender, DistributionWriter first) {
    super(id, sender, first);
  }

  /** A stream as it was saved. */
  public DistributionStream(SavedStream<DistributionWriter> saved, StreamSender sender) {
    super(saved, sender);
  }

  /** The newest distribution of the writer that speaks that was not interleaved. */
  public Distribution last() {
    return speaking().last();
  }

  /** Whether {@link #last} is a first one and counts if the next one says so. */
  public boolean isHeld() {
    return speaking().held();
  }

  /** A held first one is decided on. */
  public void release() {
    speak(new DistributionWriter(base(), last(), false));
  }

  void remember(Distribution newest) {
    speak(new DistributionWriter(base(), newest, isHeld()));
  }

  /**
   * A process that counts.
   *
   * @param last what growth is told from
   * @param held whether that is its first, and not decided yet
   */
  public record DistributionWriter(BaseLine base, Distribution last, boolean held)
      implements CumulativeStream.StreamWriter<DistributionWriter> {
    private static final int FOOTPRINT = BaseLine.FOOTPRINT + 96;

    @Override
    public DistributionWriter copy() {
      return new DistributionWriter(base.copy(), last, held);
    }

    @Override
    public int footprint() {
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

    @Override
    public void writeTo(DataOutput out) throws IOException {
      base.writeTo(out);
      out.writeBoolean(held);
      DistributionWire.writeBounds(DistributionBytes.bounds(last), out);
      CheckpointFields.putBytes(out, DistributionBytes.encode(last));
    }

    static DistributionWriter readFrom(DataInput in) throws IOException {
      return readFrom(in, true);
    }

    static DistributionWriter readFromVersion2(DataInput in) throws IOException {
      return readFrom(in, false);
    }

    private static DistributionWriter readFrom(DataInput in, boolean hasStart) throws IOException {
      BaseLine base = BaseLine.readFrom(in, hasStart);
      boolean held = in.readBoolean();
      double[] bounds = DistributionWire.readBounds(in);
      return new DistributionWriter(
          base, DistributionBytes.decode(CheckpointFields.getBytes(in), bounds), held);
    }
  }
}
