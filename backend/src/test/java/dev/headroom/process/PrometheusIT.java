package dev.headroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.Thorough;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
            PrometheusProcess.start(
                program,
                folder.resolve("peer"),
                config(server.url().substring("http://".length()), server))) {
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

  /** A request that holds both must not make the sender believe that its samples were lost. */
  @Thorough
  @Test
  void native_histograms_do_not_cost_the_samples_beside_them() throws Exception {
    Path program = PrometheusProcess.program();
    if (program == null) {
      return;
    }
    HttpServer exporter =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    exporter.createContext("/metrics", PrometheusIT::expose);
    exporter.start();
    String target = "127.0.0.1:" + exporter.getAddress().getPort();
    try (HeadroomProcess server = HeadroomProcess.serve(folder.resolve("data"));
        PrometheusProcess peer =
            PrometheusProcess.start(
                program,
                folder.resolve("peer"),
                config(target, server) + "    send_native_histograms: true\n",
                "--enable-feature=native-histograms")) {
      server.await(
          "native histograms that were sent, and samples beside them",
          Duration.ofSeconds(60),
          () -> refusedHistograms(server) > 3 && samples(server, "beside") >= 3);
      String own = text(peer.url() + "/metrics");
      assertThat(value(own, "prometheus_remote_storage_samples_total")).isPositive();
      assertThat(value(own, "prometheus_remote_storage_histograms_total")).isPositive();
      assertThat(value(own, "prometheus_remote_storage_samples_failed_total")).isZero();
    } finally {
      exporter.stop(0);
    }
  }

  /** One gauge and one native histogram, in the delimited protobuf exposition format. */
  private static void expose(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream span = new ByteArrayOutputStream();
    span.write(1 << 3);
    Wire.varint(span, 0);
    span.write(2 << 3);
    Wire.varint(span, 1);
    ByteArrayOutputStream histogram = new ByteArrayOutputStream();
    histogram.write(1 << 3);
    Wire.varint(histogram, 1);
    histogram.write(5 << 3);
    Wire.varint(histogram, 6);
    histogram.write((6 << 3) | 1);
    histogram.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f});
    Wire.field(histogram, 12, span.toByteArray());
    histogram.write(13 << 3);
    Wire.varint(histogram, 2);
    ByteArrayOutputStream gauge = new ByteArrayOutputStream();
    gauge.write((1 << 3) | 1);
    gauge.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f});
    ByteArrayOutputStream families = new ByteArrayOutputStream();
    families.writeBytes(family("beside", 1, 2, gauge.toByteArray()));
    families.writeBytes(family("native_seconds", 4, 7, histogram.toByteArray()));
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
                + " encoding=delimited");
    exchange.sendResponseHeaders(200, families.size());
    exchange.getResponseBody().write(families.toByteArray());
    exchange.close();
  }

  private static byte[] family(String name, int type, int field, byte[] value) {
    ByteArrayOutputStream metric = new ByteArrayOutputStream();
    Wire.field(metric, field, value);
    ByteArrayOutputStream family = new ByteArrayOutputStream();
    Wire.field(family, 1, name.getBytes(StandardCharsets.UTF_8));
    family.write(3 << 3);
    Wire.varint(family, type);
    Wire.field(family, 4, metric.toByteArray());
    ByteArrayOutputStream delimited = new ByteArrayOutputStream();
    Wire.varint(delimited, family.size());
    delimited.writeBytes(family.toByteArray());
    return delimited.toByteArray();
  }

  /** Native histograms that were counted as not taken. */
  private static double refusedHistograms(HeadroomProcess server) {
    try {
      return value(
          server.get("/metrics").body(),
          "headroom_ingest_rejected_points_total{protocol=\"remote_write\",reason=\"not_supported\"");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String url) throws IOException {
    try (InputStream in = URI.create(url).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The first value of a metric in Prometheus' text format; 0 where there is none. */
  private static double value(String text, String start) {
    return text.lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }

  private static String config(String target, HeadroomProcess server) {
    return """
    global: {scrape_interval: 1s}
    scrape_configs:
      - job_name: target
        static_configs: [{targets: ['%s']}]
    remote_write:
      - url: %s/api/v1/write
    """
        .formatted(target, server.url());
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
