package dev.headroom.template.function;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.MomentValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.GoFormat;
import dev.headroom.template.value.GoTime;
import dev.headroom.template.value.TemplateFailure;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** What can be asked of a moment. Local times are those of UTC. */
final class MomentMembers {
  /** Go's zero time, which the end of what has not ended is. */
  static final ZonedDateTime ZERO = Instant.parse("0001-01-01T00:00:00Z").atZone(ZoneOffset.UTC);

  private MomentMembers() {}

  static Datum get(ZonedDateTime at, String name, Arguments arguments) {
    return switch (name) {
      case "Format" -> format(at, arguments.exactly(1));
      case "Add" -> moved(at, arguments.exactly(1).span(0));
      case "AddDate" -> date(at, arguments.exactly(3));
      case "Sub" -> new SpanValue(Duration.between(arguments.exactly(1).moment(0), at));
      case "Truncate" -> rounded(at, arguments.exactly(1).span(0), false);
      case "Round" -> rounded(at, arguments.exactly(1).span(0), true);
      case "Before" -> Datum.of(at.toInstant().isBefore(instant(arguments)));
      case "After" -> Datum.of(at.toInstant().isAfter(instant(arguments)));
      case "Equal" -> Datum.of(at.toInstant().equals(instant(arguments)));
      default -> {
        arguments.exactly(0);
        yield plain(at, name);
      }
    };
  }

  private static Instant instant(Arguments arguments) {
    return arguments.exactly(1).moment(0).toInstant();
  }

  private static Datum format(ZonedDateTime at, Arguments arguments) {
    return Datum.of(arguments.work().made(GoTime.format(at, arguments.text(0))));
  }

  private static Datum moved(ZonedDateTime at, Duration by) {
    return new MomentValue(at.plus(by));
  }

  /** To a multiple of a length since Go's zero time; half goes up. */
  private static Datum rounded(ZonedDateTime at, Duration unit, boolean isNearest) {
    if (!unit.isPositive()) {
      return new MomentValue(at);
    }
    Duration since = Duration.between(ZERO, at);
    BigInteger nanos =
        BigInteger.valueOf(since.getSeconds())
            .multiply(BigInteger.valueOf(1_000_000_000))
            .add(BigInteger.valueOf(since.getNano()));
    long over = nanos.mod(BigInteger.valueOf(unit.toNanos())).longValueExact();
    boolean isUp = isNearest && over >= unit.toNanos() - over;
    return moved(at, Duration.ofNanos(isUp ? unit.toNanos() - over : -over));
  }

  private static Datum date(ZonedDateTime at, Arguments by) {
    try {
      return new MomentValue(
          at.plusYears(by.whole(0)).plusMonths(by.whole(1)).plusDays(by.whole(2)));
    } catch (DateTimeException e) {
      throw new TemplateFailure("no such date");
    }
  }

  private static Datum plain(ZonedDateTime at, String name) {
    return switch (name) {
      case "String" -> Datum.of(GoFormat.text(new MomentValue(at)));
      case "UTC", "Local" -> new MomentValue(at.withZoneSameInstant(ZoneOffset.UTC));
      case "IsZero" -> Datum.of(at.toInstant().equals(ZERO.toInstant()));
      case "Unix" -> Datum.of(at.toEpochSecond());
      case "UnixMilli" -> Datum.of(at.toInstant().toEpochMilli());
      case "UnixMicro" -> Datum.of(at.toEpochSecond() * 1_000_000L + at.getNano() / 1_000);
      case "UnixNano" -> Datum.of(at.toEpochSecond() * 1_000_000_000L + at.getNano());
      case "Month" -> Datum.of(at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      case "Weekday" -> Datum.of(at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      default -> part(at, name);
    };
  }

  private static Datum part(ZonedDateTime at, String name) {
    ChronoField field =
        switch (name) {
          case "Year" -> ChronoField.YEAR;
          case "Day" -> ChronoField.DAY_OF_MONTH;
          case "YearDay" -> ChronoField.DAY_OF_YEAR;
          case "Hour" -> ChronoField.HOUR_OF_DAY;
          case "Minute" -> ChronoField.MINUTE_OF_HOUR;
          case "Second" -> ChronoField.SECOND_OF_MINUTE;
          case "Nanosecond" -> ChronoField.NANO_OF_SECOND;
          default -> throw DatumMembers.none(new MomentValue(at), name);
        };
    return Datum.of(at.getLong(field));
  }
}
