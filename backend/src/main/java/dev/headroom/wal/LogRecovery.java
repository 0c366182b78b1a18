package dev.headroom.wal;

import dev.headroom.disk.Disk;
import dev.headroom.wal.SegmentReader.ScanResult;
import dev.headroom.wal.SegmentReader.UnreadableBytes;
import dev.headroom.wal.SegmentReader.WholeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, at start, which segments there are and where the log ends.
 *
 * <p>Bytes after the last whole record of the last segment are a write that was cut off. Bytes that
 * are no record with whole ones after them are damage, in the last segment as in any other.
 */
final class LogRecovery {
  private final Disk disk;
  private final Segments segments;
  private final DamageLog damage;

  LogRecovery(Disk disk, Segments segments, DamageLog damage) {
    this.disk = disk;
    this.segments = segments;
    this.damage = damage;
  }

  /**
   * Where the records of a segment end.
   *
   * @param end where the last one ends; the end of the segments before if there is none
   * @param lastStart where the last one begins; the segment's base if there is none
   * @param torn something that is no record follows
   */
  record Tail(Segment segment, long end, long lastStart, boolean torn) {}

  /** Fills the list of segments and the log's end; null if there is no segment yet. */
  @Nullable Tail open() throws IOException {
    Segment last = null;
    for (String name : disk.list()) {
      if (Segment.isName(name)) {
        last = segment(name, last);
        segments.add(last);
      }
    }
    if (last == null) {
      return null;
    }
    Tail tail = tail(last);
    segments.advance(tail.end());
    if (tail.torn()) {
      damage.tornTail(tail.end());
    }
    return tail;
  }

  private Segment segment(String name, @Nullable Segment previous) throws IOException {
    try (Disk.File file = disk.open(name)) {
      Optional<Segment> read = Segment.read(name, file);
      if (read.isPresent() && follows(previous, read.get())) {
        return read.get();
      }
      damage.header(name, read.isPresent() ? "follows a missing segment" : "has a bad header");
      long previousEnd = previous == null ? 0 : tail(previous).end();
      return Segment.ofName(name, previousEnd, file.size());
    }
  }

  private static boolean follows(@Nullable Segment previous, Segment segment) {
    return previous == null || segment.previousEnd() <= previous.limit();
  }

  private Tail tail(Segment segment) throws IOException {
    long end = segment.previousEnd();
    long lastStart = segment.base();
    List<UnreadableBytes> doubtful = new ArrayList<>();
    Disk.File file = disk.open(segment.name());
    try (SegmentReader reader = new SegmentReader(segment, file, segment.base(), segment.limit())) {
      for (ScanResult found = reader.next(); found != null; found = reader.next()) {
        switch (found) {
          case WholeRecord whole -> {
            doubtful.forEach(each -> damage.lost(each.start(), each.end(), "no valid record"));
            doubtful.clear();
            end = whole.end();
            lastStart = whole.start();
          }
          case UnreadableBytes bytes when bytes.blank() -> {}
          case UnreadableBytes bytes -> doubtful.add(bytes);
        }
      }
    }
    return new Tail(segment, end, lastStart, !doubtful.isEmpty());
  }
}
