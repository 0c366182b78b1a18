package dev.headroom.ingest.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Opens JSON that a stranger wrote: nesting, numbers and texts have bounds, nothing is interned.
 * Numbers may be as long as texts, so that a long one costs only its value: whoever reads it
 * measures it before parsing it.
 */
public final class JsonInput {
  private static final int NAME_CHARS_MAX = 50_000;

  private final JsonFactory factory;
  private final int depthMax;
  private final int textMax;

  public JsonInput(DecodeLimits limits) {
    this.depthMax = limits.jsonDepthMax();
    this.textMax = 2 * limits.recordBytesMax();
    this.factory =
        JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depthMax)
                    .maxNameLength(NAME_CHARS_MAX)
                    .maxNumberLength(textMax)
                    .maxStringLength(textMax)
                    .build())
            .build();
  }

  /** Part of the reading that may meet broken JSON. */
  @FunctionalInterface
  public interface JsonReading<T> {
    T read(JsonParser json) throws IOException, BodyException;
  }

  /**
   * Reads some bytes of a body, closing the parser afterwards.
   *
   * @throws BodyException {@link BodyException.BodyFault#MALFORMED} with line and column where the
   *     bytes stop being JSON
   */
  public <T> T read(byte[] bytes, int from, int length, JsonReading<T> reading)
      throws BodyException {
    return read(() -> factory.createParser(bytes, from, length), reading);
  }

  /** The same for bytes that are not all UTF-8: what is not becomes U+FFFD. */
  public <T> T readMended(byte[] bytes, JsonReading<T> reading) throws BodyException {
    ByteArrayInputStream stream = new ByteArrayInputStream(bytes);
    return read(
        () -> factory.createParser(new InputStreamReader(stream, StandardCharsets.UTF_8)), reading);
  }

  @FunctionalInterface
  private interface Opening {
    JsonParser open() throws IOException;
  }

  private <T> T read(Opening opening, JsonReading<T> reading) throws BodyException {
    try (JsonParser json = opening.open()) {
      return reading.read(json);
    } catch (StreamConstraintsException e) {
      throw passed(e);
    } catch (JsonProcessingException e) {
      throw BodyException.malformed(
          "not valid JSON" + at(e.getLocation()) + ": " + Excerpt.of(e.getOriginalMessage()));
    } catch (IOException e) {
      throw BodyException.malformed(
          "not valid JSON: " + Excerpt.of(String.valueOf(e.getMessage())));
    }
  }

  /** The library's words name its own settings, which nobody here can reach. */
  private BodyException passed(StreamConstraintsException e) {
    String message = String.valueOf(e.getOriginalMessage());
    String what;
    if (message.startsWith("Document nesting")) {
      what = "nested deeper than " + depthMax + " (limit jsonDepthMax)";
    } else if (message.startsWith("Spill-over slots")) {
      what = "too many keys that are hard to tell apart (their hashes collide)";
    } else if (message.startsWith("Name length")) {
      what = "a key of more than " + NAME_CHARS_MAX + " characters";
    } else {
      what = "a text or number of more than " + textMax + " characters (twice recordBytesMax)";
    }
    return BodyException.malformed("JSON" + at(e.getLocation()) + ": " + what);
  }

  public <T> T read(byte[] bytes, JsonReading<T> reading) throws BodyException {
    return read(bytes, 0, bytes.length, reading);
  }

  /** Says that the token under the parser is not what belongs there. */
  public static BodyException wrong(JsonParser json, String what) {
    return BodyException.malformed(what + at(json.currentTokenLocation()));
  }

  private static String at(JsonLocation location) {
    if (location == null) {
      return "";
    }
    // Formats of one value a line are read line by line: their first line needs no telling.
    String line = location.getLineNr() > 1 ? " line " + location.getLineNr() : "";
    return " at" + line + " column " + location.getColumnNr();
  }
}
