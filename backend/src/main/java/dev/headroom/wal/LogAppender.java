package dev.headroom.wal;

import dev.headroom.disk.Disk;
import dev.headroom.model.text.FailureText;
import dev.headroom.wal.LogRecovery.Tail;
import dev.headroom.wal.SegmentSupply.Blank;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes groups of records durable, from segment to segment. A segment on which a write or a force
 * failed is left for good; until another one is durable every group fails. Used by the log's thread
 * alone.
 */
final class LogAppender {
  private static final Logger LOG = LoggerFactory.getLogger(LogAppender.class);
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final long TROUBLE_NANOS = 10_000_000_000L;

  private final Disk disk;
  private final Segments segments;
  private final SegmentSupply supply;
  private final DiskSpace space;
  private final LongSupplier nanoTime;
  private final WalMetrics metrics;
  private final ByteBuffer buffer;
  private @Nullable SegmentWriter current;
  private @Nullable IOException failure;
  private long failedAtNanos;
  private long nextBase;
  private volatile @Nullable WriteFailure trouble;

  /** A group that could not be written. */
  private record WriteFailure(String what, long atNanos) {}

  LogAppender(
      Disk disk,
      Segments segments,
      SegmentSupply supply,
      DiskSpace space,
      int bufferBytes,
      LongSupplier nanoTime,
      WalMetrics metrics) {
    this.disk = disk;
    this.segments = segments;
    this.supply = supply;
    this.space = space;
    this.buffer = ByteBuffer.allocateDirect(Math.max(RecordFrame.BYTES, bufferBytes));
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  /** Goes on where the log was left, in the same segment if its end is clean. */
  void resume(Tail tail) {
    Segment segment = tail.segment();
    if (tail.torn()) {
      nextBase = segment.limit();
      return;
    }
    try {
      Disk.File file = disk.openForWriting(segment.name());
      long position = Math.max(tail.end(), segment.base());
      current = new SegmentWriter(segment, file, position, buffer);
      long doubtful = Math.min(tail.lastStart(), position - WalConfig.GROUP_BYTES_LIMIT);
      current.rewrite(Math.max(segment.base(), doubtful));
    } catch (IOException failed) {
      abandon(segment, failed);
    }
  }

  /** Gives no position up to this one to a record; used where another store knows more than us. */
  void skipTo(long position) {
    nextBase = Math.max(nextBase, position);
    if (current != null && current.position() < position) {
      closeCurrent();
    }
  }

  /**
   * Why batches are not taken; empty if they are. Asked from any thread. A failure that was not met
   * again for a while says nothing any more.
   */
  Optional<String> failing() {
    try {
      space.require();
    } catch (IOException low) {
      return Optional.of(FailureText.of(low));
    }
    WriteFailure last = trouble;
    return last != null && nanoTime.getAsLong() - last.atNanos() < TROUBLE_NANOS
        ? Optional.of(last.what())
        : Optional.empty();
  }

  /** Has the next segment made in the background if it will be wanted soon. */
  void prepare() {
    if (current == null || current.nearlyFull()) {
      supply.prepare();
    }
  }

  /**
   * Writes a group and forces it once.
   *
   * @param ends gets each record's end
   * @throws IOException if the group is not durable; it will not become so later
   */
  void write(List<PendingAppend> group, long[] ends) throws IOException {
    try {
      writeGroup(group, ends);
      trouble = null;
    } catch (IOException failed) {
      trouble = new WriteFailure(FailureText.of(failed), nanoTime.getAsLong());
      throw failed;
    }
  }

  private void writeGroup(List<PendingAppend> group, long[] ends) throws IOException {
    long bytes = 0;
    for (PendingAppend each : group) {
      bytes += each.recordBytes();
    }
    space.require();
    SegmentWriter writer = writer(bytes);
    try (Histogram.Timer _ = metrics.fsyncSeconds.startTimer()) {
      for (int i = 0; i < ends.length; i++) {
        ends[i] = writer.append(group.get(i).frame(), group.get(i).payload());
      }
      writer.force();
    } catch (IOException failed) {
      abandon(writer.segment(), failed);
      throw failed;
    }
    segments.advance(writer.position());
    prepare();
  }

  void close() {
    closeCurrent();
    supply.close();
  }

  private SegmentWriter writer(long bytes) throws IOException {
    if (current != null && current.fits(bytes)) {
      return current;
    }
    if (failure != null && nanoTime.getAsLong() - failedAtNanos < RETRY_NANOS) {
      throw failure;
    }
    try {
      SegmentWriter next = nextSegment(bytes);
      if (failure != null) {
        LOG.info("the log takes batches again, in {}", next.segment().name());
      }
      failure = null;
      return next;
    } catch (IOException failed) {
      if (failure == null) {
        LOG.error("no new segment can be made, batches are refused until one can", failed);
      }
      failure = failed;
      failedAtNanos = nanoTime.getAsLong();
      throw failed;
    }
  }

  private SegmentWriter nextSegment(long bytes) throws IOException {
    Blank blank = supply.take(bytes);
    try {
      long base = Math.max(segments.end(), nextBase);
      Segment segment = new Segment(base, segments.end(), base + blank.bytes());
      blank.file().write(segment.header(), 0);
      blank.file().force();
      // From here on a file may exist that says where the one before ends: nothing may follow
      // there.
      closeCurrent();
      disk.rename(blank.name(), segment.name());
      disk.sync();
      segments.add(segment);
      current = new SegmentWriter(segment, blank.file(), base, buffer);
      return current;
    } catch (IOException failed) {
      blank.file().close();
      throw failed;
    }
  }

  private void abandon(Segment segment, IOException because) {
    LOG.error("{} is abandoned at position {}", segment.name(), segments.end(), because);
    metrics.abandonedSegments.inc();
    nextBase = segment.limit();
    closeCurrent();
  }

  private void closeCurrent() {
    if (current == null) {
      return;
    }
    try {
      current.close();
    } catch (IOException failed) {
      LOG.warn("{} could not be closed", current.segment().name(), failed);
    }
    current = null;
  }
}
