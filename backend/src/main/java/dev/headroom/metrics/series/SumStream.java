package dev.headroom.metrics.series;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.HeldFirst;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.model.StreamId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One of the streams of cumulative sums that add up in a series. Applying thread only. */
public final class SumStream extends CumulativeStream<SumStream.SumWriter> {
  public SumStream(StreamId id, StreamSender sender, BaseLine first) {
    super(id, sender, new SumWriter(first, null));
  }

  /** A stream as it was saved. */
  public SumStream(SavedStream<SumWriter> saved, StreamSender sender) {
    super(saved, sender);
  }

  public @Nullable HeldFirst held() {
    return speaking().held();
  }

  public void hold(@Nullable HeldFirst first) {
    speak(new SumWriter(base(), first));
  }

  /**
   * A process that counts.
   *
   * @param held its first value, as long as it is not decided whether that counts
   */
  public record SumWriter(BaseLine base, @Nullable HeldFirst held)
      implements CumulativeStream.StreamWriter<SumWriter> {
    @Override
    public SumWriter copy() {
      return new SumWriter(base.copy(), held);
    }

    @Override
    public int footprint() {
      return BaseLine.FOOTPRINT;
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
      base.writeTo(out);
      HeldFirst.writeOptional(held, out);
    }

    static SumWriter readFrom(DataInput in) throws IOException {
      return new SumWriter(BaseLine.readFrom(in, true), HeldFirst.readOptional(in));
    }

    static SumWriter readFromVersion2(DataInput in) throws IOException {
      return new SumWriter(BaseLine.readFrom(in, false), HeldFirst.readOptional(in));
    }
  }
}
