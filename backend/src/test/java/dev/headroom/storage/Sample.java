package dev.headroom.storage;

import dev.headroom.model.LogRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** Log records to test with. Times count from noon of a certain day. */
public final class Sample {
  public static final long NOON = 1_782_907_200_000L; // 2026-07-01T12:00:00Z
  public static final long DAY = 86_400_000;

  private Sample() {}

  public static LogRecord record(long timeMillis, String service, int severity, String body) {
    return record(timeMillis, service, severity, body, "", Map.of());
  }

  public static LogRecord record(
      long timeMillis,
      String service,
      int severity,
      String body,
      String traceId,
      Map<String, String> attributes) {
    return new LogRecord(timeMillis * 1_000_000, service, severity, body, traceId, "", attributes);
  }

  public static LogRecord record(long timeMillis, String body) {
    return record(timeMillis, "checkout", 9, body);
  }

  public static LogRecord attributes(String body, String... pairs) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.put(pairs[i], pairs[i + 1]);
    }
    return record(NOON, "checkout", 9, body, "", attributes);
  }
}
