package dev.headroom.wal;

import dev.headroom.disk.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Appends records to one segment. Used by the log's thread alone. */
final class SegmentWriter implements Closeable {
  private final Segment segment;
  private final Disk.File file;
  private final ByteBuffer buffer;
  private long position;

  /**
   * @param position where the next record begins
   * @param buffer free for use by one writer at a time
   */
  SegmentWriter(Segment segment, Disk.File file, long position, ByteBuffer buffer) {
    this.segment = segment;
    this.file = file;
    this.position = position;
    this.buffer = buffer.clear();
  }

  Segment segment() {
    return segment;
  }

  /** Where the next record begins. */
  long position() {
    return position;
  }

  boolean fits(long bytes) {
    return bytes <= segment.limit() - position;
  }

  boolean nearlyFull() {
    return position - segment.base() >= (segment.limit() - segment.base()) / 4 * 3;
  }

  /** Adds a record, which is durable after the next {@link #force}; gives the record's end. */
  long append(RecordFrame frame, RecordPayload payload) throws IOException {
    if (buffer.remaining() < RecordFrame.BYTES) {
      flush();
    }
    frame.put(buffer, position);
    position += RecordFrame.BYTES;
    byte[] bytes = payload.bytes();
    for (int done = 0; done < bytes.length; ) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int length = Math.min(buffer.remaining(), bytes.length - done);
      buffer.put(bytes, done, length);
      position += length;
      done += length;
    }
    return position;
  }

  /** Makes what was appended durable, under the segment's name. */
  void force() throws IOException {
    flush();
    file.force();
    if (!file.isAt(segment.name())) {
      throw new IOException(segment.name() + " was removed or replaced while it was in use");
    }
  }

  /**
   * Writes and forces once more what stands from a position on. After a kill the page cache may
   * hold bytes whose force had failed: they read well and are on no disk.
   */
  void rewrite(long from) throws IOException {
    for (long at = from; at < position; at += buffer.limit()) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), position - at));
      while (buffer.hasRemaining()) {
        if (file.read(buffer, segment.fileOffset(at) + buffer.position()) < 0) {
          throw new IOException(segment.name() + " has become shorter");
        }
      }
      file.write(buffer.flip(), segment.fileOffset(at));
    }
    buffer.clear();
    file.force();
  }

  private void flush() throws IOException {
    long offset = segment.fileOffset(position - buffer.position());
    file.write(buffer.flip(), offset);
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
