package dev.headroom.model;

import java.util.Map;

/**
 * One log record.
 *
 * @param timeUnixNanos when it happened
 * @param service who says it; may be empty
 * @param severity OpenTelemetry severity number, 1 (TRACE) to 24 (FATAL4), 0 if not given
 * @param body the message
 * @param traceId 32 lower-case hex digits, or empty
 * @param spanId 16 lower-case hex digits, or empty
 * @param attributes everything else, values as text
 */
public record LogRecord(
    long timeUnixNanos,
    String service,
    int severity,
    String body,
    String traceId,
    String spanId,
    Map<String, String> attributes) {
  public LogRecord {
    attributes = Map.copyOf(attributes);
  }

  /** When it happened, in milliseconds since the epoch. */
  public long timeMillis() {
    return Math.floorDiv(timeUnixNanos, 1_000_000L);
  }
}
