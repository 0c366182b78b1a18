package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several services notice pages once, also over a restart, and can be read as a document. */
class CorrelationIT {
  private static final Duration MAX = Duration.ofSeconds(60);
  private static final String STANDING = "/api/v1/incidents?state=unresolved";

  @TempDir Path folder;

  @Test
  void aDependentIsAttachedToItsCauseAndPagesOnceThatIsResolved() throws Exception {
    try (Pager pager = new Pager()) {
      String cause;
      try (HeadroomProcess server = serve(pager)) {
        post(server, "PaymentsSlow", "payments");
        server.await("the page", MAX, () -> pager.received().size() == 1);
        post(server, "CheckoutFails", "checkout");
        server.await("both", MAX, () -> count(server) == 2);
        cause = standing(server, "payments").get("id").asText();
        assertAttached(server, cause);
        HttpResponse<String> markdown = server.get("/api/v1/incidents/" + cause + "/export");
        assertThat(markdown.headers().firstValue("Content-Type"))
            .contains("text/markdown; charset=utf-8");
        assertThat(markdown.body())
            .contains("\n## Deliveries\n", " opened to pager (webhook): sent after 1 attempt\n")
            .contains("\n## Related incidents\n\n- inc-", " of checkout (effect, attached): ");
        server.kill();
      }
      try (HeadroomProcess server = serve(pager)) {
        server.await("both again", MAX, () -> count(server) == 2);
        assertAttached(server, cause);
        assertThat(pager.received()).hasSize(1);
        server.post(
            "/api/v1/incidents/" + cause + "/resolve", "application/json", "{\"by\":\"dana\"}");
        server.await("the end and the other page", MAX, () -> pager.received().size() == 3);
        assertThat(pager.received().stream().map(Pager.Received::body))
            .anyMatch(each -> each.contains("CheckoutFails"));
        String dependent = standing(server, "checkout").get("id").asText();
        assertThat(server.json("/api/v1/incidents/" + dependent).get("timeline").toString())
            .contains("does not stand for it");
      }
    }
  }

  private static void assertAttached(HeadroomProcess server, String cause) throws Exception {
    JsonNode dependent = standing(server, "checkout");
    assertThat(dependent.at("/attached/incident").asText()).isEqualTo(cause);
    assertThat(dependent.at("/attached/relation").asText()).isEqualTo("needs");
    JsonNode related =
        server.json("/api/v1/incidents/" + dependent.get("id").asText()).get("related").get(0);
    assertThat(related.get("incident").asText()).isEqualTo(cause);
    assertThat(related.get("relation").asText()).isEqualTo("cause");
    assertThat(related.get("reason").asText()).startsWith("payments began ").endsWith(" needs it");
  }

  private static JsonNode standing(HeadroomProcess server, String service) throws Exception {
    return server.json(STANDING + "&service=" + service).get("incidents").get(0);
  }

  private static int count(HeadroomProcess server) {
    try {
      return server.json(STANDING).get("incidents").size();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void post(HeadroomProcess server, String name, String service) throws Exception {
    String alert =
        """
        [{"labels": {"alertname": "%s", "service": "%s", "severity": "critical"},
          "annotations": {"summary": "%s"}, "endsAt": "2099-01-01T00:00:00Z"}]
        """
            .formatted(name, service, name);
    assertThat(server.post("/api/v2/alerts", "application/json", alert).statusCode())
        .isEqualTo(200);
  }

  private HeadroomProcess serve(Pager pager) throws IOException, InterruptedException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("routing.yaml"),
        """
        route: {receiver: pager, group_by: ['...']}
        receivers:
          - name: pager
            webhook_configs: [{url: '%s/v4'}]
        """
            .formatted(pager.url()),
        StandardCharsets.UTF_8);
    Files.writeString(
        rules.resolve("services.yaml"),
        """
        services:
          - {name: checkout, owner: team-checkout, dependencies: [payments]}
          - {name: payments, owner: team-payments}
        """,
        StandardCharsets.UTF_8);
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"), "--rules", rules.toString(), "--runbooks", runbooks.toString());
  }
}
