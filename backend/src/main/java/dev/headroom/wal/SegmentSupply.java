package dev.headroom.wal;

import dev.headroom.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes empty segment files ahead of need: every block written and forced, so that appending
 * changes no file size and allocates nothing. Used by the log's thread; the files are filled on a
 * short-lived one.
 */
final class SegmentSupply {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentSupply.class);
  private static final String NEXT = "next.tmp";
  private static final String LARGE = "large.tmp";
  private static final int ZEROS_BYTES_MAX = 1 << 20;

  private final Disk disk;
  private final DiskSpace space;
  private final int segmentBytes;
  private @Nullable FutureTask<Blank> next;

  SegmentSupply(Disk disk, DiskSpace space, int segmentBytes) {
    this.disk = disk;
    this.space = space;
    this.segmentBytes = segmentBytes;
  }

  /**
   * An empty segment that has no header and no place in the log yet.
   *
   * @param bytes room for records
   */
  record Blank(String name, Disk.File file, long bytes) {}

  /** Starts making the next segment, unless that has been done. */
  void prepare() {
    if (next == null) {
      next = new FutureTask<>(() -> blank(NEXT, segmentBytes));
      Thread.ofPlatform().daemon().name("wal-prepare").start(next);
    }
  }

  /** Hands over an empty segment with room for so many bytes, made now if none is ready. */
  Blank take(long bytes) throws IOException {
    if (bytes > segmentBytes) {
      return blank(LARGE, bytes);
    }
    prepare();
    return await();
  }

  /** Throws away what was prepared; a file that stays is overwritten by the next one made. */
  void close() {
    if (next == null) {
      return;
    }
    try {
      Blank unused = await();
      unused.file().close();
      disk.delete(unused.name());
    } catch (IOException failed) {
      LOG.warn("the segment prepared last could not be removed", failed);
    }
  }

  private Blank await() throws IOException {
    FutureTask<Blank> task = Objects.requireNonNull(next);
    next = null;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Blank blank(String name, long bytes) throws IOException {
    space.require(bytes);
    Disk.File file = disk.create(name);
    try {
      long size = Segment.HEADER_BYTES + bytes;
      ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS_BYTES_MAX, size));
      for (long at = 0; at < size; at += zeros.limit()) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
        file.write(zeros, at);
      }
      file.force();
      return new Blank(name, file, bytes);
    } catch (IOException failed) {
      discard(name, file, failed);
      throw failed;
    }
  }

  private void discard(String name, Disk.File file, IOException because) {
    try {
      file.close();
      disk.delete(name);
    } catch (IOException alsoFailed) {
      because.addSuppressed(alsoFailed);
    }
  }
}
