package dev.headroom.demo.fleet;

import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.Floats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counters and gauges as a client library keeps them, read from time to time. */
final class Readings {
  private final Map<Labels, Double> current = new LinkedHashMap<>();
  private final List<Long> readAtMillis = new ArrayList<>();
  private final Map<Labels, List<Double>> read = new LinkedHashMap<>();

  /**
   * Makes a counter that stands at 0, so that its first increase is seen as one; no effect on one
   * that is there.
   */
  void counter(Labels series) {
    current.putIfAbsent(series, 0.0);
  }

  void increase(Labels series, double by) {
    current.merge(series, by, Double::sum);
  }

  void set(Labels series, double value) {
    current.put(series, value);
  }

  /** Reads all of them. */
  void readAt(long millis) {
    for (Map.Entry<Labels, Double> entry : current.entrySet()) {
      List<Double> values = read.computeIfAbsent(entry.getKey(), series -> new ArrayList<>());
      while (values.size() < readAtMillis.size()) {
        values.add(0.0);
      }
      values.add(entry.getValue());
    }
    readAtMillis.add(millis);
  }

  /** What was read since the last time. */
  List<Floats> drain() {
    long[] timestamps = readAtMillis.stream().mapToLong(Long::longValue).toArray();
    List<Floats> series = new ArrayList<>();
    read.forEach((labels, values) ->
        series.add(
            new Floats(
                labels, timestamps, values.stream().mapToDouble(Double::doubleValue).toArray())));
    readAtMillis.clear();
    read.clear();
    return series;
  }
}
