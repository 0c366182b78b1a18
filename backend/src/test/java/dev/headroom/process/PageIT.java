package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From counts that cross a tier to a page that arrives, is acknowledged, and is taken back. */
class PageIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path folder;

  @Test
  void a_burning_budget_pages_both_receivers_and_survives_a_kill() throws Exception {
    try (Pager pager = new Pager()) {
      List<Pager.Received> received = pager.received();
      Path rules = PayFiles.rules(folder, pager.url(), SECRET, 1);
      String[] arguments = {
        "--rules", rules.toString(), "--runbooks", PayFiles.runbooks(folder, 1).toString()
      };
      String id;
      try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"), arguments)) {
        server.post("/api/v1/timings", "application/json", PayFiles.slowTimings("pay-0", 50));
        server.awaitSent(2, Duration.ofSeconds(10));
        assertThat(received).hasSize(2);
        JsonNode incident = server.json("/api/v1/incidents?state=open").get("incidents").get(0);
        id = incident.get("id").asText();
        assertThat(incident.get("runbook").asText()).isEqualTo("pay-0-latency");
        assertThat(incident.get("severity").asText()).isEqualTo("page");
        server.post("/api/v1/incidents/" + id + "/ack", "application/json", "{\"by\":\"ada\"}");
        server.post("/api/v1/incidents/" + id + "/ack", "application/json", "{\"by\":\"bob\"}");
        JsonNode acknowledged = server.json("/api/v1/incidents/" + id);
        assertThat(acknowledged.get("acknowledgedBy").asText()).isEqualTo("ada");
        server.kill();
      }
      try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"), arguments)) {
        JsonNode still = server.json("/api/v1/incidents?state=unresolved").get("incidents");
        assertThat(still).hasSize(1);
        assertThat(still.get(0).get("id").asText()).isEqualTo(id);
        assertThat(received.stream().filter(each -> each.body().contains("firing"))).hasSize(1);
        JsonNode runbook = server.json("/api/v1/runbooks/pay-0-latency");
        assertThat(runbook.get("html").asText()).contains("Mitigation");
      }
      checkAlertmanagerForm(received);
      checkSignature(received);
    }
  }

  private static void checkAlertmanagerForm(List<Pager.Received> received) throws IOException {
    Pager.Received v4 =
        received.stream().filter(each -> each.path().equals("/v4")).findFirst().orElseThrow();
    JsonNode body = HeadroomProcess.JSON.readTree(v4.body());
    assertThat(body.get("version").asText()).isEqualTo("4");
    assertThat(body.get("status").asText()).isEqualTo("firing");
    JsonNode alert = body.get("alerts").get(0);
    assertThat(alert.get("endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(alert.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    assertThat(alert.get("annotations").get("runbook_url").asText())
        .endsWith("/runbooks/pay-0-latency");
  }

  private static void checkSignature(List<Pager.Received> received) throws Exception {
    Pager.Received signed =
        received.stream().filter(each -> each.path().equals("/signed")).findFirst().orElseThrow();
    new Webhook(SECRET).verify(signed.body(), signed.headers());
    assertThat(signed.body()).contains("incident.opened").contains("/runbooks/pay-0-latency");
  }
}
