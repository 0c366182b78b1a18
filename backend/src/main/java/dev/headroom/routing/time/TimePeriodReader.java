package dev.headroom.routing.time;

import dev.headroom.routing.time.TimePeriod.IntRange;
import dev.headroom.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one entry of a time interval. */
final class TimePeriodReader {
  private static final String START = "start_time";
  private static final String END = "end_time";
  private static final Set<String> KEYS =
      Set.of("times", "weekdays", "days_of_month", "months", "years", "location");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])|24:00");
  static final int MINUTES_OF_DAY = 24 * 60;
  private static final int DAY_MAX = 31;

  /** As far as Alertmanager counts back to see which of two days of a month is later. */
  private static final int DAYS_COUNTED = 30;

  /** By their numbers. */
  static final List<String> WEEKDAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private TimePeriodReader() {}

  static TimePeriod read(YamlNode node) {
    node.onlyKeys(KEYS);
    return new TimePeriod(
        node.find("times").map(times -> ranges(times, TimePeriodReader::minutes)),
        node.find("weekdays").map(TimePeriodReader::weekdays),
        node.find("days_of_month").map(days -> parsed(days, TimePeriodReader::daysOfMonth)),
        node.find("months").map(months -> parsed(months, TimePeriodReader::months)),
        node.find("years").map(years -> parsed(years, TimePeriodReader::years)),
        node.find("location").map(TimePeriodReader::zone).orElse(ZoneOffset.UTC));
  }

  private static List<IntRange> parsed(YamlNode list, Function<String, IntRange> parse) {
    return ranges(list, item -> Optional.ofNullable(item.<IntRange>parse(parse)));
  }

  private static List<IntRange> ranges(YamlNode list, Function<YamlNode, Optional<IntRange>> read) {
    List<IntRange> ranges = new ArrayList<>();
    list.items().forEach(item -> read.apply(item).ifPresent(ranges::add));
    return List.copyOf(ranges);
  }

  private static Optional<IntRange> minutes(YamlNode item) {
    item.onlyKeys(Set.of(START, END));
    Integer start = item.require(START).map(TimePeriodReader::minute).orElse(null);
    Integer end = item.require(END).map(TimePeriodReader::minute).orElse(null);
    if (start == null || end == null) {
      return Optional.empty();
    }
    if (start >= end) {
      item.problem("start_time must be before end_time: cut what goes over midnight in two");
    }
    return Optional.of(new IntRange(start, end));
  }

  private static Integer minute(YamlNode node) {
    Integer minute = node.parse(TimePeriodReader::minute);
    return minute == null ? 0 : minute;
  }

  static int minute(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new IllegalArgumentException("expected a time of day like 09:30, 00:00 to 24:00");
    }
    return time.group(1) == null
        ? MINUTES_OF_DAY
        : Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
  }

  static List<IntRange> weekdays(YamlNode list) {
    return parsed(list, TimePeriodReader::weekdays);
  }

  private static IntRange weekdays(String text) {
    return rising(text, day -> named(day, WEEKDAYS, "a day of the week like monday"));
  }

  private static IntRange months(String text) {
    IntRange range = rising(text, TimePeriodReader::month);
    if (range.first() < 1 || range.last() > MONTHS.size()) {
      throw new IllegalArgumentException("months are 1 to 12: " + text);
    }
    return range;
  }

  private static int month(String text) {
    return MONTHS.contains(text)
        ? MONTHS.indexOf(text) + 1
        : number(text, "a month like january or 1");
  }

  private static IntRange years(String text) {
    return rising(text, year -> number(year, "a year like 2026"));
  }

  private static IntRange daysOfMonth(String text) {
    IntRange range = range(text, day -> number(day, "a day of the month like 1 or -1"));
    if (!isDay(range.first()) || !isDay(range.last())) {
      throw new IllegalArgumentException("days of the month are 1 to 31 or -31 to -1: " + text);
    }
    if (range.first() < 0 && range.last() > 0) {
      throw new IllegalArgumentException(
          "the last day must be counted from the end as well: " + text);
    }
    if (counted(range.first()) > counted(range.last())) {
      throw backwards(text);
    }
    return range;
  }

  private static boolean isDay(int day) {
    return day != 0 && Math.abs(day) <= DAY_MAX;
  }

  private static int counted(int day) {
    return day < 0 ? DAYS_COUNTED + day : day;
  }

  private static IntRange rising(String text, ToIntFunction<String> parse) {
    IntRange range = range(text, parse);
    if (range.first() > range.last()) {
      throw backwards(text);
    }
    return range;
  }

  private static IllegalArgumentException backwards(String text) {
    return new IllegalArgumentException("the end is before the start: " + text);
  }

  private static IntRange range(String text, ToIntFunction<String> parse) {
    String[] ends = text.strip().toLowerCase(Locale.ROOT).split(":", -1);
    if (ends.length > 2) {
      throw new IllegalArgumentException("expected one value or first:last: " + text);
    }
    return new IntRange(parse.applyAsInt(ends[0]), parse.applyAsInt(ends[ends.length - 1]));
  }

  private static int named(String text, List<String> names, String expected) {
    if (!names.contains(text)) {
      throw new IllegalArgumentException("expected %s: %s".formatted(expected, text));
    }
    return names.indexOf(text);
  }

  private static int number(String text, String expected) {
    if (!text.matches("-?\\d{1,6}")) {
      throw new IllegalArgumentException("expected %s: %s".formatted(expected, text));
    }
    return Integer.parseInt(text);
  }

  static ZoneId zone(YamlNode node) {
    ZoneId zone = node.parse(TimePeriodReader::zone);
    return zone == null ? ZoneOffset.UTC : zone;
  }

  private static ZoneId zone(String name) {
    try {
      return name.equals("Local") ? ZoneId.systemDefault() : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time zone is called " + name, e);
    }
  }
}
