package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.notify.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses and bodies are those that Alertmanager 0.25 gives to the same requests. */
class AlertmanagerApiTest {
  private static final String DOWN =
      """
      {"labels": {"alertname": "Down", "severity": "page", "instance": "a"},
       "annotations": {"summary": "a is down"}, "generatorURL": "http://prometheus/graph?g0.expr=up{}"}\
      """;

  private static final String ROUTING =
      """
      route:
        receiver: desk
        routes:
          - matchers: ['severity="page"']
            receiver: pager
      receivers:
        - name: desk
        - name: pager
      """;

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

  private HttpResponse<String> post(String body) throws Exception {
    return world.http.send("POST", "/api/v2/alerts", body);
  }

  private void isRefused(String body, int status, String answer) throws Exception {
    HttpResponse<String> refused = post(body);
    assertThat(refused.statusCode()).as(body).isEqualTo(status);
    assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(refused.body()).isEqualTo(answer + "\n");
  }

  private JsonNode alerts(String query) throws IOException, InterruptedException {
    return world.json("/api/v2/alerts" + query);
  }

  @Test
  void what_is_taken_has_an_empty_answer_and_is_listed() throws Exception {
    HttpResponse<String> taken = post("[" + DOWN + "]");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).isEmpty();
    assertThat(post("[]").statusCode()).isEqualTo(200);
    assertThat(post("null").statusCode()).isEqualTo(200);

    assertThat(alerts("")).hasSize(1);
    JsonNode alert = alerts("").get(0);
    assertThat(alert.get("startsAt").asText()).isEqualTo("2026-03-01T03:07:00.000Z");
    assertThat(alert.get("updatedAt").asText()).isEqualTo("2026-03-01T03:07:00.000Z");
    assertThat(alert.get("endsAt").asText()).isEqualTo("2026-03-01T03:12:00.000Z");
    assertThat(alert.get("generatorURL").asText())
        .isEqualTo("http://prometheus/graph?g0.expr=up{}");
    assertThat(alert.get("labels").get("severity").asText()).isEqualTo("page");
    assertThat(alert.get("status").get("state").asText()).isEqualTo("active");
    assertThat(alert.get("receivers")).isEmpty();
    world.incidents.clock.advance(Duration.ofMinutes(5));
    assertThat(alerts("")).isEmpty();
  }

  @Test
  void fingerprints_are_those_of_alertmanager() throws Exception {
    post(
        """
        [{"labels": {"alertname": "B", "severity": "page"}}, {"labels": {"x": "y"}},
         {"labels": {"alertname": "E", "x": ""}}]
        """);
    assertThat(alerts("").findValuesAsText("fingerprint"))
        .containsExactly("23b442886f59ca94", "725f725716f98d94", "d2b8efc389d2cbcb");
  }

  @Test
  void one_bad_alert_is_named_and_the_good_ones_are_taken() throws Exception {
    isRefused(
        "[{\"labels\": {\"\": \"x\"}}, " + DOWN + ", {\"labels\": {}}]",
        400,
        "\"invalid label set: invalid name \\\"\\\"; at least one label pair required\"");
    assertThat(alerts("")).hasSize(1);
    isRefused(
        """
        [{"labels": {"alertname": "A"},
          "startsAt": "2026-03-01T03:07:00Z", "endsAt": "2026-03-01T03:06:00+00:00"}]\
        """,
        400,
        "\"start time must be before end time\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
  void a_time_that_nobody_can_read_again_is_refused_and_the_others_are_taken(String time)
      throws Exception {
    String bad = "{\"labels\":{\"alertname\":\"Bad\"},\"endsAt\":\"%s\"}".formatted(time);
    HttpResponse<String> answer = post("[" + bad + "," + DOWN + "]");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("0001 to 9999");
    assertThat(alerts("")).hasSize(1);
  }

  @Test
  void digits_below_a_nanosecond_are_left_out() throws Exception {
    assertThat(
            post("""
            [{"labels": {"alertname": "A"}, "startsAt": "2026-03-01T03:06:59.123456789123Z"}]
            """)
                .statusCode())
        .isEqualTo(200);
    assertThat(alerts("").findValuesAsText("startsAt")).containsExactly("2026-03-01T03:06:59.123Z");
  }

  @Test
  void a_body_that_is_no_list_of_alerts_is_refused_as_a_whole() throws Exception {
    isRefused(
        "[" + DOWN + ", {\"labels\": {\"alertname\": \"A\"}, \"generatorURL\": \"not a uri\"}]",
        422,
        "{\"code\":601,\"message\":\"1.generatorURL in body must be of type uri: \\\"not a uri\\\"\"}");
    isRefused("[{}]", 422, "{\"code\":602,\"message\":\"0.labels in body is required\"}");
    isRefused("", 422, "{\"code\":602,\"message\":\"alerts in body is required\"}");
    for (String broken :
        List.of(
            "[{",
            "{}",
            "[5]",
            "[{\"labels\": {\"alertname\": 5}}]",
            "[{\"labels\": []}]",
            "[{\"labels\": {\"a\": \"b\"}, \"startsAt\": \"yesterday\"}]",
            "[".repeat(50))) {
      HttpResponse<String> refused = post(broken);
      assertThat(refused.statusCode()).as(broken).isEqualTo(400);
      assertThat(refused.body())
          .startsWith(
              "{\"code\":400,\"message\":\"parsing alerts body from \\\"\\\" failed, because ");
    }
    assertThat(alerts("")).isEmpty();
  }

  @Test
  void another_type_is_refused() throws Exception {
    HttpResponse<String> refused = world.http.send("POST", "/api/v2/alerts", "text/plain", "[]");
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(refused.body())
        .isEqualTo(
            "{\"code\":415,\"message\":\"unsupported media type \\\"text/plain\\\","
                + " only [application/json] are allowed\"}\n");
    String utf8 = "application/json; charset=utf-8";
    assertThat(world.http.send("POST", "/api/v2/alerts", utf8, "[]").statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_beyond_the_limit_is_refused_in_alertmanagers_form() throws Exception {
    HttpResponse<String> refused = post("[" + " ".repeat(9 << 20) + "]");
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("\"code\":413").contains("limit alertPostBytesMax");
  }

  @Test
  void filters_and_receivers_choose() throws Exception {
    world.incidents.route(ROUTING);
    post("[" + DOWN + ", {\"labels\": {\"alertname\": \"Slow\", \"instance\": \"b\"}}]");
    assertThat(alerts("?filter=alertname%3D%22Down%22").findValuesAsText("instance"))
        .containsExactly("a");
    assertThat(
            alerts("?filter=alertname%3D~%22D.*%7CS.*%22&filter=instance!%3Da")
                .findValuesAsText("instance"))
        .containsExactly("b");
    assertThat(alerts("?receiver=pag.*").findValuesAsText("instance")).containsExactly("a");
    assertThat(alerts("?receiver=pag")).isEmpty();
    assertThat(alerts("?active=false")).isEmpty();
    assertThat(alerts("?silenced=false&inhibited=false&unprocessed=false")).hasSize(2);
    assertThat(alerts("?filter=instance%3Da,alertname%3DDown")).as("one value").isEmpty();
    assertThat(alerts("?filter=instance%3D~%5Ba-b%5D%7B1,2%7D")).hasSize(2);
    String two = "?filter=%7Binstance%3D%22a%22,alertname%3D%22Down%22%7D";
    for (String bad : List.of("?filter=%7B", "?receiver=%28", two)) {
      HttpResponse<String> refused = world.get("/api/v2/alerts" + bad);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Loopback.JSON.readTree(refused.body()).isTextual()).isTrue();
      assertThat(world.get("/api/v2/alerts/groups" + bad).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void our_own_incidents_are_listed_and_grouped_beside_them() throws Exception {
    world.incidents.route(ROUTING);
    String id = world.incident();
    post("[" + DOWN + "]");
    JsonNode burn = alerts("?filter=alertname%3DErrorBudgetBurn").get(0);
    assertThat(burn.get("labels").get("slo").asText()).isEqualTo(World.LATENCY.name());
    assertThat(burn.get("generatorURL").asText()).endsWith("/i/" + id);
    assertThat(burn.get("receivers").get(0).get("name").asText()).isEqualTo("pager");
    JsonNode groups = world.json("/api/v2/alerts/groups");
    assertThat(groups).hasSize(2);
    for (JsonNode group : groups) {
      assertThat(group.get("receiver").get("name").asText()).isEqualTo("pager");
      assertThat(group.get("labels").has("severity")).isFalse();
      assertThat(group.get("alerts")).hasSize(1);
    }
  }

  @Test
  void what_a_silence_holds_back_is_suppressed_and_names_it() throws Exception {
    String silence =
        """
        {"matchers": [{"label": "alertname", "value": "Down", "operator": "="}],
         "duration": "1h", "author": "dana", "reason": "known"}
        """;
    HttpResponse<String> made = world.http.send("POST", "/api/v1/silences", silence);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    String id = Loopback.JSON.readTree(made.body()).get("id").asText();
    post("[" + DOWN + "]");
    world.incidents.alerting.onRounds(world.incidents.outside.rounds(ApiWorld.NOW));
    JsonNode status = alerts("").get(0).get("status");
    assertThat(status.get("state").asText()).isEqualTo("suppressed");
    assertThat(status.get("silencedBy").get(0).asText()).isEqualTo(id);
    assertThat(alerts("?silenced=false")).isEmpty();
  }

  @Test
  void what_comes_from_outside_is_an_incident_without_a_budget() throws Exception {
    post("[" + DOWN + "]");
    world.incidents.alerting.onRounds(world.incidents.outside.rounds(ApiWorld.NOW));
    JsonNode incident = world.json("/api/v1/incidents").get("incidents").get(0);
    assertThat(incident.get("source").asText()).isEqualTo("outside");
    assertThat(incident.get("slo").asText()).startsWith("Down/");
    assertThat(incident.get("figures").isNull()).isTrue();
    String id = incident.get("id").asText();
    assertThat(world.json("/api/v1/incidents/" + id).get("timeline")).hasSize(1);
    assertThat(world.get("/p/" + id).body())
        .contains("<h1>a is down</h1>")
        .contains("Acknowledge")
        .doesNotContain("Budget")
        .doesNotContain("Burn over");
  }

  @Test
  void tools_are_told_what_this_is_and_who_may_be_told() throws Exception {
    world.incidents.route(ROUTING);
    JsonNode status = world.json("/api/v2/status");
    assertThat(status.get("cluster").get("status").asText()).isEqualTo("disabled");
    assertThat(status.get("uptime").asText()).isEqualTo("2026-03-01T03:07:00.000Z");
    assertThat(status.get("versionInfo").get("revision").asText()).isEqualTo("abc");
    assertThat(status.get("config").get("original").asText())
        .isEqualTo(
            """
            route:
              receiver: 'desk'
              group_wait: 0s
              group_interval: 5m
              repeat_interval: 4h
              routes:
              - matchers: ['severity="page"']
                continue: false
                receiver: 'pager'
                group_wait: 0s
                group_interval: 5m
                repeat_interval: 4h
            receivers:
            - name: 'desk'
            - name: 'pager'
            """);
    assertThat(world.json("/api/v2/receivers").findValuesAsText("name"))
        .containsExactly("desk", "pager");
  }

  @Test
  void version_1_is_gone() throws Exception {
    for (String method : List.of("GET", "POST")) {
      HttpResponse<String> gone = world.http.send(method, "/api/v1/alerts", "[]");
      assertThat(gone.statusCode()).isEqualTo(410);
      assertThat(Loopback.JSON.readTree(gone.body()).get("status").asText())
          .isEqualTo("deprecated");
    }
  }
}
