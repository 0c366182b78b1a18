package dev.headroom.ingest.otlp;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.ingest.otlp.PrometheusNames.Suffix;
import dev.headroom.ingest.otlp.SeriesCollector.PointReading;
import dev.headroom.model.Distribution;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.Kind;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.Unit;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.util.List;

/** Turns one metrics request into a batch; made anew for each. */
final class MetricsTranslation {
  /** Prometheus' marker for "this series ends here". */
  private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

  private final SeriesCollector collector;
  private final DistributionPoints distributions;

  MetricsTranslation(Body body, DecodeLimits limits) {
    this.collector = new SeriesCollector(body, limits);
    this.distributions = new DistributionPoints(limits.bucketsPerDistributionMax());
  }

  Decoded translate(ExportMetricsServiceRequest request) throws BodyException {
    for (ResourceMetrics resource : request.getResourceMetricsList()) {
      ResourceLabels labels = ResourceLabels.of(resource.getResource());
      for (ScopeMetrics scope : resource.getScopeMetricsList()) {
        for (Metric metric : scope.getMetricsList()) {
          metric(metric, labels);
        }
      }
    }
    return collector.decoded();
  }

  private void metric(Metric metric, ResourceLabels resource) throws BodyException {
    switch (metric.getDataCase()) {
      case GAUGE -> {
        String name = named(metric, Suffix.GAUGE, Kind.GAUGE);
        for (NumberDataPoint point : metric.getGauge().getDataPointsList()) {
          number(name, resource, point, MetricsTranslation::floats);
        }
      }
      case SUM -> sum(metric, resource);
      case HISTOGRAM -> histogram(metric, resource);
      case EXPONENTIAL_HISTOGRAM -> exponentialHistogram(metric, resource);
      case SUMMARY ->
          collector.reject(
              "not_supported",
              metric.getSummary().getDataPointsCount(),
              "metric " + Excerpt.of(metric.getName()) + ": summaries are not supported yet");
      case DATA_NOT_SET -> {}
    }
  }

  /** The metric's name here, described to those who will read it. */
  private String named(Metric metric, Suffix suffix, Kind kind) {
    String unit = metric.getUnit();
    String name = PrometheusNames.metric(metric.getName(), unit, suffix);
    collector.describe(
        new MetricMetadata(name, kind, unit, metric.getDescription(), metric.getName()));
    return name;
  }

  @FunctionalInterface
  private interface NumberReading {
    SeriesData read(Labels labels, long timestampMillis, NumberDataPoint point)
        throws PartException;
  }

  private void number(
      String name, ResourceLabels resource, NumberDataPoint point, NumberReading reading)
      throws BodyException {
    collector.add(
        name,
        resource,
        point.getAttributesList(),
        point.getTimeUnixNano(),
        (labels, timestampMillis) -> reading.read(labels, timestampMillis, point));
  }

  private void sum(Metric metric, ResourceLabels resource) throws BodyException {
    Sum sum = metric.getSum();
    boolean monotonic = sum.getIsMonotonic();
    String name =
        monotonic
            ? named(metric, Suffix.TOTAL, Kind.COUNTER)
            : named(metric, Suffix.NONE, Kind.GAUGE);
    for (NumberDataPoint point : sum.getDataPointsList()) {
      number(
          name,
          resource,
          point,
          (labels, at, each) ->
              switch (temporality(sum.getAggregationTemporality())) {
                case CUMULATIVE -> floats(labels, at, each);
                case DELTA -> increments(labels, at, each, monotonic);
              });
    }
  }

  private void histogram(Metric metric, ResourceLabels resource) throws BodyException {
    Histogram histogram = metric.getHistogram();
    String name = named(metric, Suffix.NONE, Kind.HISTOGRAM);
    for (HistogramDataPoint each : histogram.getDataPointsList()) {
      PointReading reading =
          (labels, at) ->
              distribution(
                  labels,
                  metric,
                  histogram.getAggregationTemporality(),
                  each.getStartTimeUnixNano(),
                  at,
                  distributions.explicit(each));
      if (recorded(each.getFlags())) {
        collector.add(name, resource, each.getAttributesList(), each.getTimeUnixNano(), reading);
      }
    }
  }

  private void exponentialHistogram(Metric metric, ResourceLabels resource) throws BodyException {
    ExponentialHistogram histogram = metric.getExponentialHistogram();
    String name = named(metric, Suffix.NONE, Kind.HISTOGRAM);
    for (ExponentialHistogramDataPoint each : histogram.getDataPointsList()) {
      PointReading reading =
          (labels, at) ->
              distribution(
                  labels,
                  metric,
                  histogram.getAggregationTemporality(),
                  each.getStartTimeUnixNano(),
                  at,
                  distributions.exponential(each));
      if (recorded(each.getFlags())) {
        collector.add(name, resource, each.getAttributesList(), each.getTimeUnixNano(), reading);
      }
    }
  }

  private static SeriesData distribution(
      Labels labels,
      Metric metric,
      AggregationTemporality counted,
      long startUnixNanos,
      long timestampMillis,
      Distribution distribution)
      throws PartException {
    long startMillis = SeriesCollector.millis(startUnixNanos);
    return new SeriesData.Distributions(
        labels,
        Unit.of(metric.getUnit()),
        temporality(counted),
        List.of(new DistributionPoint(startMillis, timestampMillis, distribution)));
  }

  private static SeriesData floats(Labels labels, long timestampMillis, NumberDataPoint point)
      throws PartException {
    double value = recorded(point.getFlags()) ? value(point) : STALE;
    return new SeriesData.Floats(labels, new long[] {timestampMillis}, new double[] {value});
  }

  private static SeriesData increments(
      Labels labels, long timestampMillis, NumberDataPoint point, boolean monotonic)
      throws PartException {
    double value = recorded(point.getFlags()) ? value(point) : 0;
    if (!Double.isFinite(value) || (monotonic && value < 0)) {
      throw new PartException("value_invalid", "a counter can't grow by " + value);
    }
    return new SeriesData.Increments(labels, new long[] {timestampMillis}, new double[] {value});
  }

  private static double value(NumberDataPoint point) throws PartException {
    return switch (point.getValueCase()) {
      case AS_DOUBLE -> point.getAsDouble();
      case AS_INT -> (double) point.getAsInt();
      case VALUE_NOT_SET -> throw new PartException("value_missing", "a point without a value");
    };
  }

  private static boolean recorded(int flags) {
    return (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) == 0;
  }

  private static Temporality temporality(AggregationTemporality counted) throws PartException {
    return switch (counted) {
      case AGGREGATION_TEMPORALITY_DELTA -> Temporality.DELTA;
      case AGGREGATION_TEMPORALITY_CUMULATIVE -> Temporality.CUMULATIVE;
      case AGGREGATION_TEMPORALITY_UNSPECIFIED, UNRECOGNIZED ->
          throw new PartException("temporality_missing", "neither delta nor cumulative");
    };
  }
}
