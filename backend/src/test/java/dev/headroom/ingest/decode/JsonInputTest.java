package dev.headroom.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is refused is told in the words of our limits, never with advice to a programmer. */
final class JsonInputTest {
  private final JsonInput input = new JsonInput(DecodeLimits.defaults());

  private String refusal(String json, JsonInput.JsonReading<Object> reading) {
    BodyException refused =
        catchThrowableOfType(
            BodyException.class, () -> input.read(json.getBytes(StandardCharsets.UTF_8), reading));
    assertThat(refused.what()).doesNotContain("StreamRead", "JsonFactory", "disable", "Spill");
    return refused.what();
  }

  private String refusal(String json) {
    return refusal(
        json,
        in -> {
          while (in.nextToken() != null) {
            in.getText();
          }
          return json;
        });
  }

  @Test
  void limitsAreToldByTheirNames() {
    assertThat(refusal("[".repeat(200)))
        .isEqualTo("JSON: nested deeper than 128 (limit jsonDepthMax)");
    assertThat(refusal("{\"" + "k".repeat(60_000) + "\":1}"))
        .contains("a key of more than 50000 characters");
    assertThat(refusal("[\"" + "v".repeat(3 << 20) + "\"]"))
        .contains("a text or number of more than 2097152 characters (twice recordBytesMax)");
  }

  /** Such keys differ with the seed of the parser's table, so only its words are played. */
  @Test
  void keysThatCollideAreToldPlainly() {
    String words = "Spill-over slots in symbol table: disable JsonFactory.Feature.X";
    assertThat(
            refusal(
                "{}",
                in -> {
                  throw new StreamConstraintsException(words, in.currentLocation());
                }))
        .endsWith("too many keys that are hard to tell apart (their hashes collide)");
  }
}
