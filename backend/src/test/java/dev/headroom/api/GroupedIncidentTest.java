package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.api.http.Loopback;
import dev.headroom.outside.PostedAlert;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an incident that is about a group of alerts. */
class GroupedIncidentTest {
  private static final String SILENCES = "/api/v1/silences";

  @TempDir Path folder;
  private ApiWorld world;
  private Instant began;

  @BeforeEach
  void start() throws Exception {
    world = new ApiWorld(folder);
    world.incidents.route(
        """
        route: {receiver: pager, group_by: [alertname, cluster]}
        receivers: [{name: pager}]
        inhibit_rules:
          - {source_matchers: [slo=checkout-latency], target_matchers: ['inst="2"']}
        """);
    world.incidents.outside.route(world.incidents.routing());
    began = world.incidents.clock.instant();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void post(Duration firesFor, String... instances) throws Exception {
    for (String each : instances) {
      world.incidents.outside.post(
          List.of(
              new PostedAlert(
                  Map.of("alertname", "Down", "cluster", "a", "severity", "critical", "inst", each),
                  Map.of(),
                  Optional.of(began),
                  Optional.of(world.incidents.clock.instant().plus(firesFor)),
                  "")));
    }
    world.incidents.alerting.onRounds(
        world.incidents.outside.rounds(world.incidents.clock.instant()));
  }

  private String group() {
    return world.incidents.alerting.unresolved().stream()
        .filter(each -> each.group().isPresent())
        .map(Incident::id)
        .findFirst()
        .orElseThrow();
  }

  private static String matcher(String value) {
    return "\"matchers\": [{\"label\": \"inst\", \"operator\": \"=~\", \"value\": \"%s\"}]"
        .formatted(value);
  }

  private JsonNode preview(String value) throws Exception {
    return Loopback.ok(world.http.send("POST", SILENCES + "/preview", "{" + matcher(value) + "}"));
  }

  @Test
  void aSilenceSaysWhichOfItsAlertsItHides() throws Exception {
    post(Duration.ofHours(1), "1", "2");
    String id = group();
    for (String one : List.of("1", "2")) {
      JsonNode preview = preview(one);
      assertThat(preview.get("open")).isEmpty();
      JsonNode part = preview.get("openPartly").get(0);
      assertThat(part.at("/incident/id").asText()).isEqualTo(id);
      assertThat(part.get("hidden").asInt()).isEqualTo(1);
      assertThat(part.get("all").asInt()).isEqualTo(2);
      JsonNode made =
          Loopback.ok(
              world.http.send(
                  "POST",
                  SILENCES,
                  "{%s, \"author\": \"dana\", \"reason\": \"known\", \"duration\": \"1h\"}"
                      .formatted(matcher(one))));
      assertThat(made.get("hides")).isEmpty();
      assertThat(made.get("hidesSome").get(0).get("incident").asText()).isEqualTo(id);
      assertThat(made.get("hidesSome").get(0).get("hidden").asInt()).isEqualTo(1);
      Loopback.ok(world.http.send("DELETE", SILENCES + "/" + made.get("id").asText(), "", ""));
    }
    assertThat(preview("1|2").get("open").findValuesAsText("id")).containsExactly(id);
    assertThat(preview("1|2").get("openPartly")).isEmpty();
    assertThat(preview("3").get("openPartly")).isEmpty();
  }

  @Test
  void ofWhatHasEndedItsAlertsAreComparedAsWell() throws Exception {
    post(Duration.ofHours(1), "1", "2");
    String id = group();
    post(Duration.ZERO, "1", "2");
    assertThat(world.incidents.alerting.unresolved()).isEmpty();
    assertThat(preview("1|2").get("recent").findValuesAsText("id")).containsExactly(id);
    assertThat(preview("1").get("recent")).isEmpty();
    assertThat(preview("1").get("recentPartly").get(0).get("all").asInt()).isEqualTo(2);
  }

  @Test
  void itsExportListsItsAlerts() throws Exception {
    post(Duration.ofHours(1), "1", "2");
    String id = group();
    String export = "/api/v1/incidents/" + id + "/export";
    assertThat(world.get(export).body())
        .contains(
            """
            ## Alerts of its group

            - firing since 2026-03-01T03:07:00Z: inst=1
            - firing since 2026-03-01T03:07:00Z: inst=2
            """)
        .doesNotContain("Fires:");
    String inhibitor = world.incident();
    world.incidents.clock.advance(Duration.ofMinutes(1));
    post(Duration.ZERO, "1");
    assertThat(world.get(export).body())
        .contains(
            "- resolved from 2026-03-01T03:07:00Z to 2026-03-01T03:08:00Z: inst=1\n",
            "- inhibited by " + inhibitor + " since 2026-03-01T03:07:00Z: inst=2\n");
    JsonNode second = world.json(export + "?format=json").get("alerts").get(1);
    assertThat(second.get("state").asText()).isEqualTo("inhibited");
    assertThat(second.get("inhibitedBy").asText()).isEqualTo(inhibitor);
    assertThat(second.at("/labels/inst").asText()).isEqualTo("2");

    post(Duration.ZERO, "2");
    assertThat(world.get(export).body())
        .contains("- resolved from 2026-03-01T03:07:00Z to 2026-03-01T03:08:00Z: inst=2\n");
    JsonNode json = world.json(export + "?format=json");
    assertThat(json.get("alerts")).hasSize(2);
    assertThat(json.get("alertsLeftOut").asInt()).isZero();
  }
}
