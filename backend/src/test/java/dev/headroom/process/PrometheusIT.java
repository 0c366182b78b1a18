package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes our metrics and writes them back. */
class PrometheusIT {
  @TempDir Path folder;

  @Test
  void prometheus_scrapes_us_and_writes_back() throws Exception {
    Path program = PrometheusProcess.program();
    if (program == null) {
      return;
    }
    try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"));
        PrometheusProcess _ =
            PrometheusProcess.start(program, folder.resolve("peer"), config(server))) {
      server.await(
          "our own metrics written back by Prometheus",
          Duration.ofSeconds(60),
          () -> samples(server, "headroom_wal_end_position_bytes") >= 3);
      server.await(
          "percentiles of our own classic histogram",
          Duration.ofSeconds(30),
          () -> classicCount(server) > 0);
      assertThat(server.get("/metrics").body())
          .contains("headroom_ingest_requests_total{protocol=\"remote_write\",status=\"204\",}");
    }
  }

  private static String config(HeadroomProcess server) {
    return """
    global: {scrape_interval: 1s}
    scrape_configs:
      - job_name: headroom
        static_configs: [{targets: ['%s']}]
    remote_write:
      - url: %s/api/v1/write
    """
        .formatted(server.url().substring("http://".length()), server.url());
  }

  private static int samples(HeadroomProcess server, String match) {
    try {
      var series = server.json("/api/v1/samples?match=" + match).get("series");
      return series.isEmpty() ? 0 : series.get(0).get("samples").size();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long classicCount(HeadroomProcess server) {
    try {
      var answer = server.json("/api/v1/percentiles?metric=headroom_ingest_request_seconds");
      var points = answer.get("points");
      return points.isEmpty() ? 0 : points.get(0).get("count").asLong();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
