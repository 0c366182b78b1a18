package dev.headroom.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Small JSON bodies of the admin side. Only {@code application/json} is taken: a page of another
 * origin cannot send that without asking first, so nobody acknowledges an incident by accident.
 */
public final class JsonBody {
  /** Bytes of a body. */
  static final int BYTES_MAX = 64 * 1024;

  private static final String TYPE = "application/json";

  private final ObjectMapper json = JsonMapper.builder(JsonSyntax.factory()).build();
  private final Answers answers;
  private final Handler<RoutingContext> body;

  public JsonBody(Answers answers) {
    this(answers, "jsonBodyBytesMax", BYTES_MAX);
  }

  /**
   * Bodies that may be larger.
   *
   * @param limit the name that one beyond it is told
   */
  public JsonBody(Answers answers, String limit, int bytesMax) {
    this.answers = answers;
    this.body = answers.body(limit, bytesMax);
  }

  /** Reads the body before the next handler; refuses what is no JSON by its type. */
  public void collect(RoutingContext request) {
    String type = request.request().getHeader("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
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
  public JsonNode of(RoutingContext request, List<String> known) {
    JsonNode read = read(request.body().buffer());
    read.fieldNames()
        .forEachRemaining(key -> {
          if (!known.contains(key)) {
            throw new BadParameter(key, "unknown key; known are " + String.join(", ", known));
          }
        });
    return read;
  }

  /** The body with whatever keys it has, for clients that follow somebody else's description. */
  public JsonNode any(RoutingContext request) {
    return read(request.body().buffer());
  }

  private JsonNode read(@Nullable Buffer buffer) {
    if (buffer == null || buffer.length() == 0) {
      return json.createObjectNode();
    }
    byte[] bytes = buffer.getBytes();
    JsonSyntax.check(bytes);
    try {
      JsonNode read = json.readTree(bytes);
      if (!read.isObject()) {
        throw new BadParameter("body", "must be a JSON object");
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException("JSON that was checked cannot be read", e);
    }
  }

  /** A text field, or a default where it is missing. */
  public static String text(JsonNode body, String field, String otherwise) {
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
