package dev.headroom.routing.time;

import dev.headroom.routing.time.TimePeriod.IntRange;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes time intervals as a file of Alertmanager's has them. */
public final class TimeIntervalText {
  private static final int MINUTES_OF_HOUR = 60;

  private TimeIntervalText() {}

  /** All that are named here, each once, by name; nothing where none is. */
  public static String of(Stream<RouteHours> hours) {
    Map<String, TimeInterval> byName = new TreeMap<>();
    hours
        .flatMap(each -> Stream.concat(each.mute().stream(), each.active().stream()))
        .forEach(each -> byName.put(each.name(), each));
    String entries = byName.values().stream().map(TimeIntervalText::entry).collect(joined());
    return entries.isEmpty() ? "" : "time_intervals:\n" + entries;
  }

  private static String entry(TimeInterval interval) {
    String name = "- name: '%s'\n".formatted(interval.name().replace("'", "''"));
    String periods = interval.periods().stream().map(TimeIntervalText::period).collect(joined());
    return name + (periods.isEmpty() ? "" : "  time_intervals:\n" + periods);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }

  /** One in which every moment lies has no field. */
  private static String period(TimePeriod period) {
    List<String> fields = new ArrayList<>();
    field("times", period.minutes(), TimeIntervalText::times).ifPresent(fields::add);
    field("weekdays", period.weekdays(), days -> names(days, TimePeriodReader.WEEKDAYS))
        .ifPresent(fields::add);
    field("days_of_month", period.daysOfMonth(), TimeIntervalText::numbers).ifPresent(fields::add);
    field("months", period.months(), TimeIntervalText::numbers).ifPresent(fields::add);
    field("years", period.years(), TimeIntervalText::numbers).ifPresent(fields::add);
    if (!period.zone().equals(ZoneOffset.UTC)) {
      fields.add("location: '%s'".formatted(period.zone().getId()));
    }
    return fields.isEmpty()
        ? "  - {}\n"
        : fields.stream().collect(Collectors.joining("\n    ", "  - ", "\n"));
  }

  private static Optional<String> field(
      String key, Optional<List<IntRange>> ranges, Function<IntRange, String> text) {
    return ranges.map(
        given -> given.stream().map(text).collect(Collectors.joining(", ", key + ": [", "]")));
  }

  private static String times(IntRange range) {
    return "{start_time: '%s', end_time: '%s'}".formatted(time(range.first()), time(range.last()));
  }

  private static String time(int minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_OF_HOUR, minute % MINUTES_OF_HOUR);
  }

  private static String names(IntRange range, List<String> names) {
    return "'%s:%s'".formatted(names.get(range.first()), names.get(range.last()));
  }

  private static String numbers(IntRange range) {
    return "'%d:%d'".formatted(range.first(), range.last());
  }
}
