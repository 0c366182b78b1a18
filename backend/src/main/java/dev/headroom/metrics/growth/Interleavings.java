package dev.headroom.metrics.growth;

import dev.headroom.storage.series.Interleaving;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which metrics had interleaved points lately: two senders speak for one stream, most likely
 * replicas that no label tells apart. For people to see; not part of the state that is saved.
 */
public final class Interleavings {
  /** How far back it remembers. */
  public static final int MINUTES = 10;

  /** Metrics remembered for one minute; points of further ones are counted without a name. */
  static final int METRICS_MAX = 50;

  private final Deque<Minute> minutes = new ArrayDeque<>();

  private record Minute(long number, Map<String, Long> points) {}

  /** Counts an interleaved point. */
  public synchronized void add(String metric, long nowMillis) {
    long number = nowMillis / 60_000;
    if (minutes.isEmpty() || minutes.getLast().number < number) {
      minutes.addLast(new Minute(number, new LinkedHashMap<>()));
    }
    Map<String, Long> points = minutes.getLast().points;
    boolean room = points.size() < METRICS_MAX || points.containsKey(metric);
    points.merge(room ? metric : "", 1L, Long::sum);
    while (minutes.getFirst().number <= number - MINUTES) {
      minutes.removeFirst();
    }
  }

  /**
   * What was interleaved within the last {@value #MINUTES} minutes, the most first.
   *
   * @param nowMillis the clock by which points were counted
   */
  public synchronized List<Interleaving> recent(long nowMillis) {
    Map<String, Long> all = new LinkedHashMap<>();
    for (Minute minute : minutes) {
      if (minute.number > nowMillis / 60_000 - MINUTES) {
        minute.points.forEach((metric, points) -> all.merge(metric, points, Long::sum));
      }
    }
    List<Interleaving> found = new ArrayList<>();
    all.forEach((metric, points) -> found.add(new Interleaving(metric, points)));
    found.sort(Comparator.comparingLong(Interleaving::points).reversed());
    return found;
  }
}
