package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.reply.SignedReplies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page is answered from outside: by its link, also after a kill, and at PagerDuty. */
class ReplyIT {
  private static final Duration MAX = Duration.ofSeconds(60);
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SECRET = "from-a-file";

  @TempDir Path folder;

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
            .formatted(pager.url()));
    Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Path config = folder.resolve("headroom.yaml");
    Files.writeString(
        config, "reply: {pagerDutySecrets: ['${file:%s}']}\n".formatted(folder.resolve("secret")));
    return HeadroomProcess.serve(
        folder.resolve("data"),
        "--config",
        config.toString(),
        "--rules",
        rules.toString(),
        "--runbooks",
        Files.createDirectories(folder.resolve("runbooks")).toString());
  }

  private static void alert(HeadroomProcess server, String name) throws Exception {
    server.post(
        "/api/v2/alerts",
        "application/json",
        """
        [{"labels": {"alertname": "%s", "severity": "critical"},
          "annotations": {"summary": "%s is down"}}]
        """
            .formatted(name, name));
  }

  /** By its text: a page that a kill overtook before its answer was written down comes again. */
  private static JsonNode page(HeadroomProcess server, Pager pager, String name) throws Exception {
    server.await("the page of " + name, MAX, () -> pages(pager, name).findAny().isPresent());
    return HeadroomProcess.JSON.readTree(pages(pager, name).findFirst().orElseThrow());
  }

  private static Stream<String> pages(Pager pager, String name) {
    return pager.received().stream()
        .map(Pager.Received::body)
        .filter(body -> body.contains(name + " is down"));
  }

  private static JsonNode incident(HeadroomProcess server, String state) throws Exception {
    return server.json("/api/v1/incidents?state=" + state).get("incidents").get(0);
  }

  @Test
  void aLinkOutlivesAKillAndActsOnceAndPagerDutyIsHeard() throws Exception {
    try (Pager pager = new Pager()) {
      String link;
      try (HeadroomProcess server = serve(pager)) {
        alert(server, "first");
        String address = page(server, pager, "first").at("/ackURL").asText();
        link = URI.create(address).getPath();
        assertThat(server.get(link).body()).contains("first is down", "Acknowledge</button>");
        assertThat(incident(server, "all").get("state").asText()).isEqualTo("open");
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder.resolve("data").resolve("reply.key"))))
            .isEqualTo("rw-------");
        server.kill();
      }
      try (HeadroomProcess server = serve(pager)) {
        HttpResponse<String> taken =
            server.post(link, FORM, "by=dana", "Sec-Fetch-Site", "same-origin", "Origin", "null");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(incident(server, "all").get("acknowledgedBy").asText()).isEqualTo("dana");
        assertThat(server.post(link, FORM, "by=mallory").statusCode()).isEqualTo(410);
        assertThat(server.get(link + "x").statusCode()).isEqualTo(404);

        alert(server, "second");
        page(server, pager, "second");
        String id = incident(server, "open").get("id").asText();
        String event = SignedReplies.event("e1", "incident.acknowledged", id, "Dana Scully");
        assertThat(heard(server, event, "wrong").statusCode()).isEqualTo(401);
        assertThat(heard(server, event, SECRET).statusCode()).isEqualTo(200);
        assertThat(heard(server, event, SECRET).statusCode()).isEqualTo(200);
        JsonNode second = server.json("/api/v1/incidents/" + id);
        assertThat(second.get("acknowledgedBy").asText()).isEqualTo("Dana Scully");
        assertThat(second.get("timeline").toString()).contains("Acknowledged at PagerDuty.");
        assertThat(server.get("/metrics").body())
            .contains("headroom_reply_total{way=\"link\",outcome=\"taken\",} 1.0")
            .doesNotContain(link.substring(3));
        assertThat(server.text()).doesNotContain(link.substring(3));
      }
    }
  }

  private static HttpResponse<String> heard(HeadroomProcess server, String event, String secret)
      throws Exception {
    return server.post(
        "/api/v1/pagerduty/webhook",
        "application/json",
        event,
        "X-PagerDuty-Signature",
        SignedReplies.pagerDuty(secret, event));
  }
}
