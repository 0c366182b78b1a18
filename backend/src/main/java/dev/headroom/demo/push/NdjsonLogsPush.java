package dev.headroom.demo.push;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Log records in Headroom's own form, one JSON object a line, {@code POST /api/v1/logs}. */
final class NdjsonLogsPush {
  private NdjsonLogsPush() {}

  static Push of(List<LogRecord> records) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (LogRecord each : records) {
      lines.writeBytes(Json.bytes(json -> line(json, each)));
      lines.write('\n');
    }
    return Push.plain("/api/v1/logs", "application/x-ndjson", lines.toByteArray());
  }

  private static void line(JsonGenerator json, LogRecord each) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", Instant.EPOCH.plusNanos(each.timeUnixNanos()).toString());
    json.writeStringField("service", each.service());
    json.writeStringField("severity", Severity.of(each.severity()).name());
    json.writeStringField("body", each.body());
    json.writeStringField("traceId", each.traceId());
    json.writeStringField("spanId", each.spanId());
    json.writeObjectFieldStart("attributes");
    for (Map.Entry<String, String> attribute : each.attributes().entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
