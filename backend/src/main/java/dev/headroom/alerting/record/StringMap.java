package dev.headroom.alerting.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Texts by name as one JSON object, the way labels, annotations and details are stored. */
final class StringMap {
  private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();

  String write(Map<String, String> map) {
    try {
      return json.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }

  Map<String, String> read(String text) {
    try {
      return json.readValue(text, TYPE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not what was stored: " + text, e);
    }
  }
}
