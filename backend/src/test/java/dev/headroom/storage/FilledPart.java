package dev.headroom.storage;

import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A part of a checkpoint for tests: a number, and many bytes that all have its lowest eight bits.
 */
public final class FilledPart implements CheckpointPart {
  private final String name;
  private final int bytes;
  public int value;

  public FilledPart(String name, int bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PartSnapshot capture() {
    int captured = value;
    return out -> {
      out.writeInt(captured);
      byte[] filling = new byte[bytes];
      Arrays.fill(filling, (byte) captured);
      out.write(filling);
    };
  }

  @Override
  public void restore(DataInput in) throws IOException {
    value = in.readInt();
    for (int i = 0; i < bytes; i++) {
      if (in.readByte() != (byte) value) {
        throw new IOException("the filling is not " + value);
      }
    }
  }
}
