package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.drill.TestPages;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test pages over HTTP. */
class TestPageResourceTest extends ApiStage {
  private static final String PATH = "/api/v1/pages/test";

  @BeforeEach
  void route() throws Exception {
    // Nobody listens at port 9 of this machine.
    world.incidents.routeTo("http://127.0.0.1:9/hook");
  }

  @Test
  void aTestPageIsAnsweredWithItsDeliveriesAndCanBeFollowed() throws Exception {
    JsonNode page =
        Loopback.ok(
            world.http.send("POST", PATH, "{\"labels\": {\"service\": \"x\"}, \"by\": \"dana\"}"));
    assertThat(page.get("endsBy").asText()).isEqualTo("2026-03-01T03:17:00Z");
    assertThat(page.get("labels").get("drill").asText()).isEqualTo("true");
    assertThat(page.get("receivers").get(0).get("name").asText()).isEqualTo("pager");
    assertThat(page.get("notTold")).isEmpty();
    assertThat(page.get("deliveries")).hasSize(1);
    JsonNode incident = world.json("/api/v1/incidents/" + page.get("incident").asText());
    assertThat(incident.get("source").asText()).isEqualTo("drill");
    assertThat(incident.get("summary").asText()).startsWith("[TEST] ");
    assertThat(incident.get("deliveries").get(0).get("id"))
        .isEqualTo(page.get("deliveries").get(0).get("id"));
  }

  @Test
  void eachReceiverIsListedAndCanBeTold() throws Exception {
    JsonNode listed = world.json(PATH);
    assertThat(listed.get("receivers").toString())
        .isEqualTo("[{\"name\":\"pager\",\"kinds\":[\"webhook\"]}]");
    assertThat(listed.get("endsAfterSeconds").asInt()).isEqualTo(600);
    Loopback.ok(world.http.send("POST", PATH, "{\"receiver\": \"pager\"}"));
    assertThat(world.json("/api/v1/deliveries").get("deliveries")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"receiver": "nobody"}             | receiver: there is no receiver nobody
          {"receiver": ""}                   | receiver: there is no receiver
          {"receiver": 1}                    | receiver: must be text
          {"labels": []}                     | labels: must be an object of texts
          {"labels": {"a": 1}}               | labels: the value of a must be text
          {"labels": {"drill": "true"}}      | labels: drill and drill_receiver are set by the server
          {"labels": {"severity": "loud"}}   | labels: severity must be page or ticket: loud
          {"label": {"severity": "page"}}    | label: unknown key
          """)
  void whatIsWrongNamesItsField(String body, String problem) throws Exception {
    assertThat(Loopback.detail(world.http.send("POST", PATH, body), 400)).startsWith(problem);
    assertThat(world.json("/api/v1/incidents").get("incidents")).isEmpty();
  }

  @Test
  void tooManyAreRefused() throws Exception {
    for (int i = 0; i < TestPages.PER_MINUTE_MAX; i++) {
      Loopback.ok(world.http.send("POST", PATH, "{}"));
    }
    assertThat(Loopback.detail(world.http.send("POST", PATH, "{}"), 429))
        .isEqualTo("there are 6 test pages a minute at most");
  }

  @Test
  void whatCameOfEachIsListed() throws Exception {
    Loopback.ok(world.http.send("POST", PATH, "{\"labels\": {\"service\": \"x\"}}"));
    world.incident();
    world.incidents.clock.advance(Duration.ofMillis(1));
    Loopback.ok(world.http.send("POST", PATH, "{\"by\": \"dana\"}"));
    JsonNode drills = world.json("/api/v1/drills").get("drills");
    assertThat(drills).hasSize(2);
    JsonNode newest = drills.get(0);
    assertThat(newest.get("by").asText()).isEqualTo("dana");
    assertThat(newest.get("service").asText()).isEqualTo("headroom");
    assertThat(newest.get("result").asText()).isEqualTo("standing");
    assertThat(newest.get("deliveredMillis").isNull()).isTrue();
    assertThat(newest.get("legs").get(0).get("status").asText()).isEqualTo("pending");
    world.incidents.clock.advance(TestPages.LASTS_MAX);
    world.incidents.alerting.onRounds(world.incidents.testPages.rounds());
    JsonNode ended = world.json("/api/v1/drills?service=x&limit=1").get("drills");
    assertThat(ended).hasSize(1);
    assertThat(ended.get(0).get("result").asText()).isEqualTo("failed");
    assertThat(ended.get(0).get("endedAt").isNull()).isFalse();
  }

  @Test
  void whatCannotBeWrittenIsNotCalledDurable() throws Exception {
    world.incidents.breakTable("INSERT ON deliveries");
    assertThat(Loopback.detail(world.http.send("POST", PATH, "{}"), 503))
        .contains("could not be written down");
  }
}
