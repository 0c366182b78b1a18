package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.model.LogRecord;
import dev.headroom.model.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One log record of the native form; fields it does not know become attributes. */
final class LogRecordReader extends ElementReader {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern SPAN_ID = Pattern.compile("[0-9a-fA-F]{16}");

  private final Map<String, String> attributes = new HashMap<>();
  private long timeUnixNanos;
  private boolean timed;
  private String service = "";
  private int severity;
  private String body = "";
  private String traceId = "";
  private String spanId = "";

  LogRecordReader(long receivedAtMillis) {
    this.timeUnixNanos = receivedAtMillis * 1_000_000;
  }

  @Override
  void field(String name, JsonParser in) throws IOException {
    switch (name) {
      case "time" -> {
        timeUnixNanos = timeUnixNanos(name, in);
        timed = true;
      }
      case "service" -> service = text(name, in);
      case "severity" -> severity(in);
      case "body" -> body = anyText(in);
      case "traceId" -> traceId = hex(name, TRACE_ID, in);
      case "spanId" -> spanId = hex(name, SPAN_ID, in);
      case "attributes" -> attributes(in);
      default -> attributes.put(name, anyText(in));
    }
  }

  private void severity(JsonParser in) throws IOException {
    if (in.hasToken(JsonToken.VALUE_NUMBER_INT) && in.getTextLength() < 3) {
      severity = in.getIntValue();
    } else if (in.hasToken(JsonToken.VALUE_STRING)) {
      severity = Severity.numberOf(in.getText());
      if (severity == 0) {
        attributes.put("severity_text", in.getText());
      }
    } else {
      wrong("severity_invalid", "severity is neither a name nor a number from 1 to 24");
    }
  }

  private String hex(String name, Pattern form, JsonParser in) throws IOException {
    String id = text(name, in);
    if (!id.isEmpty() && !form.matcher(id).matches()) {
      wrong("id_invalid", name + " " + Excerpt.of(id) + " is not " + form.pattern());
    }
    return id.toLowerCase(Locale.ROOT);
  }

  private void attributes(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      wrong("wrong_type", "expected an object for attributes");
      return;
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      if (in.nextToken() != JsonToken.VALUE_NULL) {
        attributes.put(name, anyText(in));
      }
    }
  }

  /** Plain values as they are written, nested ones as JSON. */
  private static String anyText(JsonParser in) throws IOException {
    if (in.currentToken().isScalarValue()) {
      return in.getText();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.copyCurrentStructure(in);
    }
    return text.toString();
  }

  /** Whether the record told its own time. */
  boolean timed() {
    return timed;
  }

  LogRecord record() {
    return new LogRecord(timeUnixNanos, service, severity, body, traceId, spanId, attributes);
  }
}
