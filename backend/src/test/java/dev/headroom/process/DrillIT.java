package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill by the command, through a real server and to a real receiver; and a kill in one. */
class DrillIT {
  private static final Duration MAX = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void a_drill_goes_the_whole_way_and_a_kill_in_the_middle_ends_the_next_one() throws Exception {
    try (Pager pager = new Pager()) {
      try (HeadroomProcess server = serve(pager)) {
        passes(server, pager);
        assertThat(server.json("/api/v1/slos").get("slos")).hasSize(1);
        assertThat(server.metric("headroom_slo_objectives")).isEqualTo(1);
        server.await("another one may begin", MAX, () -> begins(server));
        server.await("the second page", MAX, () -> pager.received().size() == 3);
        server.kill();
      }
      try (HeadroomProcess server = serve(pager)) {
        assertThat(newest(server).get("result").asText()).isEqualTo("interrupted");
        server.await("the end of the second page", MAX, () -> pager.received().size() == 4);
        assertThat(body(pager, 3).get("status").asText()).isEqualTo("resolved");
      }
    }
  }

  private static void passes(HeadroomProcess server, Pager pager) throws Exception {
    try (HeadroomProcess command =
        HeadroomProcess.launch(
            "drill", "service=checkout", "--by", "dana", "--url", server.url())) {
      server.await("the page", MAX, () -> !pager.received().isEmpty());
      assertThat(body(pager, 0).get("commonAnnotations").get("summary").asText())
          .startsWith("[DRILL] A drill of 'checkout-up' from dana: nothing is wrong.");
      assertThat(body(pager, 0).get("commonLabels").get("slo").asText()).isEqualTo("checkout-up");
      server.await("its incident", MAX, () -> runs(server).at("/0/incident").isTextual());
      String incident = runs(server).at("/0/incident").asText();
      server.post("/api/v1/incidents/" + incident + "/ack", "application/json", "{\"by\":\"ada\"}");
      assertThat(command.exitCode()).isZero();
      assertThat(command.text())
          .contains("durable", "alert", "received", "theory 0.600 s", "passed");
    }
    server.await("the end", MAX, () -> pager.received().size() == 2);
    assertThat(newest(server).get("pagedMillis").isNumber()).isTrue();
  }

  private static boolean begins(HeadroomProcess server) {
    try {
      String asked = "{\"slo\": \"checkout-up\"}";
      return server.post("/api/v1/drills", "application/json", asked).statusCode() == 200;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode runs(HeadroomProcess server) {
    try {
      return server.json("/api/v1/drills").get("runs");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode newest(HeadroomProcess server) {
    return runs(server).get(0);
  }

  private static JsonNode body(Pager pager, int place) throws IOException {
    return HeadroomProcess.JSON.readTree(pager.received().get(place).body());
  }

  private HeadroomProcess serve(Pager pager) throws IOException, InterruptedException {
    Path slos = Files.createDirectories(folder.resolve("rules/slos"));
    Files.writeString(
        slos.resolve("checkout.yaml"),
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: checkout-up
          annotations: {headroom/owner: payments, headroom/tiers: 10m/1m x1 page}
        spec:
          service: checkout
          indicator:
            metadata: {name: up}
            spec:
              ratioMetric:
                counter: true
                good: {metricSource: {type: Headroom, spec: {counter: 'a_total{code!="500"}'}}}
                total: {metricSource: {type: Headroom, spec: {counter: a_total}}}
          timeWindow: [{duration: 30d, isRolling: true}]
          budgetingMethod: Occurrences
          objectives: [{target: 0.999}]
        """);
    Files.writeString(
        folder.resolve("rules/routing.yaml"),
        """
        route: {receiver: desk, routes: [{receiver: pager, matchers: ['slo="checkout-up"']}]}
        receivers:
          - name: desk
          - name: pager
            webhook_configs: [{url: '%s/v4'}]
        """
            .formatted(pager.url()));
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"),
        "--rules",
        folder.resolve("rules").toString(),
        "--runbooks",
        runbooks.toString());
  }
}
