package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beats in and out of a real process. */
class HeartbeatsIT {
  private static final Duration MAX = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Thorough
  @Test
  void a_missed_heartbeat_pages_and_a_beat_outlives_a_kill() throws Exception {
    try (Pager pager = new Pager()) {
      try (HeadroomProcess server = serve(pager)) {
        beat(server, "job");
        assertThat(state(server, "job")).isEqualTo("ok");
        assertThat(state(server, "never")).isEqualTo("waiting");
        server.awaitSent(2, MAX);
        assertThat(pages(pager)).hasSize(2);
        assertThat(server.json("/api/v1/incidents?state=open").get("incidents"))
            .allSatisfy(each -> assertThat(each.get("source").asText()).isEqualTo("watch"));
        assertThat(server.json("/api/v1/heartbeats").get("heartbeats"))
            .allSatisfy(each -> assertThat(each.get("state").asText()).isEqualTo("missed"));
        beat(server, "job");
        server.kill();
      }
      try (HeadroomProcess server = serve(pager)) {
        server.await("the end", MAX, () -> pages(pager).size() >= 3);
        JsonNode end = pages(pager).get(2);
        assertThat(end.get("status").asText()).isEqualTo("resolved");
        assertThat(end.get("commonLabels").get("heartbeat").asText()).isEqualTo("job");
        assertThat(server.json("/api/v1/heartbeats/job").get("beats").asInt()).isEqualTo(2);
      }
    }
  }

  @Test
  void beats_are_posted_only_while_data_comes() throws Exception {
    try (Pager pager = new Pager();
        HeadroomProcess server = serve(pager)) {
      assertThat(beats(pager)).isEmpty();
      assertThat(server.post("/api/v1/changes", "application/json", CHANGE).statusCode())
          .isEqualTo(200);
      server.await("the beat", MAX, () -> beats(pager).size() == 1);
    }
  }

  private static final String CHANGE =
      "{\"kind\": \"deploy\", \"service\": \"checkout\", \"version\": \"v2\"}";

  private static void beat(HeadroomProcess server, String name) throws Exception {
    assertThat(server.post("/api/v1/heartbeats/" + name, "text/plain", "").statusCode())
        .isEqualTo(200);
  }

  private static String state(HeadroomProcess server, String name) throws Exception {
    return server.json("/api/v1/heartbeats/" + name).get("state").asText();
  }

  private static List<JsonNode> pages(Pager pager) {
    return pager.received().stream()
        .filter(each -> each.path().equals("/v4"))
        .map(each -> {
          try {
            return HeadroomProcess.JSON.readTree(each.body());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }

  private static List<Pager.Received> beats(Pager pager) {
    return pager.received().stream().filter(each -> each.path().equals("/beat")).toList();
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
          - name: watcher
            heartbeat_configs: [{url: '%s/beat', interval: 1h}]
        """
            .formatted(pager.url(), pager.url()),
        StandardCharsets.UTF_8);
    Files.writeString(
        rules.resolve("heartbeats.yaml"),
        """
        heartbeats:
          - {name: job, interval: 10s, grace: 0s, severity: page, owner: team-jobs}
          - {name: never, interval: 11s, grace: 0s, severity: page, owner: team-jobs}
        """,
        StandardCharsets.UTF_8);
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"), "--rules", rules.toString(), "--runbooks", runbooks.toString());
  }
}
