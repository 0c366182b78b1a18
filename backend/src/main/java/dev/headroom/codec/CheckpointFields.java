package dev.headroom.codec;

import dev.headroom.codec.ByteReader.DamagedBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Byte arrays, texts and lists in a checkpoint: each with its length before it, as the four bytes
 * of an int. Checkpoints are streams, because all that is in memory would not fit there twice; so
 * they are read with the JDK's own {@link DataInput} and written with its {@link DataOutput}, and
 * arrays within them with {@link ByteReader} and {@link ByteWriter}.
 */
public final class CheckpointFields {
  private static final int BYTES_MAX = 1 << 26;
  private static final int ITEMS_MAX = 1 << 28;

  private CheckpointFields() {}

  /** Writes one item of a list. */
  @FunctionalInterface
  public interface ItemWriter<T> {
    void write(T item, DataOutput out) throws IOException;
  }

  /** Reads one item of a list. */
  @FunctionalInterface
  public interface ItemReader<T> {
    T read(DataInput in) throws IOException;
  }

  public static void putText(DataOutput out, String text) throws IOException {
    putBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  public static String getText(DataInput in) throws IOException {
    return new String(getBytes(in), StandardCharsets.UTF_8);
  }

  public static <T> void putList(DataOutput out, List<T> items, ItemWriter<? super T> writer)
      throws IOException {
    out.writeInt(items.size());
    for (T item : items) {
      writer.write(item, out);
    }
  }

  /**
   * @throws DamagedBytes if the length makes no sense
   */
  public static <T> List<T> getList(DataInput in, ItemReader<T> reader) throws IOException {
    int size = getSize(in);
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(reader.read(in));
    }
    return items;
  }

  public static int getSize(DataInput in) throws IOException {
    return checked(in.readInt(), ITEMS_MAX);
  }

  public static void putBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static byte[] getBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[checked(in.readInt(), BYTES_MAX)];
    in.readFully(bytes);
    return bytes;
  }

  private static int checked(int length, int max) {
    if (length < 0 || length > max) {
      throw new DamagedBytes("length " + length + " is not between 0 and " + max);
    }
    return length;
  }
}
