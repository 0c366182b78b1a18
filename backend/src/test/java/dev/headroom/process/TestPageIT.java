package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test page by the command, through a real server, to a real receiver; and a kill between. */
@Thorough
class TestPageIT {
  private static final Duration MAX = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void a_test_page_arrives_survives_a_kill_and_ends_once_acknowledged() throws Exception {
    try (Pager pager = new Pager()) {
      String incident;
      try (HeadroomProcess server = serve(pager)) {
        try (HeadroomProcess command =
            HeadroomProcess.launch(
                "page", "test", "service=checkout", "--by", "dana", "--url", server.url())) {
          assertThat(command.exitCode()).isZero();
          assertThat(command.text()).contains("pager (webhook): sent");
        }
        assertThat(pager.received()).hasSize(1);
        assertThat(body(pager, 0).get("commonLabels").get("drill").asText()).isEqualTo("true");
        assertThat(body(pager, 0).get("commonAnnotations").get("summary").asText())
            .startsWith("[TEST] A test page from dana");
        incident = server.json("/api/v1/incidents?state=open").at("/incidents/0/id").asText();
        server.kill();
      }
      try (HeadroomProcess server = serve(pager)) {
        assertThat(server.json("/api/v1/incidents/" + incident).get("state").asText())
            .isEqualTo("open");
        server.post(
            "/api/v1/incidents/" + incident + "/ack", "application/json", "{\"by\":\"ada\"}");
        server.await("the end", MAX, () -> pager.received().size() == 2);
        assertThat(body(pager, 1).get("status").asText()).isEqualTo("resolved");
        assertThat(body(pager, 1).get("groupKey")).isEqualTo(body(pager, 0).get("groupKey"));
      }
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
        route: {receiver: desk, routes: [{receiver: pager, matchers: ['service="checkout"']}]}
        receivers:
          - name: desk
          - name: pager
            webhook_configs: [{url: '%s/v4'}]
        """
            .formatted(pager.url()),
        StandardCharsets.UTF_8);
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"), "--rules", rules.toString(), "--runbooks", runbooks.toString());
  }
}
