package dev.headroom.wal;

import dev.headroom.disk.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of one segment, record by record. After bytes that are no record it goes on at
 * the next ones that are. What lies past the end of the file reads as zeros.
 */
final class SegmentReader implements Closeable {
  private static final int WINDOW_BYTES_MAX = 256 << 10;
  private static final int WINDOW_BYTES_MIN = 4 << 10;

  /** Where a run of this many zeros begins, no frame begins in the first {@link #ZEROS_SKIP}. */
  private static final int ZEROS = Long.BYTES;

  private static final int ZEROS_SKIP = ZEROS - Integer.BYTES + 1;

  private final Segment segment;
  private final Disk.File file;
  private final long end;
  private final ByteBuffer window;
  private long windowStart;
  private boolean windowFilled;
  private long at;

  /** Reads from a position where a record begins up to a position before which one must end. */
  SegmentReader(Segment segment, Disk.File file, long from, long end) {
    this.segment = segment;
    this.file = file;
    this.at = from;
    this.end = end;
    int windowBytes = Math.clamp(end - from, WINDOW_BYTES_MIN, WINDOW_BYTES_MAX);
    this.window = ByteBuffer.allocateDirect(windowBytes);
  }

  /** What stands at a place of the log. */
  sealed interface ScanResult {
    long start();

    long end();
  }

  /** A whole record. */
  record WholeRecord(long start, long end, RecordPayload payload) implements ScanResult {}

  /**
   * Bytes that are no record.
   *
   * @param blank all of them are zero, as they were before anything was written
   */
  record UnreadableBytes(long start, long end, boolean blank) implements ScanResult {}

  /** The next record or the next bytes that are none; null at the end. */
  @Nullable ScanResult next() throws IOException {
    if (at >= end) {
      return null;
    }
    long start = at;
    RecordFrame frame = frame(start);
    if (frame == null) {
      return resynchronise(start);
    }
    at = start + RecordFrame.BYTES + frame.length();
    RecordPayload payload = payload(frame, start + RecordFrame.BYTES);
    return frame.fits(payload)
        ? new WholeRecord(start, at, payload)
        : new UnreadableBytes(start, at, false);
  }

  private ScanResult resynchronise(long start) throws IOException {
    boolean blank = true;
    for (long candidate = start; candidate < end; ) {
      if (window(candidate, ZEROS).getLong(index(candidate)) == 0) {
        candidate += ZEROS_SKIP;
        continue;
      }
      blank = false;
      if (frame(candidate) != null) {
        at = candidate;
        return new UnreadableBytes(start, candidate, false);
      }
      candidate++;
    }
    at = end;
    return new UnreadableBytes(start, end, blank);
  }

  private @Nullable RecordFrame frame(long position) throws IOException {
    ByteBuffer bytes = window(position, RecordFrame.BYTES);
    return RecordFrame.get(bytes, index(position), position, end - position);
  }

  private RecordPayload payload(RecordFrame frame, long position) throws IOException {
    byte[] bytes = new byte[frame.length()];
    for (int done = 0; done < bytes.length; ) {
      ByteBuffer from = window(position + done, 1);
      int index = index(position + done);
      int length = Math.min(bytes.length - done, window.capacity() - index);
      from.get(index, bytes, done, length);
      done += length;
    }
    return new RecordPayload(frame.type(), bytes);
  }

  private int index(long position) {
    return (int) (position - windowStart);
  }

  /** The window, moved if need be so that it holds these bytes. */
  private ByteBuffer window(long position, int bytes) throws IOException {
    if (!windowFilled
        || position < windowStart
        || position + bytes > windowStart + window.capacity()) {
      fill(position);
    }
    return window;
  }

  private void fill(long position) throws IOException {
    window.clear();
    windowStart = position;
    windowFilled = true;
    long offset = segment.fileOffset(position);
    while (window.hasRemaining()) {
      if (file.read(window, offset + window.position()) < 0) {
        while (window.hasRemaining()) {
          window.put((byte) 0);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
