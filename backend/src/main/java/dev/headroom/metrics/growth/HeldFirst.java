package dev.headroom.metrics.growth;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A first value that counts if what follows says so.
 *
 * @param millis its time
 * @param value above 0
 * @param zeroMillis where the series stood at zero if it counts; before {@code millis}
 * @param opened whether it is the first sample of its series
 * @param later finite values that came after it
 */
public record HeldFirst(long millis, double value, long zeroMillis, boolean opened, int later) {
  public HeldFirst(long millis, double value, long zeroMillis, boolean opened) {
    this(millis, value, zeroMillis, opened, 0);
  }

  /** The same after another value. */
  public HeldFirst another() {
    return new HeldFirst(millis, value, zeroMillis, opened, later + 1);
  }

  /** With a mark before it, where there may be none. */
  public static void writeOptional(@Nullable HeldFirst held, DataOutput out) throws IOException {
    out.writeBoolean(held != null);
    if (held != null) {
      held.writeTo(out);
    }
  }

  /** Reads what {@link #writeOptional} wrote. */
  public static @Nullable HeldFirst readOptional(DataInput in) throws IOException {
    return in.readBoolean() ? readFrom(in) : null;
  }

  private void writeTo(DataOutput out) throws IOException {
    out.writeLong(millis);
    out.writeLong(Double.doubleToRawLongBits(value));
    out.writeLong(zeroMillis);
    out.writeBoolean(opened);
    out.writeInt(later);
  }

  private static HeldFirst readFrom(DataInput in) throws IOException {
    return new HeldFirst(
        in.readLong(),
        Double.longBitsToDouble(in.readLong()),
        in.readLong(),
        in.readBoolean(),
        in.readInt());
  }
}
