package dev.headroom.api.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.headroom.api.http.Answers.ErrorFormat;
import dev.headroom.ingest.decode.EpochTime;
import dev.headroom.model.text.DecimalText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How Prometheus' HTTP API writes: times as seconds or RFC 3339, answers and errors in an envelope
 * (Prometheus documentation, "HTTP API", format overview).
 */
final class PrometheusEnvelope implements ErrorFormat {
  private static final Pattern PATHS =
      Pattern.compile("/api/v1/(?:series|labels|metadata|label/[^/]*/values)/?");
  private static final BigDecimal SECONDS_MAX = new BigDecimal("1e11");

  /** A good answer. */
  record Success(
      String status,
      Object data,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {
    Success(Object data, boolean truncated) {
      this("success", data, truncated ? List.of("results truncated due to limit") : List.of());
    }
  }

  /** What is said where something was wrong. */
  record Failure(String status, String errorType, String error) {
    Failure(int httpStatus, String error) {
      this("error", PrometheusEnvelope.errorType(httpStatus), error);
    }
  }

  @Override
  public boolean isUsedAt(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public Object body(String path, int status, String detail) {
    return new Failure(status, detail);
  }

  /**
   * A time; one that is further away than the calendar reaches is brought to its end, for clients
   * send the smallest and the largest time for "all".
   *
   * @throws IllegalArgumentException if it is neither seconds nor RFC 3339
   */
  static Instant time(String text) {
    OptionalLong written = EpochTime.ofText(text, false);
    if (written.isPresent()) {
      return Instant.ofEpochSecond(0, written.getAsLong());
    }
    BigDecimal seconds =
        DecimalText.parse(text)
            .orElseThrow(() ->
                new IllegalArgumentException("cannot parse \"" + text + "\" to a valid timestamp"))
            .max(SECONDS_MAX.negate())
            .min(SECONDS_MAX);
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }

  private static String errorType(int httpStatus) {
    return switch (httpStatus) {
      case 404 -> "not_found";
      case 422 -> "execution";
      case 429, 503 -> "unavailable";
      case 500 -> "internal";
      default -> "bad_data";
    };
  }
}
