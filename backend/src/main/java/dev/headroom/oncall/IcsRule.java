package dev.headroom.oncall;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How something comes back: RRULE and EXRULE of RFC 5545. What is not understood is refused, for a
 * rule that is half read names somebody else.
 *
 * @param every between its periods, in {@code unit}
 * @param lists the numbers of each part whose name begins with BY, in order; absent if not written
 */
record IcsRule(
    ChronoUnit unit,
    int every,
    OptionalInt count,
    Optional<IcsTime> until,
    DayOfWeek weekStart,
    Set<NumberedDay> days,
    Map<String, TreeSet<Integer>> lists) {
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "SECONDLY", ChronoUnit.SECONDS,
          "MINUTELY", ChronoUnit.MINUTES,
          "HOURLY", ChronoUnit.HOURS,
          "DAILY", ChronoUnit.DAYS,
          "WEEKLY", ChronoUnit.WEEKS,
          "MONTHLY", ChronoUnit.MONTHS,
          "YEARLY", ChronoUnit.YEARS);

  /** The largest number of each list; from 0, or from either end. */
  private static final Map<String, Integer> FROM_ZERO =
      Map.of("BYSECOND", 60, "BYMINUTE", 59, "BYHOUR", 23);

  private static final Map<String, Integer> FROM_ONE =
      Map.of("BYMONTHDAY", 31, "BYYEARDAY", 366, "BYWEEKNO", 53, "BYSETPOS", 366);

  private static final int MONTHS_PER_YEAR = 12;
  private static final int WEEKS_PER_YEAR_MAX = 53;

  private static final Pattern NUMBERED_DAY =
      Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");

  /**
   * @param number which of these days of the month or year, from the end if negative; 0 for all
   */
  record NumberedDay(int number, DayOfWeek day) {}

  /** The parts of a rule that nobody has read yet. */
  private record Parts(Map<String, String> byName) {
    static Parts of(String text) {
      Map<String, String> byName = new HashMap<>();
      for (String part : text.toUpperCase(Locale.ROOT).split(";", -1)) {
        int equals = part.indexOf('=');
        if (part.isBlank()) {
          continue;
        }
        String name = equals < 0 ? "" : part.substring(0, equals).strip();
        if (name.isEmpty() || byName.put(name, part.substring(equals + 1).strip()) != null) {
          throw refusal(part);
        }
      }
      return new Parts(byName);
    }

    Optional<String> take(String name) {
      return Optional.ofNullable(byName.remove(name));
    }

    OptionalInt positive(String name) {
      Optional<String> text = take(name);
      return text.isEmpty()
          ? OptionalInt.empty()
          : OptionalInt.of(number(name, text.get(), 1, Integer.MAX_VALUE));
    }
  }

  /**
   * @throws IllegalArgumentException naming the part that is not understood
   */
  static IcsRule parse(String text) {
    Parts parts = Parts.of(text);
    ChronoUnit unit = unit(parts);
    ignoreScale(parts, unit);
    OptionalInt every = parts.positive("INTERVAL");
    OptionalInt count = parts.positive("COUNT");
    Optional<IcsTime> until =
        parts.take("UNTIL").map(written -> IcsTime.parse(written, Optional::empty));
    DayOfWeek weekStart =
        parts.take("WKST").map(IcsRule::numberedDay).map(NumberedDay::day).orElse(DayOfWeek.MONDAY);
    Set<NumberedDay> days = new HashSet<>();
    parts
        .take("BYDAY")
        .ifPresent(list -> entries(list).forEach(each -> days.add(numberedDay(each))));
    Map<String, TreeSet<Integer>> lists = new HashMap<>();
    FROM_ZERO.forEach((name, max) -> list(parts, name, 0, max, lists));
    FROM_ONE.forEach((name, max) -> list(parts, name, -max, max, lists));
    list(parts, "BYMONTH", 1, MONTHS_PER_YEAR, lists);
    if (!parts.byName().isEmpty()) {
      String name = new TreeSet<>(parts.byName().keySet()).getFirst();
      throw refusal(name + "=" + parts.byName().get(name));
    }
    boolean numbers = days.stream().anyMatch(each -> each.number() != 0);
    boolean ofMonthOrYear = unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS;
    if (numbers && (!ofMonthOrYear || lists.containsKey("BYWEEKNO"))) {
      throw new IllegalArgumentException("a number in BYDAY counts days of a month or a year");
    }
    return new IcsRule(
        unit, every.orElse(1), count, until, weekStart, Set.copyOf(days), Map.copyOf(lists));
  }

  private static ChronoUnit unit(Parts parts) {
    String name =
        parts.take("FREQ").orElseThrow(() -> new IllegalArgumentException("a rule has no FREQ"));
    return Optional.ofNullable(UNITS.get(name)).orElseThrow(() -> refusal("FREQ=" + name));
  }

  /** RFC 7529, as far as it says what holds without it. */
  private static void ignoreScale(Parts parts, ChronoUnit unit) {
    String scale = parts.take("RSCALE").orElse("GREGORIAN");
    String skip = parts.take("SKIP").orElse("OMIT");
    boolean skips = unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS;
    if (!"GREGORIAN".equals(scale)) {
      throw refusal("RSCALE=" + scale);
    }
    if (skips && !"OMIT".equals(skip)) {
      throw refusal("SKIP=" + skip);
    }
  }

  private static List<String> entries(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }

  private static void list(
      Parts parts, String name, int min, int max, Map<String, TreeSet<Integer>> lists) {
    parts
        .take(name)
        .ifPresent(text -> {
          TreeSet<Integer> numbers = new TreeSet<>();
          entries(text).forEach(each -> numbers.add(number(name, each, min, max)));
          lists.put(name, numbers);
        });
  }

  private static int number(String name, String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      boolean zero = number == 0 && min < 0;
      if (number >= min && number <= max && !zero) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(refusal(name + "=" + text).getMessage(), e);
    }
    throw refusal(name + "=" + text);
  }

  private static NumberedDay numberedDay(String text) {
    Matcher parts = NUMBERED_DAY.matcher(text);
    if (!parts.matches()) {
      throw refusal("BYDAY=" + text);
    }
    int number =
        parts.group(1) == null
            ? 0
            : number("BYDAY", parts.group(1), -WEEKS_PER_YEAR_MAX, WEEKS_PER_YEAR_MAX);
    DayOfWeek day =
        Arrays.stream(DayOfWeek.values())
            .filter(each -> each.name().startsWith(parts.group(2)))
            .findFirst()
            .orElseThrow();
    return new NumberedDay(number, day);
  }

  private static IllegalArgumentException refusal(String part) {
    return new IllegalArgumentException(
        "the part %s of a rule is not understood".formatted(part.strip()));
  }

  /** Empty if it is not written. */
  TreeSet<Integer> list(String name) {
    return lists.getOrDefault(name, new TreeSet<>());
  }

  /**
   * Whether a time is no later than the rule's end. A day holds to its last second, and what names
   * no zone is in that of the start; of whole days only the day counts, as calendars write it.
   *
   * @param wholeDays whether what comes back are days
   */
  Predicate<LocalDateTime> lasts(boolean wholeDays, ZoneRules zone) {
    if (until.isEmpty()) {
      return time -> true;
    }
    IcsTime last = until.get();
    if (last.day() || wholeDays) {
      return time -> !time.toLocalDate().isAfter(last.local().toLocalDate());
    }
    return time -> !IcsTime.at(time, zone).isAfter(last.at(zone));
  }
}
