package dev.headroom.api;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Our own metrics in Prometheus' text format, and the description of the API. */
final class MetricsResource {
  private final CollectorRegistry registry;

  MetricsResource(CollectorRegistry registry) {
    this.registry = registry;
  }

  void mount(Router router, Answers answers) {
    router.get("/metrics").handler(answers.toText("metrics", this::metrics));
    router.get("/api/v1/openapi.yaml").handler(answers.toText("openapi", this::description));
  }

  private Answers.Text metrics() {
    StringWriter text = new StringWriter();
    try {
      TextFormat.write004(text, registry.metricFamilySamples());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return new Answers.Text(200, TextFormat.CONTENT_TYPE_004, text.toString());
  }

  private Answers.Text description() {
    try (InputStream in = MetricsResource.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the jar holds no openapi.yaml");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Answers.Text(200, "application/yaml", text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read openapi.yaml from the jar", e);
    }
  }
}
