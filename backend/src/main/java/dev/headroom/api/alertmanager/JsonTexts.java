package dev.headroom.api.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.api.http.Reply;

/** Replies with a status of their own and a value as JSON. */
final class JsonTexts {
  private static final String TYPE = "application/json";

  private final ObjectMapper json = new ObjectMapper();

  Reply reply(int status, Object value) {
    try {
      return new Reply.PlainText(status, TYPE, json.writeValueAsString(value) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }
}
