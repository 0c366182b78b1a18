package dev.headroom.metrics.series;

import dev.headroom.metrics.chunk.PointChunk;
import dev.headroom.metrics.histogram.DistributionArithmetic;
import dev.headroom.model.distribution.Distribution;
import java.util.List;
import java.util.Optional;

/**
 * Bucketed distributions of one series in time order, each kept as it was received, but for those
 * of one time and layout, which are one.
 */
final class ReceivedPoints {
  private static final double[] NO_BOUNDS = {};

  /** How many points of one time are looked at for the layout of another. */
  private static final int LAYOUTS_MAX = 8;

  private final TimedSlices<PointChunk> points = new TimedSlices<>();

  /** Adds a distribution at its time; those of one time and layout are summed. */
  void add(long millis, Distribution distribution) {
    int before = points.atOrBefore(millis);
    for (int at = before; at >= 0 && at > before - LAYOUTS_MAX; at--) {
      PointChunk known = points.get(at);
      if (known.millis() != millis) {
        break;
      }
      Optional<Distribution> sum = DistributionArithmetic.sum(known.distribution(), distribution);
      if (sum.isPresent()) {
        points.remove(at);
        points.insert(at, known.holding(sum.get()));
        return;
      }
    }
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
