package dev.headroom.drill.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The schedules in force, and since when each has its times: what was due before is none of theirs.
 *
 * @param since by name; the beginning of time for those that a start has found
 */
record SchedulesInForce(DrillSchedules schedules, Map<String, Instant> since) {
  SchedulesInForce {
    since = Map.copyOf(since);
  }

  /** What a start has found. */
  static SchedulesInForce first(DrillSchedules schedules) {
    Map<String, Instant> since = new HashMap<>();
    schedules.all().forEach(each -> since.put(each.name(), Instant.MIN));
    return new SchedulesInForce(schedules, since);
  }

  /** What a reload has put in their place; one that keeps its times goes on. */
  SchedulesInForce next(DrillSchedules others, Instant at) {
    Map<String, Instant> next = new HashMap<>();
    for (DrillSchedule each : others.all()) {
      Optional<DrillSchedule> before = schedules.find(each.name());
      boolean goesOn = before.filter(known -> known.due().equals(each.due())).isPresent();
      next.put(each.name(), goesOn ? since(each) : at);
    }
    return new SchedulesInForce(others, next);
  }

  List<DrillSchedule> all() {
    return schedules.all();
  }

  /** The last time at which one was due; empty if it has had its times for too short. */
  Optional<Instant> due(DrillSchedule schedule, Instant now) {
    return Optional.of(schedule.due().latest(now)).filter(each -> !each.isBefore(since(schedule)));
  }

  private Instant since(DrillSchedule schedule) {
    return Objects.requireNonNull(since.get(schedule.name()));
  }
}
