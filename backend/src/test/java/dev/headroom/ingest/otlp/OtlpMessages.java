package dev.headroom.ingest.otlp;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;

/** OTLP messages for tests, from the service {@code checkout}. */
public final class OtlpMessages {
  public static final long NOW = 1_770_000_000_000L;
  public static final long NOW_NANOS = NOW * 1_000_000;

  private OtlpMessages() {}

  public static KeyValue text(String key, String value) {
    return attribute(key, AnyValue.newBuilder().setStringValue(value).build());
  }

  public static KeyValue attribute(String key, AnyValue value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  public static Resource checkout() {
    return Resource.newBuilder()
        .addAttributes(text("service.name", "checkout"))
        .addAttributes(text("service.instance.id", "pod-1"))
        .addAttributes(text("deployment.environment.name", "prod"))
        .addAttributes(text("host.name", "node-7"))
        .build();
  }

  public static ExportMetricsServiceRequest metrics(Metric... metrics) {
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder()
                .setResource(checkout())
                .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
        .build();
  }

  public static NumberDataPoint.Builder number(KeyValue... attributes) {
    return NumberDataPoint.newBuilder()
        .setTimeUnixNano(NOW_NANOS)
        .addAllAttributes(List.of(attributes));
  }

  public static Metric gauge(String name, String unit, NumberDataPoint.Builder... points) {
    Gauge.Builder gauge = Gauge.newBuilder();
    for (NumberDataPoint.Builder point : points) {
      gauge.addDataPoints(point);
    }
    return Metric.newBuilder().setName(name).setUnit(unit).setGauge(gauge).build();
  }

  public static Metric gauge(String name, double value) {
    return gauge(name, "", number().setAsDouble(value));
  }

  public static Metric sum(
      String name,
      AggregationTemporality temporality,
      boolean monotonic,
      NumberDataPoint.Builder point) {
    return Metric.newBuilder()
        .setName(name)
        .setDescription("a sum")
        .setSum(
            Sum.newBuilder()
                .setAggregationTemporality(temporality)
                .setIsMonotonic(monotonic)
                .addDataPoints(point))
        .build();
  }

  public static HistogramDataPoint.Builder buckets(List<Double> bounds, List<Long> counts) {
    return HistogramDataPoint.newBuilder()
        .setTimeUnixNano(NOW_NANOS)
        .setStartTimeUnixNano(NOW_NANOS - 60_000_000_000L)
        .addAllExplicitBounds(bounds)
        .addAllBucketCounts(counts)
        .setCount(counts.stream().mapToLong(Long::longValue).sum());
  }

  public static Metric histogram(
      String name, AggregationTemporality temporality, HistogramDataPoint.Builder point) {
    return Metric.newBuilder()
        .setName(name)
        .setUnit("s")
        .setHistogram(
            Histogram.newBuilder().setAggregationTemporality(temporality).addDataPoints(point))
        .build();
  }

  public static ExponentialHistogramDataPoint.Builder exponential(
      int scale, int offset, List<Long> counts) {
    return ExponentialHistogramDataPoint.newBuilder()
        .setTimeUnixNano(NOW_NANOS)
        .setScale(scale)
        .setPositive(
            ExponentialHistogramDataPoint.Buckets.newBuilder()
                .setOffset(offset)
                .addAllBucketCounts(counts))
        .setCount(counts.stream().mapToLong(Long::longValue).sum());
  }

  public static Metric exponentialHistogram(
      String name, ExponentialHistogramDataPoint.Builder point) {
    return Metric.newBuilder()
        .setName(name)
        .setUnit("ms")
        .setExponentialHistogram(
            ExponentialHistogram.newBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                .addDataPoints(point))
        .build();
  }

  public static ExportLogsServiceRequest logs(LogRecord.Builder... records) {
    ScopeLogs.Builder scope = ScopeLogs.newBuilder();
    for (LogRecord.Builder record : records) {
      scope.addLogRecords(record);
    }
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(ResourceLogs.newBuilder().setResource(checkout()).addScopeLogs(scope))
        .build();
  }

  public static LogRecord.Builder log(String body) {
    return LogRecord.newBuilder()
        .setTimeUnixNano(NOW_NANOS)
        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR)
        .setBody(AnyValue.newBuilder().setStringValue(body));
  }
}
