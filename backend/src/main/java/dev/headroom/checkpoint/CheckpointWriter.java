package dev.headroom.checkpoint;

import dev.headroom.checkpoint.Checkpoints.Captured;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes one checkpoint; docs/format/checkpoint.md has the layout. */
final class CheckpointWriter {
  static final long MAGIC = 0x4845_4144_5243_4b50L; // HEADRCKP
  static final int VERSION = 1;
  static final int CHUNK_BYTES_MAX = 64 << 10;

  private final OutputStream file;

  CheckpointWriter(OutputStream file) {
    this.file = file;
  }

  void write(long position, List<Captured> parts) throws IOException {
    checked(out -> {
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      out.writeLong(position);
      out.writeInt(parts.size());
    });
    for (Captured part : parts) {
      checked(out -> {
        out.writeUTF(part.name());
        try (DataOutputStream data = new DataOutputStream(new ChunkOutput(out))) {
          part.view().writeTo(data);
        }
      });
    }
    file.flush();
  }

  /** Writes something and its checksum. */
  private void checked(Content content) throws IOException {
    CRC32C crc = new CRC32C();
    DataOutputStream out = new DataOutputStream(new CheckedOutputStream(file, crc));
    content.writeTo(out);
    out.writeInt((int) crc.getValue());
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** Cuts a part, whose length nobody knows beforehand, into pieces that state theirs. */
  private static final class ChunkOutput extends OutputStream {
    private final DataOutputStream out;
    private final byte[] chunk = new byte[CHUNK_BYTES_MAX];
    private int length;

    ChunkOutput(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      if (length == chunk.length) {
        cut();
      }
      chunk[length++] = (byte) octet;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      for (int done = 0; done < count; ) {
        if (length == chunk.length) {
          cut();
        }
        int piece = Math.min(chunk.length - length, count - done);
        System.arraycopy(bytes, from + done, chunk, length, piece);
        length += piece;
        done += piece;
      }
    }

    /** Ends the part; the file stays open. */
    @Override
    public void close() throws IOException {
      if (length > 0) {
        cut();
      }
      out.writeInt(0);
    }

    private void cut() throws IOException {
      out.writeInt(length);
      out.write(chunk, 0, length);
      length = 0;
    }
  }
}
