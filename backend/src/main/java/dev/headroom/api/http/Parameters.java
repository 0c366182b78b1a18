package dev.headroom.api.http;

import dev.headroom.ingest.decode.EpochTime;
import dev.headroom.model.TimeRange;
import dev.headroom.model.text.DurationText;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The query parameters of one request, read as what they mean. */
public final class Parameters {
  private final RoutingContext request;
  private final InstantSource clock;

  Parameters(RoutingContext request, InstantSource clock) {
    this.request = request;
    this.clock = clock;
  }

  /** What is wrong with a parameter; thrown by a responder it becomes a 400 that says so. */
  public static RuntimeException bad(String parameter, String message) {
    return new BadParameter(parameter, message);
  }

  /** A part of the path that the route names; it matched, so it is there. */
  public static String path(RoutingContext request, String name) {
    return Objects.requireNonNull(request.pathParam(name));
  }

  public Optional<String> text(String name) {
    String value = request.queryParams().get(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> new BadParameter(name, "is required"));
  }

  /** A parameter turned into something else; what the parser says of bad text is passed on. */
  public <T> Optional<T> parsed(String name, Function<String, T> parse) {
    return text(name).map(value -> parseNamed(name, value, parse));
  }

  public int integer(String name, int otherwise, int min, int max) {
    int value = parsed(name, Parameters::wholeNumber).orElse(otherwise);
    if (value < min || value > max) {
      throw new BadParameter(name, "must be " + min + " to " + max + ": " + value);
    }
    return value;
  }

  public Optional<Duration> duration(String name) {
    return parsed(name, DurationText::parse);
  }

  /** {@code from} and {@code to}, by default the last hour. */
  public TimeRange range() {
    return range("from", "to", Duration.ofHours(1));
  }

  public TimeRange range(String fromName, String toName, Duration defaultLength) {
    Instant now = clock.instant();
    Instant to = parsed(toName, text -> instant(text, now)).orElse(now);
    Instant from =
        parsed(fromName, text -> instant(text, now)).orElseGet(() -> to.minus(defaultLength));
    if (from.isAfter(to)) {
      throw new BadParameter(fromName, "is after " + toName);
    }
    return new TimeRange(from.toEpochMilli(), to.toEpochMilli());
  }

  /** RFC 3339, epoch milliseconds, {@code now} or {@code now-1h30m}. */
  static Instant instant(String text, Instant now) {
    if (text.equals("now")) {
      return now;
    }
    if (text.startsWith("now-")) {
      return now.minus(DurationText.parse(text.substring("now-".length())));
    }
    OptionalLong nanos = EpochTime.ofText(text, false);
    if (nanos.isPresent()) {
      return Instant.ofEpochSecond(0, nanos.getAsLong());
    }
    if (text.matches("-?\\d{1,14}")) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    throw new IllegalArgumentException(
        "not a time like 2026-01-31T03:07:00Z, epoch milliseconds, now or now-1h: " + text);
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a whole number: " + text, e);
    }
  }

  /** A text turned into something else; what the parser says of bad text is passed on. */
  public static <T> T parseNamed(String name, String value, Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw new BadParameter(name, String.valueOf(e.getMessage()));
    }
  }
}
