package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Reads the two ways to tell a time: RFC 3339 text, milliseconds since the epoch. */
final class JsonTime {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long SECONDS_MAX = Long.MAX_VALUE / NANOS_PER_SECOND - 1;
  private static final BigDecimal MILLIS_MAX = BigDecimal.valueOf(SECONDS_MAX * 1_000);
  private static final int DATE_LENGTH = "2026-01-31".length();

  private JsonTime() {}

  /** Nanoseconds since the epoch, or nothing if it is no time that fits. */
  static OptionalLong unixNanos(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> rfc3339(in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> millis(new BigDecimal(in.getText()));
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong millis(BigDecimal millis) {
    return millis.abs().compareTo(MILLIS_MAX) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(millis.movePointRight(6).longValue());
  }

  private static OptionalLong rfc3339(String text) {
    try {
      boolean spaced = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
      String joined = spaced ? text.replaceFirst(" ", "T") : text;
      Instant time = Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(joined));
      return Math.abs(time.getEpochSecond()) > SECONDS_MAX
          ? OptionalLong.empty()
          : OptionalLong.of(time.getEpochSecond() * NANOS_PER_SECOND + time.getNano());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
