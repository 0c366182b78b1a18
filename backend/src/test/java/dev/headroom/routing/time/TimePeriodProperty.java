package dev.headroom.routing.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Periods of every shape, beside a reckoning that writes out each day, month and minute they name
 * and looks whether the moment is among them.
 */
class TimePeriodProperty {
  private static final int PERIODS = 400;
  private static final int MOMENTS = 60;
  private static final Instant FROM = Instant.parse("2023-01-01T00:00:00Z");
  private static final int SECONDS = 6 * 365 * 86_400;
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/St_Johns",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Pacific/Kiritimati",
          "Pacific/Pago_Pago");

  /** Sunday comes first where weeks are written. */
  private static final List<DayOfWeek> WEEK =
      List.of(
          DayOfWeek.SUNDAY,
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY,
          DayOfWeek.SATURDAY);

  @RegisterExtension final Seed seed = new Seed();

  /** One key of a period as it is written, and what it means. */
  private record Part(String yaml, Predicate<ZonedDateTime> holds) {}

  @Test
  void aMomentLiesInAPeriodIfEachOfItsKeysNamesIt() {
    RandomGenerator random = seed.random();
    int inside = 0;
    int outside = 0;
    for (int i = 0; i < PERIODS; i++) {
      List<Part> parts = parts(random);
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      String yaml = yaml(parts, zone);
      TimePeriod period = read(yaml);
      for (int j = 0; j < MOMENTS; j++) {
        Instant moment = moment(random, ZoneId.of(zone));
        ZonedDateTime local = moment.atZone(ZoneId.of(zone));
        boolean expected = parts.stream().allMatch(each -> each.holds().test(local));
        assertThat(period.contains(moment)).as("%s at %s", yaml, local).isEqualTo(expected);
        inside += expected ? 1 : 0;
        outside += expected ? 0 : 1;
      }
    }
    assertThat(inside).isGreaterThan(PERIODS);
    assertThat(outside).isGreaterThan(PERIODS);
  }

  private static List<Part> parts(RandomGenerator random) {
    List<Part> parts = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      parts.add(times(random));
    }
    if (random.nextInt(3) == 0) {
      parts.add(weekdays(random));
    }
    if (random.nextInt(2) == 0) {
      parts.add(daysOfMonth(random));
    }
    if (random.nextInt(3) == 0) {
      parts.add(months(random));
    }
    if (random.nextInt(4) == 0) {
      parts.add(years(random));
    }
    return parts;
  }

  private static String yaml(List<Part> parts, String zone) {
    StringBuilder yaml = new StringBuilder("location: '" + zone + "'\n");
    parts.forEach(each -> yaml.append(each.yaml()).append('\n'));
    return yaml.toString();
  }

  private static TimePeriod read(String yaml) {
    Problems problems = new Problems();
    YamlNode node = YamlNode.documents("routing.yaml", yaml, problems).getFirst();
    TimePeriod period = TimePeriodReader.read(node);
    assertThat(problems.sorted()).as(yaml).isEmpty();
    return period;
  }

  /** Any second, and more often one at which a day or a minute begins or ends. */
  private static Instant moment(RandomGenerator random, ZoneId zone) {
    Instant any = FROM.plusSeconds(random.nextInt(SECONDS));
    if (random.nextInt(3) > 0) {
      return any;
    }
    LocalDate day = any.atZone(zone).toLocalDate();
    LocalDate edge =
        random.nextBoolean() ? day.withDayOfMonth(1) : day.withDayOfMonth(day.lengthOfMonth());
    Instant start = edge.atStartOfDay(zone).toInstant();
    return random.nextBoolean() ? start : start.minusSeconds(1);
  }

  private static Part times(RandomGenerator random) {
    int start = random.nextInt(1440);
    int end = random.nextInt(start + 1, 1441);
    String yaml = "times: [{start_time: '%s', end_time: '%s'}]".formatted(clock(start), clock(end));
    return new Part(
        yaml,
        at -> {
          LocalTime time = at.toLocalTime();
          boolean begun = !time.isBefore(LocalTime.ofSecondOfDay(start * 60L));
          return begun && (end == 1440 || time.isBefore(LocalTime.ofSecondOfDay(end * 60L)));
        });
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  private static Part weekdays(RandomGenerator random) {
    int first = random.nextInt(7);
    int last = random.nextInt(first, 7);
    Set<DayOfWeek> days = new HashSet<>(WEEK.subList(first, last + 1));
    String range = WEEK.get(first) + ":" + WEEK.get(last);
    String text = first == last ? WEEK.get(first).toString() : range;
    return new Part(
        "weekdays: ['%s']".formatted(random.nextBoolean() ? text : text.toLowerCase(Locale.ROOT)),
        at -> days.contains(at.getDayOfWeek()));
  }

  private static Part daysOfMonth(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> {
        int first = random.nextInt(1, 32);
        int last = random.nextInt(first, 32);
        yield days(first, last);
      }
      case 1 -> {
        int first = -random.nextInt(1, 31);
        int last = -random.nextInt(1, -first + 1);
        yield days(first, last);
      }
      default -> {
        int last = -random.nextInt(1, 3);
        yield days(random.nextInt(1, 29 + last), last);
      }
    };
  }

  /** Every day of the month is asked whether it is named, from its start and from its end. */
  private static Part days(int first, int last) {
    return new Part(
        "days_of_month: ['%d:%d']".formatted(first, last),
        at -> {
          List<Integer> named = new ArrayList<>();
          int length = at.toLocalDate().lengthOfMonth();
          for (int day = 1; day <= length; day++) {
            int fromEnd = day - length - 1;
            boolean begun = first > 0 ? day >= first : fromEnd >= first;
            boolean over = last > 0 ? day > last : fromEnd > last;
            if (begun && !over) {
              named.add(day);
            }
          }
          return named.contains(at.getDayOfMonth());
        });
  }

  private static Part months(RandomGenerator random) {
    int first = random.nextInt(1, 13);
    int last = random.nextInt(first, 13);
    boolean named = random.nextBoolean();
    String from = named ? Month.of(first).toString() : String.valueOf(first);
    String to = random.nextBoolean() ? Month.of(last).toString() : String.valueOf(last);
    Set<Month> months = new HashSet<>();
    for (int month = first; month <= last; month++) {
      months.add(Month.of(month));
    }
    return new Part("months: ['%s:%s']".formatted(from, to), at -> months.contains(at.getMonth()));
  }

  private static Part years(RandomGenerator random) {
    int first = random.nextInt(2022, 2030);
    int last = random.nextInt(first, 2031);
    return new Part(
        "years: ['%d:%d']".formatted(first, last),
        at -> first <= at.getYear() && at.getYear() <= last);
  }
}
