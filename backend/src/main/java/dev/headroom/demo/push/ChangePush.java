package dev.headroom.demo.push;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.model.ChangeEvent;
import java.io.IOException;

/** A change event, {@code POST /api/v1/changes}. */
final class ChangePush {
  private ChangePush() {}

  static Push of(ChangeEvent event) {
    return Push.plain(
        "/api/v1/changes", "application/json", Json.bytes(json -> write(json, event)));
  }

  private static void write(JsonGenerator json, ChangeEvent event) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", event.kind());
    json.writeStringField("service", event.service());
    json.writeStringField("version", event.version());
    json.writeStringField("summary", event.summary());
    json.writeNumberField("time", event.timeMillis());
    json.writeEndObject();
  }
}
