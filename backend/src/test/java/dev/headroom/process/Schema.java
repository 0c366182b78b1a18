package dev.headroom.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Holds answers to the API's description: as much of JSON Schema as the description uses, and
 * stricter in one thing: a field that is not described is an error.
 */
final class Schema {
  private final Map<String, Object> description;

  Schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Schema.class.getResourceAsStream("/openapi.yaml"))) {
      description = map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    }
  }

  /** Everything in which an answer of 200 differs from what is described for a path. */
  List<String> differences(String path, String method, JsonNode answer) {
    Object schema =
        at(
            description,
            "paths",
            path,
            method,
            "responses",
            "200",
            "content",
            "application/json",
            "schema");
    List<String> found = new ArrayList<>();
    if (schema == null) {
      found.add(path + " is not described");
    } else {
      check(map(schema), answer, "$", found);
    }
    return found;
  }

  /** The paths described, with their methods. */
  Map<String, List<String>> paths() {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    map(description.get("paths"))
        .forEach((path, item) -> paths.put(path, List.copyOf(map(item).keySet())));
    return paths;
  }

  private void check(Map<String, Object> schema, JsonNode value, String where, List<String> found) {
    Map<String, Object> whole = resolved(schema);
    if (whole.get("anyOf") instanceof List<?> choices) {
      boolean fits =
          choices.stream()
              .anyMatch(choice -> {
                List<String> wrong = new ArrayList<>();
                check(map(choice), value, where, wrong);
                return wrong.isEmpty();
              });
      if (!fits) {
        found.add(where + " fits no choice");
      }
      return;
    }
    if (!typeFits(whole.get("type"), value)) {
      found.add(where + " is " + value.getNodeType() + ", not " + whole.get("type"));
      return;
    }
    if (whole.get("enum") instanceof List<?> values && !values.contains(value.asText())) {
      found.add(where + " is " + value + ", not one of " + values);
    }
    if (value.isObject()) {
      checkObject(whole, value, where, found);
    }
    if (value.isArray() && whole.get("items") != null) {
      for (int i = 0; i < value.size(); i++) {
        check(map(whole.get("items")), value.get(i), where + "[" + i + "]", found);
      }
    }
  }

  private void checkObject(
      Map<String, Object> schema, JsonNode value, String where, List<String> found) {
    Map<String, Object> properties =
        schema.get("properties") == null ? Map.of() : map(schema.get("properties"));
    if (schema.get("required") instanceof List<?> required) {
      for (Object name : required) {
        if (!value.has(name.toString())) {
          found.add(where + " lacks " + name);
        }
      }
    }
    for (String name : new TreeSet<>(fieldNames(value))) {
      String here = where + "." + name;
      if (properties.containsKey(name)) {
        check(map(properties.get(name)), value.get(name), here, found);
      } else if (schema.get("additionalProperties") instanceof Map<?, ?> others) {
        check(map(others), value.get(name), here, found);
      } else if (!properties.isEmpty()) {
        found.add(here + " is not described");
      }
    }
  }

  /** A schema without references and with its parts put together. */
  private Map<String, Object> resolved(Map<String, Object> schema) {
    Map<String, Object> here = schema;
    while (here.get("$ref") instanceof String reference) {
      here = map(at(description, reference.substring("#/".length()).split("/")));
    }
    if (!(here.get("allOf") instanceof List<?> parts)) {
      return here;
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    for (Object part : parts) {
      Map<String, Object> each = resolved(map(part));
      properties.putAll(each.get("properties") == null ? Map.of() : map(each.get("properties")));
      if (each.get("required") instanceof List<?> names) {
        required.addAll(names);
      }
    }
    return Map.of("type", "object", "properties", properties, "required", required);
  }

  private static boolean typeFits(@Nullable Object type, JsonNode value) {
    if (type instanceof List<?> types) {
      return types.stream().anyMatch(each -> typeFits(each, value));
    }
    return switch (String.valueOf(type)) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static List<String> fieldNames(JsonNode value) {
    List<String> names = new ArrayList<>();
    value.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static @Nullable Object at(Map<String, Object> from, String... path) {
    Object here = from;
    for (String key : path) {
      if (!(here instanceof Map<?, ?> map)) {
        return null;
      }
      here = map.get(key);
    }
    return here;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> typed = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> typed.put(String.valueOf(key), each));
    }
    return typed;
  }
}
