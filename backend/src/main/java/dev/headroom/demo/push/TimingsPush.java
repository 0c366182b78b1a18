package dev.headroom.demo.push;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.Observations;
import java.io.IOException;
import java.util.List;

/** Single observed values in Headroom's own JSON, {@code POST /api/v1/timings}. */
final class TimingsPush {
  private TimingsPush() {}

  static Push of(List<Observations> series) {
    return Push.plain(
        "/api/v1/timings", "application/json", Json.bytes(json -> write(json, series)));
  }

  private static void write(JsonGenerator json, List<Observations> series) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("series");
    for (Observations each : series) {
      json.writeStartObject();
      json.writeStringField("name", each.labels().metric());
      labels(json, each.labels());
      json.writeStringField("unit", each.unit().symbol());
      json.writeNumberField("timestamp", each.timestampMillis());
      json.writeFieldName("values");
      json.writeArray(each.values(), 0, each.values().length);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void labels(JsonGenerator json, Labels labels) throws IOException {
    json.writeObjectFieldStart("labels");
    for (Labels.Label label : labels) {
      if (!label.name().equals(Labels.NAME)) {
        json.writeStringField(label.name(), label.value());
      }
    }
    json.writeEndObject();
  }
}
