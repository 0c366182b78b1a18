package dev.headroom.ingest.otlp;

import com.google.protobuf.ByteString;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.LogCollector;
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

  private final long receivedAtMillis;
  private final LogCollector collector;

  LogsTranslation(Body body, DecodeLimits limits) {
    this.receivedAtMillis = body.receivedAtMillis();
    this.collector = new LogCollector(body, limits);
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
    LogRecord record =
        new LogRecord(
            told == 0 ? receivedAtMillis * 1_000_000 : told,
            service,
            severity(log),
            AnyValueText.of(log.getBody()),
            hex(log.getTraceId(), TRACE_ID_BYTES),
            hex(log.getSpanId(), SPAN_ID_BYTES),
            attributes);
    collector.add(0, record, told != 0);
  }

  private static int severity(io.opentelemetry.proto.logs.v1.LogRecord log) {
    int number = log.getSeverityNumberValue();
    return number == 0 ? Severity.numberOf(log.getSeverityText()) : number;
  }

  /** An id of the wrong length or of zeros alone says nothing (logs data model, TraceId). */
  private static String hex(ByteString id, int bytes) {
    String hex = id.size() == bytes ? HexFormat.of().formatHex(id.toByteArray()) : "";
    return hex.chars().allMatch(digit -> digit == '0') ? "" : hex;
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
