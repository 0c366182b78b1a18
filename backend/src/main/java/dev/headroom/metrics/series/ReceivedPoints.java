package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.PointChunk;
import dev.headroom.model.Distribution;
import java.util.List;

/** Bucketed distributions of one series, each kept as it was received, in time order. */
final class ReceivedPoints {
  private static final double[] NO_BOUNDS = {};

  private final Timeline<PointChunk> points = new Timeline<>();

  Appended add(long millis, Distribution distribution) {
    int before = points.atOrBefore(millis);
    double[] shared = before < 0 ? NO_BOUNDS : points.get(before).bounds();
    PointChunk point = PointChunk.of(millis, distribution, shared);
    if (has(millis)) {
      return point.samePoint(points.get(before)) ? Appended.KNOWN : Appended.DUPLICATE_TIMESTAMP;
    }
    points.insert(before + 1, point);
    return Appended.STORED;
  }

  /** Adds a distribution beside any others of its time. */
  void addAnother(long millis, Distribution distribution) {
    int before = points.atOrBefore(millis);
    double[] shared = before < 0 ? NO_BOUNDS : points.get(before).bounds();
    points.insert(before + 1, PointChunk.of(millis, distribution, shared));
  }

  boolean has(long millis) {
    int before = points.atOrBefore(millis);
    return before >= 0 && points.get(before).millis() == millis;
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** Time of the first point; {@link Long#MAX_VALUE} if there is none. */
  long oldestMillis() {
    return points.isEmpty() ? Long.MAX_VALUE : points.get(0).millis();
  }

  long footprint() {
    return points.footprint();
  }

  void dropBefore(long millis) {
    points.dropBefore(millis);
  }

  List<PointChunk> points() {
    return points.copy();
  }

  void restore(List<PointChunk> restored) {
    restored.forEach(points::append);
  }
}
