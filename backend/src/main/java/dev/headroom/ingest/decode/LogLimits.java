package dev.headroom.ingest.decode;

import dev.headroom.model.LogRecord;
import dev.headroom.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules a log record must keep before it is taken. */
final class LogLimits {
  private static final int SEVERITY_MAX = 24;

  private final DecodeLimits limits;
  private final TimeBounds bounds;

  LogLimits(DecodeLimits limits, long receivedAtMillis) {
    this.limits = limits;
    this.bounds = TimeBounds.around(receivedAtMillis, limits);
  }

  /** Why a record can't be taken. */
  Optional<Rejection> refuse(LogRecord log) {
    return bounds.refuse(log.timeMillis(), 1, "log record").or(() -> refuseContent(log));
  }

  private Optional<Rejection> refuseContent(LogRecord log) {
    if (log.severity() < 0 || log.severity() > SEVERITY_MAX) {
      return refusal("severity_invalid", "severity " + log.severity() + " is not 0 to 24");
    }
    int attributes = log.attributes().size();
    if (attributes > limits.attributesPerRecordMax()) {
      return refusal(
          "attributes_per_record",
          attributes + " attributes; the limit is " + limits.attributesPerRecordMax());
    }
    long bytes = bytes(log);
    if (bytes > limits.recordBytesMax()) {
      return refusal("record_too_large", bytes + " bytes; the limit is " + limits.recordBytesMax());
    }
    return Optional.empty();
  }

  private static Optional<Rejection> refusal(String reason, String what) {
    return Optional.of(new Rejection(reason, 1, "log record: " + what));
  }

  private long bytes(LogRecord log) {
    long chars = (long) log.body().length() + log.service().length();
    for (var attribute : log.attributes().entrySet()) {
      chars += attribute.getKey().length() + attribute.getValue().length();
    }
    // A char takes at most three bytes, so most records need no closer look.
    return 3 * chars <= limits.recordBytesMax() ? chars : exactBytes(log);
  }

  private static long exactBytes(LogRecord log) {
    long bytes = (long) utf8(log.body()) + utf8(log.service());
    for (var attribute : log.attributes().entrySet()) {
      bytes += utf8(attribute.getKey()) + utf8(attribute.getValue());
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
