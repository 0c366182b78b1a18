package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.Thorough;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real Prometheus servers scrape one exporter and push both; then one of them dies. */
@Thorough
class ReplicaIT {
  private static final String OBJECTIVE =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: shop, annotations: {headroom/owner: team-shop}}
      spec:
        service: shop
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        indicator:
          metadata: {name: shop}
          spec:
            ratioMetric:
              counter: true
              good: {metricSource: {type: Headroom, spec: {counter: 'shop_total{code="200"}'}}}
              total: {metricSource: {type: Headroom, spec: {counter: 'shop_total'}}}
        objectives: [{target: 0.99}]
      """;

  @TempDir Path folder;

  private final AtomicLong good = new AtomicLong();
  private final AtomicLong bad = new AtomicLong();

  @Test
  void a_pair_counts_once_and_goes_on_when_one_dies() throws Exception {
    Path program = PrometheusProcess.program();
    if (program == null) {
      return;
    }
    HttpServer exporter = exporter();
    try (HeadroomProcess server = server();
        PrometheusProcess a = prometheus(program, "a", exporter, server);
        PrometheusProcess b = prometheus(program, "b", exporter, server)) {
      server.await(
          "both replicas push",
          Duration.ofSeconds(60),
          () -> stored(server, "200") == 0 && stored(server, "500") == 0 && dropped(server) > 0);
      count(300);
      JsonNode believed = server.json("/api/v1/system").get("replicas");
      assertThat(believed).hasSize(1);
      assertThat(believed.get(0).get("cluster").asText()).isEqualTo("east");
      (believed.get(0).get("replica").asText().equals("a") ? a : b).kill();
      count(300);
      server.await(
          "the other takes over",
          Duration.ofSeconds(60),
          () -> metric(server, "headroom_ingest_replica_takeovers_total") > 0);
      count(300);
      server.await(
          "the exporter's last word is stored",
          Duration.ofSeconds(30),
          () -> stored(server, "200") == good.get() && stored(server, "500") == bad.get());
      server.await(
          "all of it is counted", Duration.ofSeconds(10), () -> counted(server, "total") >= 900);
      assertThat(counted(server, "total")).isEqualTo(good.get() + bad.get());
      assertThat(counted(server, "good")).isEqualTo(good.get());
      assertThat(server.get("/api/v1/labels").body()).doesNotContain("prometheus_replica");
      assertThat(failed(server)).as("pushes not taken").isZero();
    } finally {
      exporter.stop(0);
    }
  }

  /** Some seconds of traffic: events of which every tenth fails. */
  private void count(int events) throws InterruptedException {
    for (int i = 0; i < events; i++) {
      (i % 10 == 0 ? bad : good).incrementAndGet();
      Thread.sleep(10);
    }
  }

  private HttpServer exporter() throws IOException {
    HttpServer exporter =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    exporter.createContext(
        "/metrics",
        exchange -> {
          String text =
              "# TYPE shop_total counter\nshop_total{code=\"200\"} %d\nshop_total{code=\"500\"} %d\n"
                  .formatted(good.get(), bad.get());
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    exporter.start();
    return exporter;
  }

  private HeadroomProcess server() throws IOException, InterruptedException {
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules.resolve("slos"));
    Files.writeString(rules.resolve("slos/shop.yaml"), OBJECTIVE);
    Path config = folder.resolve("headroom.yaml");
    Files.writeString(config, "ingest: {replicaFailover: 4s}\n");
    return HeadroomProcess.serve(
        folder.resolve("data"),
        "--config",
        config.toString(),
        "--rules",
        rules.toString(),
        "--runbooks",
        Files.createDirectories(folder.resolve("runbooks")).toString());
  }

  private PrometheusProcess prometheus(
      Path program, String replica, HttpServer exporter, HeadroomProcess server)
      throws IOException {
    return PrometheusProcess.start(
        program,
        folder.resolve(replica),
        """
        global:
          scrape_interval: 1s
          external_labels: {cluster: east, prometheus_replica: %s}
        scrape_configs:
          - job_name: shop
            static_configs: [{targets: ['127.0.0.1:%d']}]
        remote_write:
          - url: %s/api/v1/write
            queue_config: {batch_send_deadline: 200ms}
        """
            .formatted(replica, exporter.getAddress().getPort(), server.url()));
  }

  /** The newest value of a counter; -1 if there is none. */
  private static long stored(HeadroomProcess server, String code) {
    JsonNode series =
        json(server, "/api/v1/samples?match=shop_total%7Bcode%3D%22" + code + "%22%7D");
    JsonNode samples = series.get("series").path(0).path("samples");
    return samples.isEmpty() ? -1 : samples.get(samples.size() - 1).get(1).asLong();
  }

  private static long counted(HeadroomProcess server, String what) {
    return json(server, "/api/v1/slos/shop").get(what).asLong();
  }

  private static double dropped(HeadroomProcess server) {
    return metric(server, "headroom_ingest_replica_samples_total{decision=\"dropped\",}");
  }

  private static double failed(HeadroomProcess server) {
    return metric(
        server, "headroom_ingest_requests_total{protocol=\"remote_write\",status=\"400\",}");
  }

  private static double metric(HeadroomProcess server, String nameAndLabels) {
    try {
      return server.metric(nameAndLabels);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HeadroomProcess server, String path) {
    try {
      return server.json(path);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
