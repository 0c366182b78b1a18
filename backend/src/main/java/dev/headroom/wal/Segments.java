package dev.headroom.wal;

import dev.headroom.disk.Disk;
import dev.headroom.wal.SegmentReader.ScanResult;
import dev.headroom.wal.SegmentReader.UnreadableBytes;
import dev.headroom.wal.SegmentReader.WholeRecord;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments there are, oldest first, and how far they can be trusted: each one up to the end its
 * successor's header states, the last one up to the log's end. Any thread may read; the log's
 * thread adds.
 */
final class Segments {
  private final Disk disk;
  private final DamageLog damage;
  private final WalMetrics metrics;
  private final List<Segment> all = new ArrayList<>();
  private volatile long end;

  Segments(Disk disk, DamageLog damage, WalMetrics metrics) {
    this.disk = disk;
    this.damage = damage;
    this.metrics = metrics;
  }

  /** Position of the last durable record; 0 for an empty log. */
  long end() {
    return end;
  }

  void advance(long newEnd) {
    end = newEnd;
    metrics.endPosition.set((double) newEnd);
  }

  synchronized @Nullable Segment last() {
    return all.isEmpty() ? null : all.getLast();
  }

  /** Adds a segment; it takes the place of an empty one with the same base. */
  synchronized void add(Segment segment) {
    if (!all.isEmpty() && all.getLast().base() == segment.base()) {
      all.removeLast();
    }
    all.add(segment);
    metrics.segments.set(all.size());
  }

  /** Receives records in log order. */
  @FunctionalInterface
  interface RecordVisitor {
    void record(WholeRecord record) throws IOException;
  }

  /** Where {@link #read} would begin: not before the oldest segment. */
  long first(long afterPosition) {
    List<Stretch> stretches = stretches(afterPosition);
    return stretches.isEmpty() ? end : stretches.getFirst().from();
  }

  /**
   * Reads every record after a position, up to the log's end at this moment. What stood in a
   * segment that is gone is lost, as it is at the next start.
   */
  void read(long afterPosition, RecordVisitor visitor) throws IOException {
    for (Stretch stretch : stretches(afterPosition)) {
      try (SegmentReader reader = open(stretch)) {
        read(reader, visitor);
      } catch (SegmentGone _) {
        String name = stretch.segment().name();
        damage.lost(stretch.from(), stretch.end(), name + " was removed while it was in use");
      }
    }
  }

  private void read(SegmentReader reader, RecordVisitor visitor) throws IOException {
    for (ScanResult found = reader.next(); found != null; found = reader.next()) {
      switch (found) {
        case WholeRecord whole -> visitor.record(whole);
        case UnreadableBytes(long start, long damageEnd, boolean _) ->
            damage.lost(start, damageEnd, "no valid record");
      }
    }
  }

  /** Somebody removed a segment, and not the whole folder, which may come back. */
  private static final class SegmentGone extends IOException {
    private static final long serialVersionUID = 1;

    SegmentGone(IOException cause) {
      super(cause);
    }
  }

  /** Deletes the segments that end at or before a position, except the last. */
  synchronized void release(long position) throws IOException {
    boolean deleted = false;
    while (all.size() > 1 && all.get(1).previousEnd() <= position) {
      disk.delete(all.getFirst().name());
      all.removeFirst();
      deleted = true;
    }
    metrics.segments.set(all.size());
    if (deleted) {
      disk.sync();
    }
  }

  /** Part of a segment that holds durable records. */
  private record Stretch(Segment segment, long from, long end) {}

  private synchronized List<Stretch> stretches(long afterPosition) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Segment segment = all.get(i);
      long segmentEnd = i + 1 < all.size() ? all.get(i + 1).previousEnd() : end;
      long from = Math.max(afterPosition, segment.base());
      if (from < segmentEnd) {
        stretches.add(new Stretch(segment, from, segmentEnd));
      }
    }
    return stretches;
  }

  private synchronized SegmentReader open(Stretch stretch) throws IOException {
    String name = stretch.segment().name();
    Disk.File file;
    try {
      file = disk.open(name);
    } catch (NoSuchFileException missing) {
      if (disk.list().contains(name)) {
        throw missing;
      }
      throw new SegmentGone(missing);
    }
    return new SegmentReader(stretch.segment(), file, stretch.from(), stretch.end());
  }
}
