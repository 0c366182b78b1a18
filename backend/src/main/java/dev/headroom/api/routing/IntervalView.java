package dev.headroom.api.routing;

import dev.headroom.routing.time.RouteHours.IntervalNow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time interval that routes name, as it stands now (schema TimeIntervalNow).
 *
 * @param until when that changes; null where it never does
 */
record IntervalView(String name, boolean inside, @Nullable Instant until) {
  static IntervalView of(IntervalNow interval) {
    return new IntervalView(interval.name(), interval.inside(), interval.until().orElse(null));
  }
}
