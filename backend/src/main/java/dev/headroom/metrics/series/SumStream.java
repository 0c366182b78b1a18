package dev.headroom.metrics.series;

import dev.headroom.metrics.growth.BaseLine;
import dev.headroom.metrics.growth.Sender;
import dev.headroom.model.StreamId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One of the streams of cumulative sums that add up in a series. Applying thread only. */
public final class SumStream {
  /** Heap one takes, its entry and its base line included. */
  static final int FOOTPRINT = 200;

  private final StreamId id;
  private final Sender sender;
  private final BaseLine base;
  private @Nullable HeldFirst held;

  public SumStream(StreamId id, Sender sender) {
    this(id, sender, new BaseLine());
  }

  private SumStream(StreamId id, Sender sender, BaseLine base) {
    this.id = id;
    this.sender = sender;
    this.base = base;
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

  public @Nullable HeldFirst held() {
    return held;
  }

  public void hold(@Nullable HeldFirst first) {
    held = first;
  }

  Saved save() {
    return new Saved(id, base.copy(), held);
  }

  /** A stream at one moment. */
  public record Saved(StreamId id, BaseLine base, @Nullable HeldFirst held) {
    /** The stream again. */
    public SumStream restored(Sender sender) {
      SumStream stream = new SumStream(id, sender, base);
      stream.hold(held);
      return stream;
    }

    void writeTo(DataOutput out) throws IOException {
      out.writeLong(id.sender());
      out.writeLong(id.stream());
      base.writeTo(out);
      Wire.putHeld(out, held);
    }

    static Saved readFrom(DataInput in) throws IOException {
      return new Saved(
          new StreamId(in.readLong(), in.readLong()), BaseLine.readFrom(in), Wire.getHeld(in));
    }
  }
}
