package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Takes an object apart: {@code {"http":{"status":500}}} is {@code http.status}. Arrays, and
 * objects more than four deep, stay whole, as JSON; so does an object of more than 64 values.
 */
final class NestedFields {
  static final int DEPTH_MAX = 4;
  static final int VALUES_MAX = 64;

  private final JsonFactory json = new JsonFactory();

  private record Leaf(String name, LogValue value) {}

  /**
   * Hands over each value with its dotted name.
   *
   * @param object well-formed JSON, an object
   * @return false if it has too many values; nothing was handed over then
   */
  boolean each(String name, String object, BiConsumer<String, LogValue> into) throws IOException {
    List<Leaf> leaves = new ArrayList<>();
    try (JsonParser in = json.createParser(object)) {
      in.nextToken();
      walk(name, 1, in, leaves);
    }
    if (leaves.size() > VALUES_MAX) {
      return false;
    }
    leaves.forEach(leaf -> into.accept(leaf.name, leaf.value));
    return true;
  }

  private static void walk(String name, int depth, JsonParser in, List<Leaf> leaves)
      throws IOException {
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String inner = name + "." + in.currentName();
      JsonToken value = in.nextToken();
      if (value == JsonToken.START_OBJECT && depth < DEPTH_MAX) {
        walk(inner, depth + 1, in, leaves);
      } else if (value != JsonToken.VALUE_NULL) {
        leaves.add(new Leaf(inner, LogValue.read(in)));
      }
    }
  }
}
