package dev.headroom.logs.index;

import dev.headroom.logs.document.LinePosition;
import dev.headroom.model.LogRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The time a record is filed under: its own if that lies between the retention's edge and one hour
 * after its receipt, else the time of receipt, its own then kept as an attribute. Both are part of
 * the batch, so replay files it the same.
 */
final class EventTime {
  static final String ORIGINAL = "ts_original";
  static final long FUTURE_MAX_MILLIS = 3_600_000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private EventTime() {}

  static boolean isPlausible(LogRecord record, long receivedAtMillis, int retentionDays) {
    long timeMillis = record.timeMillis();
    return timeMillis >= receivedAtMillis - retentionDays * LinePosition.DAY_MILLIS
        && timeMillis <= receivedAtMillis + FUTURE_MAX_MILLIS;
  }

  static LogRecord replaced(LogRecord record, long receivedAtMillis) {
    Map<String, String> attributes = new HashMap<>(record.attributes());
    Instant original =
        Instant.ofEpochSecond(
            Math.floorDiv(record.timeUnixNanos(), 1_000_000_000L),
            Math.floorMod(record.timeUnixNanos(), 1_000_000_000L));
    attributes.put(ORIGINAL, original.toString());
    return new LogRecord(
        receivedAtMillis * NANOS_PER_MILLI,
        record.service(),
        record.severity(),
        record.body(),
        record.traceId(),
        record.spanId(),
        attributes);
  }
}
