package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From counts that cross a tier to a page that arrives, is acknowledged, and is taken back. */
class PageIT {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @TempDir Path folder;

  @Test
  void a_burning_budget_pages_both_receivers_and_survives_a_kill() throws Exception {
    List<Received> received = new CopyOnWriteArrayList<>();
    HttpServer pager = pager(received);
    try {
      Path rules = rules("http://127.0.0.1:" + pager.getAddress().getPort());
      String[] arguments = {
        "--rules", rules.toString(), "--runbooks", runbooks().toString(), "--port", "0"
      };
      String id;
      try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"), arguments)) {
        observe(server, 100, 50);
        server.await("both pages", Duration.ofSeconds(10), () -> received.size() == 2);
        JsonNode incident = server.json("/api/v1/incidents?state=open").get("incidents").get(0);
        id = incident.get("id").asText();
        assertThat(incident.get("runbook").asText()).isEqualTo("pay-latency");
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
        assertThat(received.stream().filter(each -> each.body.contains("firing"))).hasSize(1);
        JsonNode runbook = server.json("/api/v1/runbooks/pay-latency");
        assertThat(runbook.get("html").asText()).contains("Mitigation");
      }
      checkAlertmanagerForm(received);
      checkSignature(received);
    } finally {
      pager.stop(0);
    }
  }

  private static void checkAlertmanagerForm(List<Received> received) throws IOException {
    Received v4 =
        received.stream().filter(each -> each.path.equals("/v4")).findFirst().orElseThrow();
    JsonNode body = HeadroomProcess.JSON.readTree(v4.body);
    assertThat(body.get("version").asText()).isEqualTo("4");
    assertThat(body.get("status").asText()).isEqualTo("firing");
    JsonNode alert = body.get("alerts").get(0);
    assertThat(alert.get("endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(alert.get("fingerprint").asText()).matches("[0-9a-f]{16}");
    assertThat(alert.get("annotations").get("runbook_url").asText())
        .endsWith("/runbooks/pay-latency");
  }

  private static void checkSignature(List<Received> received) throws Exception {
    Received signed =
        received.stream().filter(each -> each.path.equals("/signed")).findFirst().orElseThrow();
    new Webhook(SECRET).verify(signed.body, signed.headers);
    assertThat(signed.body).contains("incident.opened").contains("/runbooks/pay-latency");
  }

  private static void observe(HeadroomProcess server, int good, int bad) throws Exception {
    String values = "0.1,".repeat(good) + "0.9,".repeat(bad) + "0.2";
    server.post(
        "/api/v1/timings",
        "application/json",
        "{\"series\":[{\"name\":\"pay_seconds\",\"labels\":{\"service\":\"pay\"},\"unit\":\"s\",\"values\":["
            + values
            + "]}]}");
  }

  private Path runbooks() throws IOException {
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(
        runbooks.resolve("pay-latency.md"),
        """
        ---
        alert: pay-latency
        service: pay
        owner: team-pay
        severity: page
        slo: pay-latency
        reviewed: 2026-11-01
        review_every: 180d
        ---
        # pay-latency
        ## Meaning
        Slow.
        ## Impact
        People wait.
        ## Diagnosis
        1. Look.
        ## Mitigation
        - Roll back.
        ## Verify
        It is fast.
        """);
    return runbooks;
  }

  private Path rules(String pager) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules/slos")).getParent();
    Files.writeString(
        rules.resolve("slos/pay.yaml"),
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: pay-latency
          annotations:
            headroom/owner: team-pay
        spec:
          service: pay
          budgetingMethod: Occurrences
          timeWindow:
            - duration: 30d
              isRolling: true
          indicator:
            metadata:
              name: pay-latency
            spec:
              ratioMetric:
                counter: true
                good:
                  metricSource:
                    type: Headroom
                    spec:
                      distribution: 'pay_seconds{service="pay"}'
                      le: 200ms
                total:
                  metricSource:
                    type: Headroom
                    spec:
                      distribution: 'pay_seconds{service="pay"}'
          objectives:
            - target: 0.99
        """);
    Files.writeString(
        rules.resolve("routing.yaml"),
        """
        route:
          receiver: pager
        receivers:
          - name: pager
            webhook_configs:
              - url: %s/v4
            signed_webhook_configs:
              - url: %s/signed
                secret: %s
        """
            .formatted(pager, pager, SECRET));
    return rules;
  }

  private record Received(String path, String body, HttpHeaders headers) {}

  private static HttpServer pager(List<Received> received) throws IOException {
    HttpServer pager =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pager.createContext("/", exchange -> take(exchange, received));
    pager.start();
    return pager;
  }

  private static void take(HttpExchange exchange, List<Received> received) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    HttpHeaders headers =
        HttpHeaders.of(Map.copyOf(exchange.getRequestHeaders()), (name, value) -> true);
    received.add(new Received(exchange.getRequestURI().getPath(), body, headers));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
