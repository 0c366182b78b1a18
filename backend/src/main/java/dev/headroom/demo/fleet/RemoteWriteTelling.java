package dev.headroom.demo.fleet;

import dev.headroom.demo.push.Push;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.Floats;
import java.util.ArrayList;
import java.util.List;

/**
 * Readings as a Prometheus forwards them: the samples of each read, and what the metrics are in a
 * request of its own once a minute.
 */
final class RemoteWriteTelling {
  private static final long DESCRIBED_EVERY_MILLIS = 60_000;

  private final Readings readings = new Readings();
  private final List<MetricMetadata> metrics;
  private long describedAtMillis = Long.MIN_VALUE / 2;

  /**
   * @param metrics what there is to read
   */
  RemoteWriteTelling(List<MetricMetadata> metrics) {
    this.metrics = metrics;
  }

  Readings readings() {
    return readings;
  }

  /** What was read since the last time; empty if nothing was. */
  List<Push> drain() {
    List<Floats> series = readings.drain();
    if (series.isEmpty()) {
      return List.of();
    }
    List<Push> pushes = new ArrayList<>();
    long[] readAt = series.getFirst().timestampsMillis();
    long nowMillis = readAt[readAt.length - 1];
    if (nowMillis - describedAtMillis >= DESCRIBED_EVERY_MILLIS) {
      pushes.add(Push.metadata(metrics));
      describedAtMillis = nowMillis;
    }
    pushes.add(Push.samples(series));
    return pushes;
  }
}
