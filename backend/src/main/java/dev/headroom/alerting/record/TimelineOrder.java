package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of the lines of a timeline: by time, for what several receivers answered may have been
 * written the other way. Where a clock was set back by more than an answer takes, what was written
 * later happened later.
 */
final class TimelineOrder {
  private static final Duration ANSWER_MAX = Duration.ofMinutes(1);

  private TimelineOrder() {}

  /**
   * @param written as they were written
   */
  static List<TimelineEntry> byTime(List<TimelineEntry> written) {
    List<TimelineEntry> ordered = new ArrayList<>(written.size());
    for (TimelineEntry entry : written) {
      int place = ordered.size();
      while (place > 0 && isSlightlyBefore(entry, ordered.get(place - 1))) {
        place--;
      }
      ordered.add(place, entry);
    }
    return ordered;
  }

  private static boolean isSlightlyBefore(TimelineEntry entry, TimelineEntry other) {
    Duration before = Duration.between(entry.at(), other.at());
    return before.isPositive() && before.compareTo(ANSWER_MAX) < 0;
  }
}
