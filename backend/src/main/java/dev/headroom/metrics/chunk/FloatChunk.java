package dev.headroom.metrics.chunk;

import dev.headroom.codec.ByteReader;
import dev.headroom.codec.ByteReader.DamagedBytes;
import dev.headroom.codec.ByteWriter;

/**
 * Up to 255 samples of one series, packed.
 *
 * <p>Layout: count (1 byte), first time in milliseconds and last time less first as numbers, an
 * {@link IntegerRun} of times less the first, then the values: an {@link IntegerRun} where all are
 * whole and at most 2^53 in magnitude, else a byte 0xC0 and a {@link XorRun}. Values come back bit
 * for bit.
 */
public final class FloatChunk implements Chunk {
  private static final int COUNT_MAX = 255;
  private static final long WHOLE_MAX = 1L << 53;
  private static final int OBJECTS_FOOTPRINT = 40;

  private final byte[] bytes;

  private FloatChunk(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Packs samples.
   *
   * @param offsets times less the first, ascending, the first 0
   * @param count 1 to 255
   */
  public static FloatChunk of(long firstMillis, int[] offsets, double[] values, int count) {
    if (count < 1 || count > COUNT_MAX) {
      throw new IllegalArgumentException("a chunk holds 1 to 255 samples, not " + count);
    }
    ByteWriter out = new ByteWriter(128);
    out.octet(count);
    out.hdrSigned(firstMillis);
    out.hdrSigned(offsets[count - 1]);
    long[] whole = new long[count];
    for (int i = 0; i < count; i++) {
      whole[i] = offsets[i];
    }
    IntegerRun.write(out, whole, count);
    if (allWhole(values, whole, count)) {
      IntegerRun.write(out, whole, count);
    } else {
      out.octet(IntegerRun.ORDER_OTHER << 6);
      XorRun.write(out, values, count);
    }
    return new FloatChunk(out.toArray());
  }

  /**
   * A chunk from its bytes, as {@link #bytes} gives them.
   *
   * @throws DamagedBytes if they are not a chunk
   */
  public static FloatChunk ofBytes(byte[] bytes) {
    FloatChunk chunk = new FloatChunk(bytes);
    int count = new ByteReader(bytes).octet();
    if (count == 0) {
      throw new DamagedBytes("a chunk without samples");
    }
    chunk.read(new long[count], new double[count], 0);
    return chunk;
  }

  private static boolean allWhole(double[] values, long[] whole, int count) {
    for (int i = 0; i < count; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      whole[i] = (long) values[i];
      if (Double.doubleToRawLongBits((double) whole[i]) != bits || Math.abs(whole[i]) > WHOLE_MAX) {
        return false;
      }
    }
    return true;
  }

  /** The packed form; callers must not change it. */
  public byte[] bytes() {
    return bytes;
  }

  public int count() {
    return bytes[0] & 0xff;
  }

  @Override
  public long firstMillis() {
    return new ByteReader(bytes, 1, bytes.length).hdrSigned();
  }

  @Override
  public long lastMillis() {
    ByteReader in = new ByteReader(bytes, 1, bytes.length);
    return in.hdrSigned() + in.hdrSigned();
  }

  @Override
  public int footprint() {
    return OBJECTS_FOOTPRINT + bytes.length;
  }

  /** Unpacks all samples into two arrays from index {@code at} on. */
  public void read(long[] timesMillis, double[] values, int at) {
    ByteReader in = new ByteReader(bytes);
    int count = in.octet();
    long first = in.hdrSigned();
    in.hdrSigned();
    long[] whole = new long[count];
    IntegerRun.read(in, in.octet(), whole, count);
    for (int i = 0; i < count; i++) {
      timesMillis[at + i] = first + whole[i];
    }
    int header = in.octet();
    if (header >>> 6 == IntegerRun.ORDER_OTHER) {
      XorRun.read(in, values, at, count);
    } else {
      IntegerRun.read(in, header, whole, count);
      for (int i = 0; i < count; i++) {
        values[at + i] = whole[i];
      }
    }
    in.expectEnd();
  }
}
