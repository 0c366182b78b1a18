package dev.headroom.demo.push;

import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Exponential histograms, counters and gauges as OTLP/HTTP sends them: gzipped protobuf, {@code
 * POST /v1/metrics}.
 */
final class OtlpMetricsPush {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private OtlpMetricsPush() {}

  static Push of(
      String service,
      List<Distributions> distributions,
      List<Floats> counters,
      List<Floats> gauges,
      List<MetricMetadata> metrics) {
    ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
    distributions.forEach(each -> scope.addMetrics(histogram(named(each.labels(), metrics), each)));
    counters.forEach(each -> scope.addMetrics(counter(named(each.labels(), metrics), each)));
    gauges.forEach(each -> scope.addMetrics(gauge(named(each.labels(), metrics), each)));
    ResourceMetrics.Builder resource =
        ResourceMetrics.newBuilder()
            .setResource(Resource.newBuilder().addAttributes(attribute("service.name", service)))
            .addScopeMetrics(scope);
    byte[] request =
        ExportMetricsServiceRequest.newBuilder().addResourceMetrics(resource).build().toByteArray();
    return new Push("/v1/metrics", "application/x-protobuf", "gzip", gzip(request));
  }

  private static Metric.Builder named(Labels series, List<MetricMetadata> metrics) {
    Metric.Builder named = Metric.newBuilder().setName(series.metric());
    metrics.stream()
        .filter(each -> each.metric().equals(series.metric()))
        .forEach(each -> named.setUnit(each.unit()).setDescription(each.help()));
    return named;
  }

  private static Metric histogram(Metric.Builder named, Distributions series) {
    ExponentialHistogram.Builder histogram =
        ExponentialHistogram.newBuilder().setAggregationTemporality(of(series.temporality()));
    for (DistributionPoint point : series.values()) {
      histogram.addDataPoints(dataPoint(series.labels(), point));
    }
    return named.setUnit(series.unit().symbol()).setExponentialHistogram(histogram).build();
  }

  private static Metric counter(Metric.Builder named, Floats series) {
    return named
        .setSum(
            Sum.newBuilder()
                .setAggregationTemporality(of(Temporality.CUMULATIVE))
                .setIsMonotonic(true)
                .addAllDataPoints(numbers(series)))
        .build();
  }

  private static Metric gauge(Metric.Builder named, Floats series) {
    return named.setGauge(Gauge.newBuilder().addAllDataPoints(numbers(series))).build();
  }

  private static List<NumberDataPoint> numbers(Floats series) {
    List<KeyValue> attributes = attributes(series.labels());
    List<NumberDataPoint> points = new ArrayList<>();
    for (int i = 0; i < series.values().length; i++) {
      points.add(
          NumberDataPoint.newBuilder()
              .setTimeUnixNano(series.timestampsMillis()[i] * NANOS_PER_MILLI)
              .setAsDouble(series.values()[i])
              .addAllAttributes(attributes)
              .build());
    }
    return points;
  }

  private static ExponentialHistogramDataPoint dataPoint(Labels labels, DistributionPoint point) {
    if (!(point.distribution() instanceof ExponentialDistribution distribution)) {
      throw new IllegalArgumentException("not an exponential distribution: " + labels);
    }
    return ExponentialHistogramDataPoint.newBuilder()
        .setStartTimeUnixNano(point.startMillis() * NANOS_PER_MILLI)
        .setTimeUnixNano(point.timestampMillis() * NANOS_PER_MILLI)
        .setCount(distribution.count())
        .setSum(distribution.sum())
        .setScale(distribution.scale())
        .setZeroCount(distribution.zeroCount())
        .setPositive(buckets(distribution.positive()))
        .setNegative(buckets(distribution.negative()))
        .addAllAttributes(attributes(labels))
        .build();
  }

  private static List<KeyValue> attributes(Labels labels) {
    List<KeyValue> attributes = new ArrayList<>();
    for (Labels.Label label : labels) {
      if (!label.name().equals(Labels.NAME)) {
        attributes.add(attribute(label.name(), label.value()));
      }
    }
    return attributes;
  }

  private static ExponentialHistogramDataPoint.Buckets buckets(Buckets buckets) {
    ExponentialHistogramDataPoint.Buckets.Builder counts =
        ExponentialHistogramDataPoint.Buckets.newBuilder().setOffset(buckets.offset());
    for (long count : buckets.counts()) {
      counts.addBucketCounts(count);
    }
    return counts.build();
  }

  private static AggregationTemporality of(Temporality temporality) {
    return switch (temporality) {
      case DELTA -> AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
      case CUMULATIVE -> AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    };
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return compressed.toByteArray();
  }
}
