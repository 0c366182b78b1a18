package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes our metrics and writes them back. It is Debian's package; where there
 * is none the test fails, unless {@code -Dheadroom.withoutPrometheus} says that this is known.
 */
class PrometheusIT {
  @TempDir Path folder;

  @Test
  void prometheus_scrapes_us_and_writes_back() throws Exception {
    Path prometheus = prometheus();
    if (prometheus == null) {
      return;
    }
    try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"))) {
      Process peer = start(prometheus, server);
      try {
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
      } finally {
        peer.destroy();
        peer.waitFor(10, TimeUnit.SECONDS);
        peer.destroyForcibly();
      }
    }
  }

  @SuppressWarnings("SystemOut")
  private static @org.jspecify.annotations.Nullable Path prometheus() {
    Path found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "prometheus"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null) {
      if (System.getProperty("headroom.withoutPrometheus") == null) {
        throw new AssertionError(
            "prometheus is not on the PATH: install Debian's package prometheus, or accept that"
                + " remote write is not tested against it with -Dheadroom.withoutPrometheus");
      }
      System.out.println("WARNING: remote write was NOT tested against Prometheus");
    }
    return found;
  }

  private Process start(Path prometheus, HeadroomProcess server) throws IOException {
    String target = server.url().substring("http://".length());
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s}
        scrape_configs:
          - job_name: headroom
            static_configs: [{targets: ['%s']}]
        remote_write:
          - url: %s/api/v1/write
        """
            .formatted(target, server.url()));
    return new ProcessBuilder(
            prometheus.toString(),
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + freePort())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
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
