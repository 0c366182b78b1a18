package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drills over HTTP. */
class DrillRunResourceTest extends ApiStage {
  private static final String PATH = "/api/v1/drills";

  private JsonNode start(String body) throws Exception {
    return Loopback.ok(world.http.send("POST", PATH, body));
  }

  @Test
  void aDrillIsBegunFollowedAndListed() throws Exception {
    JsonNode begun = start("{\"service\": \"checkout\", \"by\": \"dana\"}");
    assertThat(begun.get("slo").asText()).isEqualTo("checkout-latency");
    assertThat(begun.get("result").asText()).isEqualTo("running");
    assertThat(begun.get("legs")).hasSize(5);
    assertThat(begun.at("/legs/1/leg").asText()).isEqualTo("alert");
    assertThat(begun.at("/legs/1/expectedMillis").asLong()).isEqualTo(51_840);

    world.incidents.clock.advance(Duration.ofSeconds(1));
    world.incidents.drills.look();
    JsonNode followed = world.json(PATH + "/" + begun.get("id").asText());
    assertThat(followed.at("/legs/0/tookMillis").asLong()).isEqualTo(7);
    assertThat(world.json(PATH).at("/runs/0")).isEqualTo(followed);
    assertThat(world.json(PATH + "?service=checkout").get("runs")).hasSize(1);
    assertThat(world.json(PATH + "?service=stock").get("runs")).isEmpty();
  }

  @Test
  void oneThatFailedSaysAtWhichLegAndWhy() throws Exception {
    world.incidents.drilled.pushFails = true;
    String id = start("{\"slo\": \"checkout-latency\"}").get("id").asText();
    world.incidents.clock.advance(Duration.ofSeconds(11));
    world.incidents.drills.look();
    world.incidents.clock.advance(Duration.ofSeconds(11));
    world.incidents.drills.look();
    JsonNode failed = world.json(PATH + "/" + id);
    assertThat(failed.get("result").asText()).isEqualTo("failed");
    assertThat(failed.get("missed").asText()).isEqualTo("durable");
    assertThat(failed.get("reason").asText()).startsWith("The push was not");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                        | 400 | slo: either a promise or a service
          {"slo": "x", "service": "y"}              | 400 | slo: either a promise or a service
          {"slo": "nothing"}                        | 400 | slo: there is no promise nothing
          {"service": "nothing"}                    | 400 | service: has no promise: nothing
          {"slo": 1}                                | 400 | slo: must be text
          {"objective": "checkout-latency"}         | 400 | objective: unknown key
          """)
  void whatIsWrongNamesItsField(String body, int status, String problem) throws Exception {
    assertThat(Loopback.detail(world.http.send("POST", PATH, body), status)).startsWith(problem);
    assertThat(world.json(PATH).get("runs")).isEmpty();
  }

  @Test
  void aSecondOneIsRefusedWhileOneRuns() throws Exception {
    start("{\"slo\": \"checkout-latency\"}");
    assertThat(
            Loopback.detail(world.http.send("POST", PATH, "{\"slo\": \"checkout-latency\"}"), 429))
        .isEqualTo("the drill of checkout-latency runs; one runs at a time");
  }

  @Test
  void aLogThatTakesNothingIsAnswered() throws Exception {
    world.incidents.drilled.logRefuses = Optional.of("the disk is full");
    assertThat(
            Loopback.detail(world.http.send("POST", PATH, "{\"slo\": \"checkout-latency\"}"), 503))
        .isEqualTo("the disk is full");
  }

  @Test
  void aDrillThatIsNotThereIsMissing() throws Exception {
    assertThat(Loopback.detail(world.get(PATH + "/nothing"), 404)).contains("drill nothing");
  }
}
