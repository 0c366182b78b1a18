package dev.headroom.routing.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A time that has a name, in Alertmanager's sense.
 *
 * @param periods a moment lies in it if it lies in one of these; never in one that has none
 */
record TimeInterval(String name, List<TimePeriod> periods) {
  /** How far ahead changes are looked for: a leap year. */
  private static final int DAYS_MAX = 366;

  TimeInterval {
    periods = List.copyOf(periods);
  }

  /**
   * When that changes after a moment: it begins, or ends. Empty if it does not within a year; a
   * moment is looked at wherever a clock that counts may cross a boundary.
   */
  Optional<Instant> nextChange(Instant moment) {
    for (int day = 0; day <= DAYS_MAX; day++) {
      if (changes(moment, day).findAny().isPresent()) {
        // Elsewhere the next day may have begun already.
        return IntStream.rangeClosed(day, day + 2)
            .boxed()
            .flatMap(each -> changes(moment, each))
            .min(Comparator.naturalOrder());
      }
    }
    return Optional.empty();
  }

  private Stream<Instant> changes(Instant moment, int days) {
    return periods.stream()
        .flatMap(period -> period.boundaries(moment, days))
        .filter(each -> each.isAfter(moment) && contains(each) != contains(moment));
  }

  /** Whether a moment lies in it. */
  boolean contains(Instant moment) {
    return periods.stream().anyMatch(period -> period.contains(moment));
  }
}
