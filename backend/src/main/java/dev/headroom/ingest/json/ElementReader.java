package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.EpochTime;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.PartException;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object field by field, to its end: what is wrong with a field is kept until the object
 * has been read, so that the parser stands where the next one begins. Made anew for each object.
 */
abstract class ElementReader {
  private final SeenNames names = new SeenNames();
  private @Nullable PartException problem;

  /**
   * Reads the object the parser stands before.
   *
   * @throws BodyException if there is no object there
   */
  final void readObject(JsonParser in) throws IOException, BodyException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      throw JsonInput.wrong(in, "expected an object");
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      if (!names.add(name)) {
        twice(name);
      }
      if (in.nextToken() != JsonToken.VALUE_NULL) {
        field(name, in);
      }
      in.skipChildren();
    }
  }

  /** Reads one element of an array; notes it as wrong if it is no object. */
  final void readElement(JsonParser in) throws IOException, BodyException {
    if (in.hasToken(JsonToken.START_OBJECT)) {
      readObject(in);
    } else {
      wrong("wrong_type", "expected an object");
      in.skipChildren();
    }
  }

  /**
   * Holds if nothing was wrong with the object that was read.
   *
   * @throws PartException with the first thing that was
   */
  final void check() throws PartException {
    if (problem != null) {
      throw problem;
    }
  }

  /** Takes the value the parser stands on; one that is left unread is stepped over. */
  abstract void field(String name, JsonParser in) throws IOException, BodyException;

  /** Notes that something is wrong; the first one counts. */
  final void wrong(String reason, String what) {
    problem = problem == null ? new PartException(reason, what) : problem;
  }

  final void unknown(String name, String known) {
    wrong("unknown_field", "unknown field " + Excerpt.of(name) + "; known are " + known);
  }

  /** Notes that a name stands twice in one object: which of the two is meant cannot be known. */
  final void twice(String name) {
    wrong("duplicate_field", "field " + Excerpt.of(name) + " stands twice in one object");
  }

  /** The text the parser stands on; something else is noted as wrong. */
  final String text(String name, JsonParser in) throws IOException {
    if (in.hasToken(JsonToken.VALUE_STRING)) {
      return in.getText();
    }
    wrong("wrong_type", "expected text for " + name);
    return "";
  }

  /** A time as RFC 3339 text or a number of milliseconds, in nanoseconds since the epoch. */
  final long timeUnixNanos(String name, JsonParser in) throws IOException {
    OptionalLong nanos =
        switch (in.currentToken()) {
          case VALUE_STRING -> EpochTime.ofText(in.getText(), false);
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> EpochTime.ofMillis(in.getText());
          default -> OptionalLong.empty();
        };
    return nanos.orElseGet(() -> {
      wrong("invalid_time", name + " is neither RFC 3339 nor milliseconds since the epoch");
      return 0;
    });
  }
}
