package dev.headroom.demo.push;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Log records as OTLP/HTTP sends them in JSON, {@code POST /v1/logs}: trace and span ids in hex,
 * 64-bit numbers as strings.
 */
final class OtlpLogsPush {
  private OtlpLogsPush() {}

  static Push of(String service, List<LogRecord> records) {
    return Push.plain(
        "/v1/logs", "application/json", Json.bytes(json -> request(json, service, records)));
  }

  private static void request(JsonGenerator json, String service, List<LogRecord> records)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("resourceLogs");
    json.writeStartObject();
    json.writeObjectFieldStart("resource");
    attributes(json, Map.of("service.name", service));
    json.writeEndObject();
    json.writeArrayFieldStart("scopeLogs");
    json.writeStartObject();
    json.writeArrayFieldStart("logRecords");
    for (LogRecord each : records) {
      logRecord(json, each);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void logRecord(JsonGenerator json, LogRecord each) throws IOException {
    json.writeStartObject();
    json.writeStringField("timeUnixNano", Long.toString(each.timeUnixNanos()));
    json.writeNumberField("severityNumber", each.severity());
    json.writeStringField("severityText", Severity.of(each.severity()).name());
    json.writeObjectFieldStart("body");
    json.writeStringField("stringValue", each.body());
    json.writeEndObject();
    json.writeStringField("traceId", each.traceId());
    json.writeStringField("spanId", each.spanId());
    attributes(json, each.attributes());
    json.writeEndObject();
  }

  private static void attributes(JsonGenerator json, Map<String, String> attributes)
      throws IOException {
    json.writeArrayFieldStart("attributes");
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      json.writeStartObject();
      json.writeStringField("key", attribute.getKey());
      json.writeObjectFieldStart("value");
      json.writeStringField("stringValue", attribute.getValue());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
