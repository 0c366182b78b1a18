package dev.headroom.checkpoint;

import dev.headroom.disk.NewerFormat;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Reads one checkpoint and believes nothing whose checksum does not fit. */
final class CheckpointReader {
  private final String name;
  private final CRC32C crc = new CRC32C();
  private final DataInputStream in;

  CheckpointReader(String name, InputStream file) {
    this.name = name;
    this.in = new DataInputStream(new CheckedInputStream(file, crc));
  }

  /** Takes the bytes of one part; may leave some unread. */
  @FunctionalInterface
  interface PartConsumer {
    void part(String name, DataInputStream in) throws IOException;
  }

  /**
   * Hands over every part in the order they were written.
   *
   * @throws NewerFormat if another version of the program must read it
   * @throws IOException if the file is damaged; parts may have been handed over before that shows
   */
  void read(long position, PartConsumer consumer) throws IOException {
    boolean ours = in.readLong() == CheckpointWriter.MAGIC;
    int version = in.readInt();
    boolean named = in.readLong() == position;
    int parts = in.readInt();
    checkSum("header");
    if (!ours || !named || parts < 0) {
      throw new IOException(name + " is not the checkpoint its name says");
    }
    if (version != CheckpointWriter.VERSION) {
      throw new NewerFormat(name, version, CheckpointWriter.VERSION);
    }
    for (int i = 0; i < parts; i++) {
      String part = in.readUTF();
      ChunkInput chunks = new ChunkInput();
      consumer.part(part, new DataInputStream(chunks));
      chunks.skipAll();
      checkSum(part);
    }
  }

  private void checkSum(String part) throws IOException {
    int expected = (int) crc.getValue();
    if (in.readInt() != expected) {
      throw new IOException(name + " is damaged in its part " + part);
    }
    crc.reset();
  }

  /** Puts the pieces of one part together again. */
  private final class ChunkInput extends InputStream {
    private int left;
    private boolean ended;

    @Override
    public int read() throws IOException {
      if (!hasMore()) {
        return -1;
      }
      left--;
      return in.readUnsignedByte();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!hasMore()) {
        return -1;
      }
      int piece = Math.min(left, length);
      in.readFully(into, from, piece);
      left -= piece;
      return piece;
    }

    void skipAll() throws IOException {
      while (hasMore()) {
        in.skipNBytes(left);
        left = 0;
      }
    }

    private boolean hasMore() throws IOException {
      if (left == 0 && !ended) {
        left = in.readInt();
        ended = left == 0;
        if (left < 0 || left > CheckpointWriter.CHUNK_BYTES_MAX) {
          throw new IOException(name + " has a piece of " + left + " bytes");
        }
      }
      return left > 0;
    }
  }
}
