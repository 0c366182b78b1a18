package dev.headroom.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.headroom.ingest.decode.Excerpt;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a body is one JSON value within our bounds, and in our own words why it is not: whoever
 * reads it afterwards meets nothing unexpected.
 */
final class JsonSyntax {
  static final int DEPTH_MAX = 32;
  static final int NUMBER_LENGTH_MAX = 400;

  /** No body is larger, whatever its own limit. */
  static final int STRING_LENGTH_MAX = 8 << 20;

  /** Names are not looked up in a table that a stranger could fill with collisions. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX + 1)
                  .maxNumberLength(JsonBody.BYTES_MAX)
                  .maxNameLength(JsonBody.BYTES_MAX)
                  .maxStringLength(STRING_LENGTH_MAX)
                  .build())
          .build();

  private final JsonParser parser;

  /** The keys of each object that is open, the innermost first; empty for an array. */
  private final Deque<Set<String>> open = new ArrayDeque<>();

  private JsonSyntax(JsonParser parser) {
    this.parser = parser;
  }

  static JsonFactory factory() {
    return FACTORY;
  }

  /**
   * @throws BadParameter if they are not one JSON value, with line and column
   */
  static void check(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      new JsonSyntax(parser).check();
    } catch (JsonProcessingException e) {
      String at =
          e.getLocation() == null
              ? ""
              : at(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new BadParameter("body", "is no JSON" + at);
    } catch (IOException e) {
      throw new BadParameter("body", "is not UTF-8");
    }
  }

  private void check() throws IOException {
    boolean isOver = false;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (isOver) {
        throw wrong("has more after its end");
      }
      check(token);
      isOver = open.isEmpty();
    }
  }

  private void check(JsonToken token) throws IOException {
    if (token.isStructStart()) {
      if (open.size() == DEPTH_MAX) {
        throw wrong("is nested deeper than " + DEPTH_MAX + " levels (limit jsonDepthMax)");
      }
      open.push(new HashSet<>());
    } else if (token.isStructEnd()) {
      open.pop();
    } else if (token == JsonToken.FIELD_NAME && !open.element().add(parser.currentName())) {
      throw wrong("has the key " + Excerpt.of(parser.currentName()) + " twice");
    } else if (token.isNumeric() && parser.getTextLength() > NUMBER_LENGTH_MAX) {
      throw wrong(
          "has a number of more than " + NUMBER_LENGTH_MAX + " characters (limit numberLengthMax)");
    }
  }

  private BadParameter wrong(String what) {
    var token = parser.currentTokenLocation();
    return new BadParameter("body", what + at(token.getLineNr(), token.getColumnNr()));
  }

  private static String at(int line, int column) {
    return " at line " + line + " column " + column;
  }
}
