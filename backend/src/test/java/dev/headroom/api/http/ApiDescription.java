package dev.headroom.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Holds answers to the API's description, as JSON Schema 2020-12 has it and stricter in one thing:
 * a field that is not described is an error.
 */
public final class ApiDescription {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPONENT = "#/";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final JsonNode description;
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);

  public ApiDescription() {
    try (InputStream in =
        Objects.requireNonNull(ApiDescription.class.getResourceAsStream("/openapi.yaml"))) {
      Load yaml = new Load(LoadSettings.builder().build());
      description = JSON.valueToTree(yaml.loadFromInputStream(in));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The paths described, with their methods in lower case. */
  public Map<String, List<String>> paths() {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    description
        .get("paths")
        .properties()
        .forEach(path -> {
          List<String> methods = new ArrayList<>();
          path.getValue().fieldNames().forEachRemaining(methods::add);
          methods.retainAll(METHODS);
          paths.put(path.getKey(), methods);
        });
    return paths;
  }

  /** What is described, like {@code GET /api/v1/slos/{name}}. */
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    paths()
        .forEach((path, methods) ->
            methods.forEach(
                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  /** Everything in which an answer of 200 differs from what is described for a path. */
  public List<String> differences(String path, String method, JsonNode answer) {
    JsonNode operation = description.path("paths").path(path).path(method);
    JsonNode schema =
        operation.path("responses").path("200").at("/content/application~1json/schema");
    return schema.isMissingNode() ? List.of(path + " is not described") : check(schema, answer);
  }

  /**
   * Everything in which any answer differs from what is described; a path that is not described is
   * answered with a problem, or with Alertmanager's code and message.
   *
   * @param path as it was asked for, without the query
   */
  public List<String> differences(String method, String path, int status, String type, String body)
      throws IOException {
    Optional<JsonNode> response =
        operation(method, path).map(operation -> response(operation, status));
    if (response.isEmpty()) {
      String schema = path.startsWith("/api/v2/") ? "CodedError" : "Problem";
      JsonNode problem = JSON.createObjectNode().put("$ref", COMPONENT + "schemas/" + schema);
      return status < 400 || type.startsWith("text/html")
          ? List.of()
          : check(problem, JSON.readTree(body));
    }
    String plainType = type.split(";", 2)[0];
    JsonNode content = resolved(response.get()).path("content").path(plainType);
    if (content.isMissingNode()) {
      return List.of(method + " " + path + " answers " + status + " as " + type);
    }
    return plainType.endsWith("json")
        ? check(content.get("schema"), JSON.readTree(body))
        : List.of();
  }

  private Optional<JsonNode> operation(String method, String path) {
    return description.get("paths").properties().stream()
        .filter(each -> matches(each.getKey(), path))
        .map(each -> each.getValue().path(method.toLowerCase(Locale.ROOT)))
        .filter(each -> !each.isMissingNode())
        .findFirst();
  }

  private static boolean matches(String template, String path) {
    return Pattern.matches(template.replaceAll("\\{\\w+}", "[^/]+"), path);
  }

  private static JsonNode response(JsonNode operation, int status) {
    JsonNode responses = operation.get("responses");
    JsonNode exact = responses.path(Integer.toString(status));
    return exact.isMissingNode() ? responses.path("default") : exact;
  }

  private List<String> check(JsonNode schema, JsonNode answer) {
    JsonSchema validator =
        schemas.computeIfAbsent(
            schema,
            open ->
                factory.getSchema(
                    closed(open),
                    SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build()));
    return validator.validate(answer).stream().map(ValidationMessage::getMessage).toList();
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode here = node;
    while (here.path("$ref").isTextual()) {
      here = description.at(here.get("$ref").asText().substring(COMPONENT.length() - 1));
    }
    return here;
  }

  /** A schema without references, its parts put together and no further fields allowed. */
  private JsonNode closed(JsonNode schema) {
    JsonNode here = resolved(schema);
    if (here.isArray()) {
      ArrayNode all = JSON.createArrayNode();
      here.forEach(each -> all.add(closed(each)));
      return all;
    }
    if (!here.isObject()) {
      return here;
    }
    ObjectNode closed = here.has("allOf") ? together(here) : here.deepCopy();
    closed.properties().forEach(field -> field.setValue(closed(field.getValue())));
    if (closed.path("type").asText().equals("object")
        && closed.path("properties").isObject()
        && !closed.has("additionalProperties")) {
      closed.put("additionalProperties", false);
    }
    return closed;
  }

  private ObjectNode together(JsonNode schema) {
    ObjectNode all = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = all.putObject("properties");
    ArrayNode required = all.putArray("required");
    for (JsonNode part : schema.get("allOf")) {
      JsonNode whole = resolved(part);
      JsonNode each = whole.has("allOf") ? together(whole) : whole;
      each.path("properties")
          .properties()
          .forEach(field -> properties.set(field.getKey(), field.getValue()));
      each.path("required").forEach(required::add);
    }
    return all;
  }
}
