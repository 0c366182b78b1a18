package dev.headroom.process;

import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill by the clock and one by the command, through a real server and to a real receiver. */
class DrillIT {
  private static final Duration MAX = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Thorough
  @Test
  void a_drill_that_is_due_begins_by_itself_and_is_reported_and_counted() throws Exception {
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules.resolve("slos"));
    Files.writeString(
        rules.resolve("slos/paged.yaml"),
        promise(
                "paged",
                "headroom_drill_pages_total{in_time=\"true\"}",
                "headroom_drill_pages_total")
            .replace("checkout", "paging"));
    Files.writeString(
        rules.resolve("drills.yaml"),
        "drills: [{name: daily, service: checkout, days: ['sunday:saturday'], at: '%s'}]"
            .formatted(LocalTime.now(ZoneOffset.UTC).minusMinutes(1).truncatedTo(MINUTES)));
    try (Pager pager = new Pager();
        HeadroomProcess server = serve(pager)) {
      server.await("the page", MAX, () -> !pager.received().isEmpty());
      assertThat(body(pager, 0).get("commonAnnotations").get("summary").asText())
          .startsWith("[DRILL] A drill of 'checkout-up' from schedule daily: nothing is wrong.");
      server.await("its incident", MAX, () -> runs(server).at("/0/incident").isTextual());
      acknowledge(server);
      server.await("the end", MAX, () -> runs(server).at("/0/result").asText().equals("passed"));
      server.await(
          "its count", MAX, () -> json(server, "/api/v1/slos/paged").at("/good").asInt() == 1);
      assertThat(json(server, "/api/v1/slos/paged").get("bad").asInt()).isZero();
      try (HeadroomProcess command =
          HeadroomProcess.launch("drill", "--report", "--url", server.url())) {
        assertThat(command.exitCode()).isZero();
        assertThat(command.text()).containsPattern("checkout +daily +\\S+ +passed +\\d");
      }
      assertThat(runs(server)).hasSize(1);
    }
  }

  private static void acknowledge(HeadroomProcess server) throws Exception {
    String incident = runs(server).at("/0/incident").asText();
    server.post("/api/v1/incidents/" + incident + "/ack", "application/json", "{\"by\":\"ada\"}");
  }

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
      acknowledge(server);
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
    return json(server, "/api/v1/drills").get("runs");
  }

  private static JsonNode json(HeadroomProcess server, String path) {
    try {
      return server.json(path);
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
        slos.resolve("checkout.yaml"), promise("checkout-up", "a_total{code!=\"500\"}", "a_total"));
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

  private static String promise(String name, String good, String total) {
    return """
    apiVersion: openslo/v1
    kind: SLO
    metadata:
      name: %s
      annotations: {headroom/owner: payments, headroom/tiers: 10m/1m x1 page}
    spec:
      service: checkout
      indicator:
        metadata: {name: up}
        spec:
          ratioMetric:
            counter: true
            good: {metricSource: {type: Headroom, spec: {counter: '%s'}}}
            total: {metricSource: {type: Headroom, spec: {counter: '%s'}}}
      timeWindow: [{duration: 30d, isRolling: true}]
      budgetingMethod: Occurrences
      objectives: [{target: 0.999}]
    """
        .formatted(name, good, total);
  }
}
