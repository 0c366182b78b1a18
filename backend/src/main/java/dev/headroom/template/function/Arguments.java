package dev.headroom.template.function;

import dev.headroom.template.value.Datum;
import dev.headroom.template.value.Datum.ListValue;
import dev.headroom.template.value.Datum.MomentValue;
import dev.headroom.template.value.Datum.RealValue;
import dev.headroom.template.value.Datum.SpanValue;
import dev.headroom.template.value.Datum.TextValue;
import dev.headroom.template.value.Datum.WholeValue;
import dev.headroom.template.value.TemplateFailure;
import dev.headroom.template.value.TemplateWork;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What a function is given.
 *
 * @param of name of the function
 * @param now the moment of the notification
 */
public record Arguments(String of, List<Datum> values, TemplateWork work, Instant now) {
  public Arguments {
    values = List.copyOf(values);
    long read = 0;
    for (Datum each : values) {
      read += each instanceof TextValue text ? text.text().length() : 1;
    }
    work.chars(read);
  }

  int count() {
    return values.size();
  }

  Datum get(int place) {
    return values.get(place);
  }

  /** Refuses another number of them. */
  Arguments exactly(int number) {
    if (count() != number) {
      throw new TemplateFailure(
          "wrong number of args for %s: want %d got %d".formatted(of, number, count()));
    }
    return this;
  }

  /** Refuses fewer. */
  Arguments atLeast(int number) {
    if (count() < number) {
      throw new TemplateFailure(
          "wrong number of args for %s: want at least %d got %d".formatted(of, number, count()));
    }
    return this;
  }

  String text(int place) {
    if (get(place) instanceof TextValue text) {
      return text.text();
    }
    throw wrong(place, "string");
  }

  /** A whole number; one that is written with a point or a power of ten may be one. */
  long whole(int place) {
    return switch (get(place)) {
      case WholeValue(long number) -> number;
      case RealValue(double number) when number == Math.rint(number) && Math.abs(number) < 1e18 ->
          (long) number;
      default -> throw wrong(place, "int");
    };
  }

  ZonedDateTime moment(int place) {
    if (get(place) instanceof MomentValue moment) {
      return moment.at();
    }
    throw wrong(place, "time.Time");
  }

  /** A length of time; a number counts nanoseconds. */
  Duration span(int place) {
    return get(place) instanceof SpanValue span ? span.length() : Duration.ofNanos(whole(place));
  }

  List<Datum> list(int place) {
    if (get(place) instanceof ListValue list) {
      return list.items();
    }
    throw wrong(place, "list");
  }

  private TemplateFailure wrong(int place, String expected) {
    return new TemplateFailure(
        "wrong type for value of %s; expected %s; got %s"
            .formatted(of, expected, get(place).type()));
  }
}
