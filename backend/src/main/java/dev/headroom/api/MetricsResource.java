package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Our own metrics in Prometheus' text format, and the description of the API. */
final class MetricsResource implements Resource {
  private final CollectorRegistry registry;
  private final Answers answers;

  MetricsResource(CollectorRegistry registry, Answers answers) {
    this.registry = registry;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get("/metrics").handler(answers.toWatch("metrics", (_, _) -> metrics()));
    router.get("/api/v1/openapi.yaml").handler(answers.to("openapi", (_, _) -> description()));
  }

  private Reply metrics() throws IOException {
    StringWriter text = new StringWriter();
    TextFormat.write004(text, registry.metricFamilySamples());
    return new Reply.PlainText(200, TextFormat.CONTENT_TYPE_004, text.toString());
  }

  private static Reply description() throws IOException {
    try (InputStream in = MetricsResource.class.getResourceAsStream("/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the jar holds no openapi.yaml");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Reply.PlainText(200, "application/yaml", text);
    }
  }
}
