package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The value of a field of a log record.
 *
 * @param text plain values as they are written, nested ones as JSON
 */
record LogValue(ValueKind kind, String text) {
  private static final JsonFactory JSON = new JsonFactory();

  /** What JSON says it is. */
  enum ValueKind {
    TEXT,
    NUMBER,
    OTHER
  }

  /** Whether it is text or a number. */
  boolean isPlain() {
    return kind != ValueKind.OTHER;
  }

  boolean isText() {
    return kind == ValueKind.TEXT;
  }

  /** Reads the value the parser stands on, to its end. */
  static LogValue read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> new LogValue(ValueKind.TEXT, in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new LogValue(ValueKind.NUMBER, in.getText());
      case START_OBJECT, START_ARRAY -> new LogValue(ValueKind.OTHER, json(in));
      default -> new LogValue(ValueKind.OTHER, in.getText());
    };
  }

  private static String json(JsonParser in) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      copy(in, json);
    }
    return text.toString();
  }

  /** Copies a structure with its numbers as they are written: parsing a long one takes long. */
  private static void copy(JsonParser in, JsonGenerator json) throws IOException {
    int depth = 0;
    do {
      JsonToken token = in.currentToken();
      if (token.isNumeric()) {
        json.writeNumber(in.getText());
      } else {
        json.copyCurrentEvent(in);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && in.nextToken() != null);
  }
}
