package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager has our incidents as alerts, whatever becomes of its memory. */
class AlertmanagerOutIT {
  private static final Duration MAX = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void an_incident_is_an_alert_there_survives_its_restart_and_ends() throws Exception {
    Path program = AlertmanagerProcess.program("prometheus-alertmanager");
    Path amtool = AlertmanagerProcess.program("amtool");
    if (program == null || amtool == null) {
      return;
    }
    try (AlertmanagerProcess peer = AlertmanagerProcess.start(program, folder.resolve("peer"));
        HeadroomProcess server = serve(peer)) {
      Instant since = Instant.now();
      post(server, since, since.plusSeconds(3_600));
      server.await("the alert", MAX, () -> firing(peer, amtool).size() == 1);
      JsonNode alert = firing(peer, amtool).get(0);
      assertThat(alert.at("/labels/alertname").asText()).isEqualTo("DiskFull");
      assertThat(alert.at("/annotations/summary").asText()).isEqualTo("db-1 is full");
      assertThat(alert.get("generatorURL").asText()).contains("/i/inc-");

      peer.restart();
      server.await("the alert again", MAX, () -> firing(peer, amtool).size() == 1);
      assertThat(firing(peer, amtool).get(0).get("labels")).isEqualTo(alert.get("labels"));
      assertThat(server.json("/api/v1/deliveries").toString()).contains("alertmanager");

      post(server, since, Instant.now());
      server.await("the end", MAX, () -> firing(peer, amtool).isEmpty());
    }
  }

  private static JsonNode firing(AlertmanagerProcess peer, Path amtool) {
    try {
      return peer.firing(amtool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void post(HeadroomProcess server, Instant from, Instant to) throws Exception {
    String alert =
        """
        [{"labels": {"alertname": "DiskFull", "severity": "critical", "instance": "db-1"},
          "annotations": {"summary": "db-1 is full"}, "startsAt": "%s", "endsAt": "%s"}]
        """
            .formatted(from, to);
    assertThat(server.post("/api/v2/alerts", "application/json", alert).statusCode())
        .isEqualTo(200);
  }

  private HeadroomProcess serve(AlertmanagerProcess peer) throws IOException, InterruptedException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("routing.yaml"),
        """
        route: {receiver: peer}
        receivers: [{name: peer, alertmanager_configs: [{url: '%s'}]}]
        """
            .formatted(peer.url()));
    Path runbooks = Files.createDirectories(folder.resolve("runbooks"));
    return HeadroomProcess.serve(
        folder.resolve("data"), "--rules", rules.toString(), "--runbooks", runbooks.toString());
  }
}
