package dev.headroom.routing.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a route tells nobody.
 *
 * @param mute while one of these holds
 * @param active while none of these holds, where there are any
 */
public record RouteHours(List<TimeInterval> mute, List<TimeInterval> active) {
  public static final String MUTE_KEY = "mute_time_intervals";
  public static final String ACTIVE_KEY = "active_time_intervals";

  /** A route that tells at any time. */
  public static final RouteHours ALWAYS = new RouteHours(List.of(), List.of());

  public RouteHours {
    mute = List.copyOf(mute);
    active = List.copyOf(active);
  }

  /**
   * Why a route tells nobody at a moment.
   *
   * @param intervals names of the one that mutes it, or of all that would let it tell
   * @param outside whether it tells nobody because none of them holds
   */
  public record OffHours(List<String> intervals, boolean outside) {
    public OffHours {
      intervals = List.copyOf(intervals);
    }

    /** {@code within the time interval nights}, {@code outside the time interval office-hours}. */
    @Override
    public String toString() {
      return "%s the time interval %s"
          .formatted(outside ? "outside" : "within", String.join(" or ", intervals));
    }
  }

  /**
   * A time interval as it stands at a moment.
   *
   * @param inside whether the moment lies in it
   * @param until when that changes; empty if it does not within a year
   */
  public record IntervalNow(String name, boolean inside, Optional<Instant> until) {}

  /** The intervals that are named here, as they stand at a moment. */
  public List<IntervalNow> at(Instant moment) {
    return Stream.concat(mute.stream(), active.stream())
        .map(each -> new IntervalNow(each.name(), each.contains(moment), each.nextChange(moment)))
        .toList();
  }

  /** Names of the intervals within which nobody is told. */
  public List<String> mutedWithin() {
    return mute.stream().map(TimeInterval::name).toList();
  }

  /** Names of the intervals within which alone somebody is told; none for all of the time. */
  public List<String> toldWithin() {
    return active.stream().map(TimeInterval::name).toList();
  }

  /** Why nobody is told at a moment; empty if the route tells. */
  public Optional<OffHours> mutedAt(Instant moment) {
    Optional<OffHours> muted =
        mute.stream()
            .filter(interval -> interval.contains(moment))
            .map(interval -> new OffHours(List.of(interval.name()), false))
            .findFirst();
    if (muted.isPresent() || active.isEmpty()) {
      return muted;
    }
    return active.stream().anyMatch(interval -> interval.contains(moment))
        ? Optional.empty()
        : Optional.of(new OffHours(toldWithin(), true));
  }
}
