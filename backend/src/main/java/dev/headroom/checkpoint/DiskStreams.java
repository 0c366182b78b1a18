package dev.headroom.checkpoint;

import dev.headroom.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A file of a {@link Disk} from its beginning, as streams; closing them leaves the file open. */
final class DiskStreams {
  private static final int BUFFER_BYTES = 64 << 10;

  private DiskStreams() {}

  static OutputStream output(Disk.File file) {
    return new Output(file);
  }

  static InputStream input(Disk.File file) {
    return new Input(file);
  }

  private static final class Output extends OutputStream {
    private final Disk.File file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private long offset;

    Output(Disk.File file) {
      this.file = file;
    }

    @Override
    public void write(int octet) throws IOException {
      if (!buffer.hasRemaining()) {
        flush();
      }
      buffer.put((byte) octet);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (int done = 0; done < length; ) {
        if (!buffer.hasRemaining()) {
          flush();
        }
        int part = Math.min(buffer.remaining(), length - done);
        buffer.put(bytes, from + done, part);
        done += part;
      }
    }

    @Override
    public void flush() throws IOException {
      int length = buffer.flip().remaining();
      file.write(buffer, offset);
      offset += length;
      buffer.clear();
    }
  }

  private static final class Input extends InputStream {
    private final Disk.File file;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private long offset;

    Input(Disk.File file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      return filled() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!filled()) {
        return -1;
      }
      int part = Math.min(length, buffer.remaining());
      buffer.get(into, from, part);
      return part;
    }

    private boolean filled() throws IOException {
      if (!buffer.hasRemaining()) {
        int length = file.read(buffer.clear(), offset);
        offset += Math.max(0, length);
        buffer.flip();
      }
      return buffer.hasRemaining();
    }
  }
}
