package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.routing.shadow.Shadow;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteResourceTest {
  @TempDir Path folder;
  private ApiWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new ApiWorld(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void nobody_is_told_without_a_file() throws Exception {
    JsonNode answer = world.json("/api/v1/routes");
    assertThat(answer.get("routes")).isEmpty();
    assertThat(answer.get("taken")).isEmpty();
  }

  @Test
  void the_tree_and_what_labels_lead_to_are_told() throws Exception {
    world.incidents.route(
        """
        route:
          receiver: desk
          group_by: [team]
          group_wait: 1s
          routes:
            - {receiver: pager, matchers: [severity=page], active_time_intervals: [never]}
        time_intervals: [{name: never}]
        receivers: [{name: desk}, {name: pager, telegram_configs: [{chat_id: 1}]}]
        """);
    JsonNode answer = world.json("/api/v1/routes?labels=severity=page,team=a");
    assertThat(answer.get("routes")).hasSize(2);
    assertThat(answer.get("routes").get(1).get("matchers").get(0).asText())
        .isEqualTo("severity=\"page\"");
    assertThat(answer.get("routes").get(1).get("toldWithin").get(0).asText()).isEqualTo("never");
    assertThat(answer.get("routes").get(1).get("repeatIntervalSeconds").asInt()).isEqualTo(14_400);
    assertThat(answer.get("taken"))
        .hasToString(
            "[{\"receiver\":\"pager\",\"inShadow\":false,\"groupLabels\":{\"team\":\"a\"},"
                + "\"muted\":\"outside the time interval never\",\"node\":1}]");
    assertThat(answer.get("routes").get(1).get("groupBy")).hasToString("[\"team\"]");
    assertThat(answer.get("routes").get(1).get("groupWaitSeconds").asInt()).isEqualTo(1);
    assertThat(answer.get("routes").get(1).get("place").get("line").asInt()).isEqualTo(6);
    assertThat(answer.get("timeIntervals"))
        .hasToString("[{\"name\":\"never\",\"inside\":false,\"until\":null}]");
    assertThat(answer.get("warnings")).hasSize(1);
  }

  @Test
  void labels_are_names_and_values() throws Exception {
    assertThat(world.refusal("/api/v1/routes?labels=page"))
        .startsWith("labels: expected name=value");
  }

  @Test
  void who_is_in_shadow_is_told_nothing() throws Exception {
    world.incidents.route(
        """
        route: {receiver: desk, routes: [{receiver: pager, matchers: [severity=page]}]}
        receivers: [{name: desk}, {name: pager}]
        """);
    world.incidents.shadow(new Shadow(Set.of(), Set.of("pager")));
    JsonNode answer = world.json("/api/v1/routes?labels=severity=page");
    assertThat(answer.at("/taken/0/inShadow").asBoolean()).isTrue();
    assertThat(answer.at("/routes/0/inShadow").asBoolean()).isFalse();
    assertThat(answer.at("/routes/1/inShadow").asBoolean()).isTrue();
  }

  @Test
  void values_may_have_commas_where_each_label_has_its_line() throws Exception {
    world.incidents.route(
        """
        route:
          receiver: desk
          group_by: ['...']
          routes: [{receiver: eu, matchers: ['zones="a,b"', 'team="x=y"']}]
        receivers: [{name: desk}, {name: eu}]
        """);
    JsonNode answer = world.json("/api/v1/routes?labels=zones=a,b%0Ateam=x=y%0A");
    assertThat(answer.get("taken").get(0).get("receiver").asText()).isEqualTo("eu");
    assertThat(answer.get("routes").get(1).get("groupBy").isNull()).isTrue();
  }

  @Test
  void what_holds_an_alert_back_is_told_with_the_incident_or_the_silence() throws Exception {
    world.incidents.route(
        """
        route: {receiver: desk}
        receivers: [{name: desk}]
        inhibit_rules:
          - source_matchers: [alertname="ErrorBudgetBurn"]
            target_matchers: [severity="info"]
            equal: [service]
        """);
    JsonNode free = world.json("/api/v1/routes?labels=severity=info,service=checkout");
    assertThat(free.get("outlook").get("inhibitedBy").isNull()).isTrue();
    assertThat(free.get("outlook").get("silenced").isNull()).isTrue();
    JsonNode rule = free.get("inhibitRules").get(0);
    assertThat(rule.get("sources")).hasToString("[\"alertname=\\\"ErrorBudgetBurn\\\"\"]");
    assertThat(rule.get("equal").get(0).asText()).isEqualTo("service");
    assertThat(rule.get("place").get("line").asInt()).isEqualTo(4);

    String id = world.incident();
    Loopback.ok(
        world.http.send(
            "POST",
            "/api/v1/silences",
            """
            {"matchers": [{"label": "severity", "operator": "=", "value": "info"}],
             "author": "ada", "reason": "known", "duration": "1h"}
            """));
    JsonNode held = world.json("/api/v1/routes?labels=severity=info,service=checkout");
    assertThat(held.get("outlook").get("inhibitedBy").asText()).isEqualTo(id);
    assertThat(held.get("outlook").get("silenced").asText()).startsWith("silenced by ada until");
    JsonNode other = world.json("/api/v1/routes?labels=severity=info,service=search");
    assertThat(other.get("outlook").get("inhibitedBy").isNull()).isTrue();
  }
}
