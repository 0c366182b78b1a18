package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.api.http.Loopback;
import dev.headroom.model.ChangeEvent;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentResourceTest extends ApiStage {
  private String at(String id, String act) {
    return "/api/v1/incidents/" + id + "/" + act;
  }

  @Test
  void an_incident_is_listed_and_told_with_all_that_belongs_to_it() throws Exception {
    long before = ApiWorld.NOW.minusSeconds(600).toEpochMilli();
    long longBefore = ApiWorld.NOW.minusSeconds(7_200).toEpochMilli();
    world.changes.apply(
        List.of(
            new ChangeEvent(before, "deploy", "checkout", "v2", "", ""),
            new ChangeEvent(longBefore, "deploy", "checkout", "v1", "", ""),
            new ChangeEvent(before, "deploy", "stock", "v9", "", "")));
    String id = world.incident();
    JsonNode listed = world.json("/api/v1/incidents?state=unresolved").get("incidents").get(0);
    assertThat(listed.get("id").asText()).isEqualTo(id);
    assertThat(listed.get("state").asText()).isEqualTo("open");
    assertThat(listed.get("severity").asText()).isEqualTo("page");
    JsonNode incident = world.json("/api/v1/incidents/" + id);
    assertThat(incident.get("slo").asText()).isEqualTo("checkout-latency");
    assertThat(incident.get("timeline").get(0).get("kind").asText()).isNotEmpty();
    assertThat(incident.get("changes").findValuesAsText("version")).containsExactly("v2");
    assertThat(incident.get("steps")).isEmpty();
  }

  @Test
  void the_first_who_acknowledges_stays() throws Exception {
    String id = world.incident();
    JsonNode taken = Loopback.ok(world.http.send("POST", at(id, "ack"), "{\"by\": \"ada\"}"));
    assertThat(taken.get("state").asText()).isEqualTo("acknowledged");
    assertThat(taken.get("acknowledgedBy").asText()).isEqualTo("ada");
    JsonNode again = Loopback.ok(world.http.send("POST", at(id, "ack"), "{\"by\": \"bob\"}"));
    assertThat(again.get("acknowledgedBy").asText()).isEqualTo("ada");
    assertThat(world.json("/api/v1/incidents?person=ada").get("incidents")).hasSize(1);
    assertThat(world.json("/api/v1/incidents?person=bob").get("incidents")).isEmpty();
  }

  @Test
  void whoever_says_no_name_is_somebody() throws Exception {
    String id = world.incident();
    JsonNode taken = Loopback.ok(world.http.send("POST", at(id, "ack"), "{}"));
    assertThat(taken.get("acknowledgedBy").asText()).isEqualTo("somebody");
    JsonNode line = taken.get("timeline").get(taken.get("timeline").size() - 1);
    assertThat(line.get("by").asText()).isEqualTo("somebody");
    assertThat(line.get("source").asText()).isEqualTo("headroom");
    JsonNode resolved = Loopback.ok(world.http.send("POST", at(id, "resolve"), ""));
    assertThat(resolved.get("state").asText()).isEqualTo("resolved");
    assertThat(resolved.get("resolvedBy").asText()).isEqualTo("somebody");
  }

  @Test
  void notes_and_steps_are_written_to_the_timeline() throws Exception {
    String id = world.incident();
    JsonNode noted =
        Loopback.ok(
            world.http.send("POST", at(id, "notes"), "{\"by\": \"ada\", \"text\": \"odd\"}"));
    assertThat(noted.get("timeline").findValuesAsText("description")).contains("odd");
    JsonNode marked =
        Loopback.ok(
            world.http.send(
                "PUT", at(id, "steps/3"), "{\"by\": \"ada\", \"done\": true, \"text\": \"look\"}"));
    assertThat(marked.get("steps").get(0).get("step").asInt()).isEqualTo(3);
    assertThat(marked.get("steps").get(0).get("done").asBoolean()).isTrue();
  }

  @Test
  void an_incident_is_exported_as_markdown_and_as_json() throws Exception {
    String id = world.incident();
    Loopback.ok(
        world.http.send("POST", at(id, "notes"), "{\"by\": \"ada\", \"text\": \"odd\\n# Facts\"}"));
    HttpResponse<String> markdown = world.get(at(id, "export"));
    assertThat(markdown.statusCode()).isEqualTo(200);
    assertThat(markdown.headers().firstValue("Content-Type"))
        .contains("text/markdown; charset=utf-8");
    assertThat(markdown.body())
        .startsWith("# Incident " + id + ": checkout-latency\n")
        .contains("\n## Facts\n", "> odd  \n> \\# Facts  \n", "- **State**: open\n");
    assertThat(world.get(at(id, "export")).body()).isEqualTo(markdown.body());
    ObjectNode exported = (ObjectNode) world.json(at(id, "export?format=json"));
    assertThat(exported.remove("alerts")).isEmpty();
    assertThat(exported.remove("alertsLeftOut").asInt()).isZero();
    assertThat(exported).isEqualTo(world.json("/api/v1/incidents/" + id));
    assertThat(Loopback.detail(world.get(at(id, "export?format=pdf")), 400))
        .isEqualTo("format: must be md or json: pdf");
    assertThat(Loopback.detail(world.get(at("inc-9", "export")), 404))
        .isEqualTo("there is no incident inc-9");
  }

  /** What several receivers answered may be written down in another order than it happened. */
  @Test
  void its_timeline_goes_by_time() throws Exception {
    String id = world.incident();
    Instant before = ApiWorld.NOW.minusMillis(45);
    world.incidents.database.write(records -> {
      for (String each : List.of("one", "two")) {
        records
            .timeline()
            .append(id, new TimelineEntry(before, EntryKind.NOTE, "a", "ada", each, Map.of()));
      }
      return true;
    });
    JsonNode timeline = world.json("/api/v1/incidents/" + id).get("timeline");
    assertThat(timeline.findValuesAsText("description")).startsWith("one", "two").hasSize(3);
  }

  @Test
  void an_incident_that_does_not_exist_is_named() throws Exception {
    assertThat(Loopback.detail(world.get("/api/v1/incidents/inc-9"), 404))
        .isEqualTo("there is no incident inc-9");
    for (String act : new String[] {"ack", "resolve"}) {
      assertThat(Loopback.detail(world.http.send("POST", at("inc-9", act), "{}"), 404))
          .isEqualTo("there is no incident inc-9");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state=closed   | state: must be open, acknowledged, recovering, resolved, unresolved or all: closed
          limit=0        | limit: must be 1 to 1000: 0
          limit=1001     | limit: must be 1 to 1000: 1001
          atLeast=long   | atLeast:
          before=x       | before: not the id of an incident
          before=inc-9   | before: not the id of an incident
          """)
  void what_cannot_be_asked_is_told_with_its_bound(String query, String detail) throws Exception {
    assertThat(world.refusal("/api/v1/incidents?" + query)).startsWith(detail);
    assertThat(world.refusal("/api/v1/incidents?text=" + "x".repeat(201)))
        .isEqualTo("text: is longer than 200 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | notes      | {"text": ""}                      | a note has 1 to 4000 characters
          POST | notes      | {"text": 7}                       | text: must be text
          POST | notes      | {"note": "x"}                     | note: unknown key; known are by, text
          POST | ack        | {"by": " "}                       | a name has 1 to 200 characters
          POST | ack        | [1]                               | body: must be a JSON object
          PUT  | steps/1000 | {"done": true, "text": "x"}       | step: must be 0 to 999: 1000
          PUT  | steps/x    | {"done": true, "text": "x"}       | step: must be 0 to 999: x
          PUT  | steps/1    | {"done": "yes", "text": "x"}      | done: must be true or false
          PUT  | steps/1    | {"done": true}                    | the text of a step has 1 to 1000 characters
          """)
  void what_cannot_be_done_is_told_with_its_bound(
      String method, String act, String body, String detail) throws Exception {
    String id = world.incident();
    assertThat(Loopback.detail(world.http.send(method, at(id, act), body), 400)).isEqualTo(detail);
  }

  @Test
  void a_body_that_is_too_large_is_told_the_limit() throws Exception {
    String id = world.incident();
    String large = "{\"text\": \"" + "x".repeat(65_536) + "\"}";
    assertThat(Loopback.detail(world.http.send("POST", at(id, "notes"), large), 413))
        .isEqualTo("the body is larger than 65536 bytes (limit jsonBodyBytesMax)");
  }

  @Test
  void a_form_of_another_site_acknowledges_nothing() throws Exception {
    String id = world.incident();
    assertThat(
            Loopback.detail(
                world.http.send("POST", at(id, "ack"), "text/plain", "{\"by\": \"eve\"}"), 415))
        .isEqualTo("the body must be application/json");
    assertThat(world.json("/api/v1/incidents/" + id).get("state").asText()).isEqualTo("open");
  }
}
