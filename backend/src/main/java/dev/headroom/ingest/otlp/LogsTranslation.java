package dev.headroom.ingest.otlp;

import com.google.protobuf.ByteString;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.LogCollector;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Turns one logs request into a batch; made anew for each. The resource's attributes become the
 * record's, the record's own win; {@code service.name} becomes the service.
 */
final class LogsTranslation {
  private static final String SERVICE_NAME = "service.name";
  private static final int TRACE_ID_BYTES = 16;
  private static final int SPAN_ID_BYTES = 8;
  private static final int SEVERITY_MAX = 24;

  private final long receivedAtMillis;
  private final LogCollector collector;
  private final Rejections rejections;

  /**
   * @param rejections where what cannot be taken is told; may hold some already
   */
  LogsTranslation(Body body, DecodeLimits limits, Rejections rejections) {
    this.receivedAtMillis = body.receivedAtMillis();
    this.collector = new LogCollector(body, limits, rejections);
    this.rejections = rejections;
  }

  Decoded translate(ExportLogsServiceRequest request) throws BodyException {
    for (ResourceLogs resource : request.getResourceLogsList()) {
      Map<String, String> shared = new HashMap<>();
      put(resource.getResource().getAttributesList(), shared);
      String service = shared.getOrDefault(SERVICE_NAME, "");
      shared.remove(SERVICE_NAME);
      for (ScopeLogs scope : resource.getScopeLogsList()) {
        Map<String, String> scoped = new HashMap<>(shared);
        putIfTold("otel.scope.name", scope.getScope().getName(), scoped);
        for (var log : scope.getLogRecordsList()) {
          add(service, scoped, log);
        }
      }
    }
    return collector.decoded();
  }

  private void add(
      String service, Map<String, String> shared, io.opentelemetry.proto.logs.v1.LogRecord log)
      throws BodyException {
    collector.count();
    Map<String, String> attributes = new HashMap<>(shared);
    putIfTold("event.name", log.getEventName(), attributes);
    put(log.getAttributesList(), attributes);
    long told = log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano();
    if (told < 0) {
      String beyond = Long.toUnsignedString(told) + " ns is later than the year 2262";
      collector.reject(0, "too_far_in_future", "log record: " + beyond);
      return;
    }
    LogRecord record =
        new LogRecord(
            told == 0 ? receivedAtMillis * 1_000_000 : told,
            service,
            severity(log),
            AnyValueText.of(log.getBody()),
            hex("trace_id", log.getTraceId(), TRACE_ID_BYTES),
            hex("span_id", log.getSpanId(), SPAN_ID_BYTES),
            attributes);
    collector.add(0, record, told != 0);
  }

  /** A number that is none of OpenTelemetry's says nothing; the severity's name stands in. */
  private int severity(io.opentelemetry.proto.logs.v1.LogRecord log) {
    int number = log.getSeverityNumberValue();
    if (number < 0 || number > SEVERITY_MAX) {
      rejections.addMended("severity_number", 1, number + " is not 0 to 24; left out");
      number = 0;
    }
    return number == 0 ? Severity.numberOf(log.getSeverityText()) : number;
  }

  /** An id of the wrong length or of zeros alone says nothing (logs data model, TraceId). */
  private String hex(String field, ByteString id, int bytes) {
    if (id.size() == bytes) {
      String hex = HexFormat.of().formatHex(id.toByteArray());
      return hex.chars().allMatch(digit -> digit == '0') ? "" : hex;
    }
    if (!id.isEmpty()) {
      rejections.addMended(field, 1, id.size() + " bytes are not " + bytes + "; left out");
    }
    return "";
  }

  private static void put(List<KeyValue> attributes, Map<String, String> into) {
    for (KeyValue attribute : attributes) {
      into.put(attribute.getKey(), AnyValueText.of(attribute.getValue()));
    }
  }

  private static void putIfTold(String key, String value, Map<String, String> into) {
    if (!value.isEmpty()) {
      into.put(key, value);
    }
  }
}
