package dev.headroom.routing.time;

import dev.headroom.routing.time.TimePeriod.IntRange;
import dev.headroom.yaml.YamlNode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** Days, times and zones of other files, written as time intervals write them. */
public final class WeekTimeReader {
  private static final int MINUTES_OF_HOUR = 60;

  private WeekTimeReader() {}

  /** Those of a list like {@code [tuesday, 'thursday:saturday']}; what is no day is a problem. */
  public static Set<DayOfWeek> days(YamlNode list) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (IntRange range : TimePeriodReader.weekdays(list)) {
      for (int day = range.first(); day <= range.last(); day++) {
        days.add(day == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(day));
      }
    }
    return days;
  }

  /** A time like {@code 09:30}, 00:00 to 23:59; midnight, with a problem, for anything else. */
  public static LocalTime timeOfDay(YamlNode node) {
    LocalTime time = node.parse(WeekTimeReader::timeOfDay);
    return time == null ? LocalTime.MIDNIGHT : time;
  }

  private static LocalTime timeOfDay(String text) {
    int minute = TimePeriodReader.minute(text);
    if (minute == TimePeriodReader.MINUTES_OF_DAY) {
      throw new IllegalArgumentException("expected a time of day like 09:30, 00:00 to 23:59");
    }
    return LocalTime.of(minute / MINUTES_OF_HOUR, minute % MINUTES_OF_HOUR);
  }

  /** A time zone by its name; UTC, with a problem, if there is none of that name. */
  public static ZoneId zone(YamlNode node) {
    return TimePeriodReader.zone(node);
  }
}
