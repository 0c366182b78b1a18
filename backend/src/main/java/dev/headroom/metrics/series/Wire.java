package dev.headroom.metrics.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Byte arrays and sizes in a checkpoint. */
final class Wire {
  private static final int BYTES_MAX = 1 << 26;
  private static final int SIZE_MAX = 1 << 28;

  private Wire() {}

  static void putBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] getBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[checked(in.readInt(), BYTES_MAX)];
    in.readFully(bytes);
    return bytes;
  }

  static int getSize(DataInput in) throws IOException {
    return checked(in.readInt(), SIZE_MAX);
  }

  private static int checked(int size, int max) {
    if (size < 0 || size > max) {
      throw new IllegalArgumentException("size " + size + " is not between 0 and " + max);
    }
    return size;
  }
}
