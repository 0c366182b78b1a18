package dev.headroom.metrics.series;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.StreamSender;
import dev.headroom.model.StreamId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One of the streams of cumulative sums that add up in a series. Applying thread only. */
public final class SumStream extends CumulativeStream<SumStream.Writer> {
  public SumStream(StreamId id, StreamSender sender, BaseLine first) {
    super(id, sender, new Writer(first, null));
  }

  /** A stream as it was saved. */
  public SumStream(Saved<Writer> saved, StreamSender sender) {
    super(saved, sender);
  }

  public @Nullable HeldFirst held() {
    return speaking().held();
  }

  public void hold(@Nullable HeldFirst first) {
    speak(new Writer(base(), first));
  }

  /**
   * A process that counts.
   *
   * @param held its first value, as long as it is not decided whether that counts
   */
  public record Writer(BaseLine base, @Nullable HeldFirst held)
      implements CumulativeStream.Writer<Writer> {
    @Override
    public Writer copy() {
      return new Writer(base.copy(), held);
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

    static Writer readFrom(DataInput in) throws IOException {
      return new Writer(BaseLine.readFrom(in, true), HeldFirst.readOptional(in));
    }

    static Writer readFromVersion2(DataInput in) throws IOException {
      return new Writer(BaseLine.readFrom(in, false), HeldFirst.readOptional(in));
    }
  }
}
