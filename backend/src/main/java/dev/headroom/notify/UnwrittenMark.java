package dev.headroom.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Says in a body, among the annotations, that what it tells is not durable yet. */
final class UnwrittenMark {
  private static final String NAME = "durability";
  private static final String TEXT =
      "not yet durable: the state database cannot be written, this was sent from memory";
  private static final List<String> ANNOTATIONS = List.of("annotations", "commonAnnotations");

  private final ObjectMapper json = new ObjectMapper();

  /** The body with the mark; a body without annotations as it is. */
  String on(String payload) {
    try {
      JsonNode body = json.readTree(payload);
      mark(body);
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      return payload;
    }
  }

  private static void mark(JsonNode node) {
    for (String name : ANNOTATIONS) {
      if (node.path(name) instanceof ObjectNode annotations) {
        annotations.put(NAME, TEXT);
      }
    }
    node.forEach(UnwrittenMark::mark);
  }
}
