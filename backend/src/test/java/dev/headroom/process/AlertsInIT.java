package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus has us as its Alertmanager. */
class AlertsInIT {
  private static final Duration MAX = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void a_rule_of_prometheus_pages_through_us_and_is_taken_back() throws Exception {
    Path program = PrometheusProcess.program();
    if (program == null) {
      return;
    }
    Path alert = Files.createDirectories(folder.resolve("peer")).resolve("rules.yml");
    Files.writeString(alert, rule("vector(1)"));
    try (Pager pager = new Pager();
        HeadroomProcess server = serve(pager);
        PrometheusProcess peer =
            PrometheusProcess.start(
                program,
                folder.resolve("peer"),
                config(server),
                "--rules.alert.resend-delay=1s",
                "--web.enable-lifecycle")) {
      server.await("the page", MAX, () -> pager.received().size() == 1);
      JsonNode page = body(pager, 0);
      assertThat(page.get("status").asText()).isEqualTo("firing");
      assertThat(page.get("commonLabels").get("alertname").asText()).isEqualTo("AlwaysDown");
      assertThat(page.get("commonAnnotations").get("summary").asText()).isEqualTo("a is down");
      JsonNode incident = server.json("/api/v1/incidents?state=open").get("incidents").get(0);
      assertThat(incident.get("source").asText()).isEqualTo("outside");
      assertThat(incident.get("severity").asText()).isEqualTo("page");
      assertThat(incident.get("owner").asText()).isEqualTo("team-nodes");
      assertThat(server.json("/api/v2/alerts?filter=alertname%3DAlwaysDown")).hasSize(1);

      Files.writeString(alert, rule("vector(0) > 1"));
      peer.reload();
      server.await("the end", MAX, () -> pager.received().size() == 2);
      assertThat(body(pager, 1).get("status").asText()).isEqualTo("resolved");
      assertThat(body(pager, 1).get("groupKey")).isEqualTo(page.get("groupKey"));
      assertThat(server.json("/api/v1/incidents?state=unresolved").get("incidents")).isEmpty();
    }
  }

  private static JsonNode body(Pager pager, int place) throws IOException {
    return HeadroomProcess.JSON.readTree(pager.received().get(place).body());
  }

  private HeadroomProcess serve(Pager pager) throws IOException, InterruptedException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("routing.yaml"),
        """
        route: {receiver: pager}
        receivers:
          - name: pager
            webhook_configs: [{url: '%s/v4'}]
        """
            .formatted(pager.url()),
        StandardCharsets.UTF_8);
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"), "--rules", rules.toString(), "--runbooks", runbooks.toString());
  }

  private static String rule(String expression) {
    return """
    groups:
      - name: nodes
        rules:
          - alert: AlwaysDown
            expr: %s
            labels: {severity: critical, team: team-nodes, job: node}
            annotations: {summary: a is down}
    """
        .formatted(expression);
  }

  private static String config(HeadroomProcess server) {
    return """
    global: {scrape_interval: 1s, evaluation_interval: 1s}
    rule_files: [rules.yml]
    alerting:
      alertmanagers:
        - api_version: v2
          static_configs: [{targets: ['%s']}]
    """
        .formatted(server.url().substring("http://".length()));
  }
}
