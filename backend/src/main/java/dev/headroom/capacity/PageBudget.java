package dev.headroom.capacity;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How often a service may page people, as its team sets it. What is left out has no target.
 *
 * @param perWeek most pages within a calendar week
 * @param atNight most of them at night
 * @param actionShare least share of pages that led somebody to act, 0 to 1
 * @param night when night is
 */
public record PageBudget(
    OptionalInt perWeek, OptionalInt atNight, OptionalDouble actionShare, Night night) {
  /** No target; night is that of {@link Night#UTC}. */
  public static final PageBudget NONE =
      new PageBudget(OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty(), Night.UTC);

  /** Whether there is any target. */
  public boolean isSet() {
    return perWeek.isPresent() || atNight.isPresent() || actionShare.isPresent();
  }

  /**
   * The same window each night, by the clock on the wall.
   *
   * @param start belongs to the night
   * @param end does not; before the start where the night goes over midnight
   * @param zone of both, and of what a calendar week is
   */
  public record Night(LocalTime start, LocalTime end, ZoneId zone) {
    /** 22:00 to 07:00 UTC. */
    public static final Night UTC =
        new Night(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC"));

    /** Whether a moment is at night. */
    public boolean holds(Instant at) {
      LocalTime local = LocalTime.ofInstant(at, zone);
      boolean begun = !local.isBefore(start);
      boolean over = !local.isBefore(end);
      return start.isBefore(end) ? begun && !over : begun || !over;
    }
  }
}
