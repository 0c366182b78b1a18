package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill by the command, through a real server and to a real receiver. */
class DrillIT {
  private static final Duration MAX = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void a_drill_goes_the_whole_way_and_passes_once_somebody_took_the_page() throws Exception {
    try (Pager pager = new Pager();
        HeadroomProcess server = serve(pager);
        HeadroomProcess command =
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
      server.await("the end", MAX, () -> pager.received().size() == 2);
      assertThat(runs(server).at("/0/pagedMillis").isNumber()).isTrue();
      assertThat(server.json("/api/v1/slos").get("slos")).hasSize(1);
      assertThat(server.metric("headroom_slo_objectives")).isEqualTo(1);
    }
  }

  private static JsonNode runs(HeadroomProcess server) {
    try {
      return server.json("/api/v1/drills").get("runs");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
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
