package dev.headroom.ingest.otlp;

import dev.headroom.model.StreamId;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;

/**
 * Tells streams apart as their senders do (OpenTelemetry metrics data model, Timeseries Model): by
 * all attributes of the resource, the scope, the metric and the point's attributes. Schema
 * addresses are no part of it. For one thread.
 */
final class StreamIds {
  private final ResourceFingerprint fingerprint = new ResourceFingerprint();

  /** Who counts. */
  long sender(Resource resource, InstrumentationScope scope) {
    return fingerprint
        .add(resource.getAttributesList())
        .add(scope.getName())
        .add(scope.getVersion())
        .add(scope.getAttributesList())
        .take();
  }

  StreamId stream(long sender, Metric metric, List<KeyValue> attributes) {
    long stream =
        fingerprint
            .add(sender)
            .add(metric.getName())
            .add(metric.getUnit())
            .add(metric.getDataCase().getNumber())
            .add(attributes)
            .take();
    return new StreamId(sender, stream);
  }
}
