package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.rules.RuleControl;
import dev.headroom.model.Problem;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The server about itself: how it is, what it took, reloads, and a demo's faults. */
class OperationResourcesTest extends ApiStage {
  @Test
  void the_system_says_how_it_is() throws Exception {
    JsonNode system = world.json("/api/v1/system");
    assertThat(system.get("ready").asBoolean()).isTrue();
    assertThat(system.get("refused").get(0).get("points").asLong()).isEqualTo(4);
    assertThat(system.get("replicas").get(0).get("cluster").asText()).isEqualTo("eu");
    assertThat(system.get("usage").get(0).get("limit").isNull()).isTrue();
    assertThat(world.json("/api/v1/arrivals").get("protocols")).isNotNull();
  }

  @Test
  void who_is_not_ready_says_why_but_is_alive() throws Exception {
    assertThat(world.get("/-/ready").body()).isEqualTo("OK\n");
    world.ready = false;
    HttpResponse<String> notReady = world.get("/-/ready");
    assertThat(notReady.statusCode()).isEqualTo(503);
    assertThat(notReady.body()).isEqualTo("not ready\nlog search: the disk is full\n");
    assertThat(world.get("/-/healthy").body()).isEqualTo("OK\n");
  }

  @Test
  void files_that_are_in_force_are_counted() throws Exception {
    world.rules.next =
        new RuleControl.Result.InForce(
            Optional.of(7L),
            3,
            2,
            1,
            0,
            new RuleControl.Difference(List.of("a"), List.of(), List.of("b")));
    JsonNode applied = Loopback.ok(world.http.send("POST", "/-/reload", "", ""));
    assertThat(applied.get("objectives").asInt()).isEqualTo(3);
    assertThat(applied.get("version").asInt()).isEqualTo(7);
    assertThat(applied.get("promises").get("removed").get(0).asText()).isEqualTo("b");
  }

  @Test
  void files_with_problems_change_nothing_and_each_problem_is_told() throws Exception {
    world.rules.next =
        new RuleControl.Result.InvalidRules(List.of(new Problem("slos/a.yaml", 3, 5, "no target")));
    HttpResponse<String> refused = world.http.send("POST", "/-/reload", "", "");
    assertThat(Loopback.detail(refused, 422)).isEqualTo("nothing was changed");
    JsonNode problem = Loopback.JSON.readTree(refused.body()).get("problems").get(0);
    assertThat(problem.get("line").asInt()).isEqualTo(3);
    assertThat(problem.get("message").asText()).isEqualTo("no target");
  }

  @Test
  void a_log_that_takes_nothing_changes_nothing() throws Exception {
    assertThat(Loopback.detail(world.http.send("POST", "/-/reload", "", ""), 503))
        .isEqualTo("nothing was changed: the log is full");
  }

  @Test
  void faults_are_switched_and_those_who_watch_hear_of_it() throws Exception {
    assertThat(world.json("/api/v1/faults").get("faults").get(0).get("since").isNull()).isTrue();
    JsonNode on =
        Loopback.ok(
            world.http.send("PUT", "/api/v1/faults/slow", "{\"on\": true, \"hidden\": true}"));
    assertThat(on.get("faults").get(0).get("hidden").asBoolean()).isTrue();
    assertThat(on.get("faults").get(0).get("since").isNull()).isFalse();
    assertThat(
            world.registry.getSampleValue(
                "headroom_api_stream_events_total",
                new String[] {"topic"},
                new String[] {"faults"}))
        .isOne();
    assertThat(
            Loopback.detail(world.http.send("PUT", "/api/v1/faults/fast", "{\"on\": true}"), 404))
        .isEqualTo("there is no fault fast");
    assertThat(Loopback.detail(world.http.send("PUT", "/api/v1/faults/slow", "{\"on\": 1}"), 400))
        .startsWith("the body must be {\"on\": true}");
  }
}
