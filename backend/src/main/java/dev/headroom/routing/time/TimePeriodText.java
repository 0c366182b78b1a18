package dev.headroom.routing.time;

import dev.headroom.routing.time.TimePeriod.IntRange;
import dev.headroom.yaml.YamlText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes entries of time intervals as a file of Alertmanager's has them. */
final class TimePeriodText {
  private static final int MINUTES_OF_HOUR = 60;

  private TimePeriodText() {}

  /** As one item of a list; one in which every moment lies has no field. */
  static String of(TimePeriod period) {
    List<String> fields =
        Stream.of(
                field("times", period.minutes(), TimePeriodText::times),
                field("weekdays", period.weekdays(), TimePeriodText::days),
                field("days_of_month", period.daysOfMonth(), TimePeriodText::numbers),
                field("months", period.months(), TimePeriodText::numbers),
                field("years", period.years(), TimePeriodText::numbers),
                location(period.zone()))
            .flatMap(Optional::stream)
            .toList();
    return fields.isEmpty()
        ? "  - {}\n"
        : fields.stream().collect(Collectors.joining("\n    ", "  - ", "\n"));
  }

  private static Optional<String> location(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC)
        ? Optional.empty()
        : Optional.of("location: " + YamlText.quoted(zone.getId()));
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

  private static String days(IntRange range) {
    List<String> names = TimePeriodReader.WEEKDAYS;
    return "'%s:%s'".formatted(names.get(range.first()), names.get(range.last()));
  }

  private static String numbers(IntRange range) {
    return "'%d:%d'".formatted(range.first(), range.last());
  }
}
