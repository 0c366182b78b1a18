package dev.headroom.engine.sqlite.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Texts as JSON: by name as one object, the way labels, annotations and details are stored, and as
 * an array for queries.
 */
final class JsonText {
  private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

  private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  static String write(Map<String, String> map) {
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }

  /** As {@code json_each} takes it. */
  static String array(Collection<?> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }

  static List<String> texts(String array) {
    try {
      return JSON.readValue(array, LIST);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not what was stored: " + array, e);
    }
  }

  static Map<String, String> read(String text) {
    try {
      return JSON.readValue(text, TYPE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not what was stored: " + text, e);
    }
  }
}
