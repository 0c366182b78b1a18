package dev.headroom.drill.schedule;

import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.run.Drills;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last drill of each schedule, as it stands. One thread changes it, any reads what it saw last.
 */
final class LastDrills {
  private final Drills drills;
  private volatile Map<String, KeptDrill> bySchedule = Map.of();
  private volatile boolean isLoaded;

  /** What did not begin and is not on disk yet, by schedule. */
  private final Map<String, KeptDrill> unwritten = new LinkedHashMap<>();

  LastDrills(Drills drills) {
    this.drills = drills;
  }

  /** Whether it is known what was begun before the start. */
  boolean isLoaded() {
    return isLoaded;
  }

  /** Empty if there was none, or none is known of yet. */
  Optional<KeptDrill> of(String schedule) {
    return Optional.ofNullable(bySchedule.get(schedule));
  }

  /**
   * Sees how far those have come that ran, and writes what could not be written.
   *
   * @throws IOException if one of the two is not possible; to be tried again
   */
  void refresh() throws IOException {
    if (!isLoaded) {
      load();
    }
    for (KeptDrill each : List.copyOf(bySchedule.values())) {
      if (each.result() == DrillResult.RUNNING) {
        drills.find(each.id()).ifPresent(this::saw);
      }
    }
    for (KeptDrill each : List.copyOf(unwritten.values())) {
      drills.keep(each);
      unwritten.remove(each.schedule());
    }
  }

  private void load() throws IOException {
    Map<String, KeptDrill> loaded = new HashMap<>();
    drills.lastOfEach().stream()
        .filter(each -> !each.schedule().isEmpty())
        .forEach(each -> loaded.put(each.schedule(), each));
    bySchedule = Map.copyOf(loaded);
    isLoaded = true;
  }

  /** A drill has begun, or come further. */
  void saw(KeptDrill drill) {
    Map<String, KeptDrill> next = new HashMap<>(bySchedule);
    next.put(drill.schedule(), drill);
    bySchedule = Map.copyOf(next);
  }

  /** One has not begun and will not; it is written with the next {@link #refresh}. */
  void notBegun(KeptDrill drill) {
    unwritten.put(drill.schedule(), drill);
    saw(drill);
  }
}
