package dev.headroom.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;

/**
 * Small JSON bodies of the admin side. Only {@code application/json} is taken: a page of another
 * origin cannot send that without asking first, so nobody acknowledges an incident by accident.
 */
final class JsonBody {
  private static final int BYTES_MAX = 64 * 1024;

  private static final int DEPTH_MAX = 32;
  private static final int NUMBER_LENGTH_MAX = 400;

  private final ObjectMapper json = strict();
  private final Answers answers;
  private final Handler<RoutingContext> body = BodyHandler.create(false).setBodyLimit(BYTES_MAX);

  JsonBody(Answers answers) {
    this.answers = answers;
  }

  private static ObjectMapper strict() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxNumberLength(NUMBER_LENGTH_MAX)
            .maxStringLength(BYTES_MAX)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Reads the body before the next handler; refuses what is no JSON by its type. */
  void collect(RoutingContext request) {
    String type = request.request().getHeader("Content-Type");
    if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
      answers.problem(request, 415, "the body must be application/json");
      return;
    }
    body.handle(request);
  }

  /**
   * The body; an empty object where there is none.
   *
   * @param known the keys it may have; any other is refused, for it may be one of these misspelt
   */
  JsonNode of(RoutingContext request, List<String> known) {
    JsonNode body = of(request);
    body.fieldNames()
        .forEachRemaining(key -> {
          if (!known.contains(key)) {
            throw new BadParameter(key, "unknown key; known are " + String.join(", ", known));
          }
        });
    return body;
  }

  private JsonNode of(RoutingContext request) {
    Buffer bytes = request.body().buffer();
    if (bytes == null || bytes.length() == 0) {
      return json.createObjectNode();
    }
    try {
      JsonNode read = json.readTree(bytes.getBytes());
      if (!read.isObject()) {
        throw new BadParameter("body", "must be a JSON object");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new BadParameter("body", "is no JSON: " + e.getOriginalMessage());
    } catch (java.io.IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  /** A text field, or a default where it is missing. */
  static String text(JsonNode body, String field, String otherwise) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new BadParameter(field, "must be text");
    }
    return value.asText();
  }
}
