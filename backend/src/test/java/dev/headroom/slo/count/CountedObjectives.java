package dev.headroom.slo.count;

import dev.headroom.model.Labels;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counting as tests see it: objectives in force, and what they counted. */
final class CountedObjectives {
  static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  static final Duration HOUR = Duration.ofHours(1);

  final EventCounting counting;
  private Map<String, Objective> inForce = Map.of();

  /** None is in force and nothing is counted. */
  CountedObjectives(CollectorRegistry registry) {
    counting = new EventCounting(SloConfig.defaults(), registry);
  }

  /** These are in force and have been counted for ever. */
  static CountedObjectives of(CollectorRegistry registry, Objective... objectives) {
    CountedObjectives counted = new CountedObjectives(registry);
    counted.putInForce(List.of(objectives));
    counted.record(List.of(objectives), Instant.EPOCH);
    return counted;
  }

  static CountedObjectives of(Objective... objectives) {
    return of(new CollectorRegistry(), objectives);
  }

  /** Does what the files do: these are promised now, and nothing is said of what is counted. */
  void putInForce(List<Objective> objectives) {
    Map<String, Objective> byName = new LinkedHashMap<>();
    objectives.forEach(each -> byName.put(each.name(), each));
    counting.show(counting.definitions(objectives));
    inForce = byName;
  }

  /** Does what the log does: from now on these are counted. */
  void record(List<Objective> objectives, Instant from) {
    counting.apply(from.toEpochMilli(), counting.unrecorded(objectives, from));
  }

  List<Objective> list() {
    return List.copyOf(inForce.values());
  }

  CountReader read(String name) {
    Objective objective = Optional.ofNullable(inForce.get(name)).orElseThrow();
    return counting.read(
        objective, counting.definitions(List.of(objective)).values().iterator().next());
  }

  /** What an objective counted in the last hour. */
  Counts counts(String name) {
    return counting.betweenBatches(() -> read(name).window(NOW, HOUR));
  }

  /** One series grows, a second ago. */
  void increase(Labels series, double increase) {
    for (SeriesTap tap : counting.taps()) {
      if (tap.wants(series)) {
        tap.increase(series, NOW.minusSeconds(1).toEpochMilli(), increase);
      }
    }
  }

  /**
   * A sample of a metric, null if there is none.
   *
   * @param labels names and values in turn
   */
  static @Nullable Double sample(CollectorRegistry registry, String name, String... labels) {
    String[] names = new String[labels.length / 2];
    String[] values = new String[labels.length / 2];
    for (int i = 0; i < names.length; i++) {
      names[i] = labels[2 * i];
      values[i] = labels[2 * i + 1];
    }
    return registry.getSampleValue(name, names, values);
  }
}
