package dev.headroom.api.silence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.Parameters;
import dev.headroom.model.text.DurationText;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what somebody asks of silences in our own words. */
final class SilenceReader {
  static final List<String> KEYS =
      List.of(
          "id", "matchers", "author", "reason", "startsAt", "endsAt", "duration", "endsOnResolve");
  private static final List<String> MATCHER_KEYS = List.of("label", "operator", "value");

  private SilenceReader() {}

  /**
   * A whole silence.
   *
   * @param longest how long it lasts that is to end with what it hides and says no end
   */
  static SilenceRequest request(JsonNode body, Instant now, Duration longest) {
    Optional<Instant> start = instant(body, "startsAt");
    boolean endsOnResolve = flag(body, "endsOnResolve");
    return new SilenceRequest(
        optional(body, "id"),
        matchers(body),
        JsonBody.text(body, "author", ""),
        JsonBody.text(body, "reason", ""),
        start,
        end(body, start.filter(at -> at.isAfter(now)).orElse(now), endsOnResolve, longest),
        endsOnResolve);
  }

  private static Instant end(
      JsonNode body, Instant start, boolean endsOnResolve, Duration longest) {
    Optional<Instant> end = instant(body, "endsAt");
    Optional<Duration> length =
        optional(body, "duration")
            .map(text -> Parameters.parseNamed("duration", text, DurationText::parse));
    if (end.isPresent() && length.isPresent()) {
      throw Parameters.bad("duration", "is beside endsAt: give one of them");
    }
    return end.or(() -> length.map(start::plus))
        .or(() -> endsOnResolve ? Optional.of(start.plus(longest)) : Optional.empty())
        .orElseThrow(() ->
            Parameters.bad("endsAt", "is required, or duration, unless endsOnResolve is true"));
  }

  /** At least one; conditions of labels, in their order. */
  static List<Matcher> matchers(JsonNode body) {
    JsonNode list = body.path("matchers");
    if (!list.isArray() || list.isEmpty()) {
      throw Parameters.bad("matchers", "a silence has at least one");
    }
    List<Matcher> matchers = new ArrayList<>();
    list.forEach(each -> matchers.add(matcher(each)));
    return matchers;
  }

  private static Matcher matcher(JsonNode written) {
    if (!written.isObject()) {
      throw Parameters.bad("matchers", "each is an object of label, operator and value");
    }
    written
        .fieldNames()
        .forEachRemaining(key -> {
          if (!MATCHER_KEYS.contains(key)) {
            throw Parameters.bad("matchers", "unknown key " + key);
          }
        });
    String operator = JsonBody.text(written, "operator", "=");
    Operator known =
        Arrays.stream(Operator.values())
            .filter(each -> each.toString().equals(operator))
            .findFirst()
            .orElseThrow(() -> Parameters.bad("operator", "must be =, !=, =~ or !~: " + operator));
    return matcher(JsonBody.text(written, "label", ""), known, JsonBody.text(written, "value", ""));
  }

  static Matcher matcher(String label, Operator operator, String value) {
    return Parameters.parseNamed("matchers", value, text -> new Matcher(label, operator, text));
  }

  static Optional<Instant> instant(JsonNode body, String field) {
    return optional(body, field)
        .map(text -> Parameters.parseNamed(field, text, SilenceReader::instant));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a time like 2026-01-31T03:07:00Z: " + text, e);
    }
  }

  static Optional<String> optional(JsonNode body, String field) {
    return Optional.of(JsonBody.text(body, field, "")).filter(text -> !text.isEmpty());
  }

  private static boolean flag(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw Parameters.bad(field, "must be true or false");
    }
    return value.asBoolean();
  }
}
