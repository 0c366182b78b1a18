package dev.headroom.ingest.otlp;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Excerpt;
import dev.headroom.ingest.decode.MetadataLimits;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.otlp.PrometheusNames.Suffix;
import dev.headroom.ingest.otlp.SeriesCollector.PointReading;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.EventCounts;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
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
  private final MetadataLimits described;
  private final DistributionPoints distributions;
  private final Promotion promotion;
  private final StreamIds streams = new StreamIds();

  /**
   * @param rejections where what cannot be taken is told; may hold some already
   */
  MetricsTranslation(Body body, DecodeLimits limits, Promotion promotion, Rejections rejections) {
    this.collector = new SeriesCollector(body, limits, rejections);
    this.described = new MetadataLimits(limits, rejections);
    this.distributions = new DistributionPoints(limits.bucketsPerDistributionMax());
    this.promotion = promotion;
  }

  /**
   * Who sent a point.
   *
   * @param id as {@link StreamIds} has it
   */
  private record PointSender(ResourceLabels labels, long id) {}

  Decoded translate(ExportMetricsServiceRequest request) throws BodyException {
    for (ResourceMetrics resource : request.getResourceMetricsList()) {
      ResourceLabels labels = ResourceLabels.of(resource.getResource(), promotion);
      for (ScopeMetrics scope : resource.getScopeMetricsList()) {
        long id = streams.sender(resource.getResource(), scope.getScope());
        PointSender sender = new PointSender(labels.in(scope.getScope()), id);
        for (Metric metric : scope.getMetricsList()) {
          metric(metric, sender);
        }
      }
      collector.describe(labels);
    }
    return collector.decoded();
  }

  private void metric(Metric sent, PointSender sender) throws BodyException {
    String unit = described.unit(sent.getName(), sent.getUnit());
    Metric metric = unit.equals(sent.getUnit()) ? sent : sent.toBuilder().setUnit(unit).build();
    switch (metric.getDataCase()) {
      case GAUGE -> {
        String name = named(metric, Suffix.GAUGE, MetricKind.GAUGE);
        for (NumberDataPoint point : metric.getGauge().getDataPointsList()) {
          number(name, sender, point, MetricsTranslation::floats);
        }
      }
      case SUM -> sum(metric, sender);
      case HISTOGRAM -> histogram(metric, sender);
      case EXPONENTIAL_HISTOGRAM -> exponentialHistogram(metric, sender);
      case SUMMARY ->
          collector.reject(
              "not_supported",
              metric.getSummary().getDataPointsCount(),
              "metric " + Excerpt.of(metric.getName()) + ": summaries are not supported yet");
      case DATA_NOT_SET -> {}
    }
  }

  /** The metric's name here, described to those who will read it. */
  private String named(Metric metric, Suffix suffix, MetricKind kind) {
    String unit = metric.getUnit();
    String help = described.help(metric.getName(), metric.getDescription());
    String name = PrometheusNames.metric(metric.getName(), unit, suffix);
    collector.describe(new MetricMetadata(name, kind, unit, help, metric.getName()));
    return name;
  }

  @FunctionalInterface
  private interface NumberReading {
    SeriesData read(Labels labels, long timestampMillis, NumberDataPoint point)
        throws PartException;
  }

  private void number(String name, PointSender sender, NumberDataPoint point, NumberReading reading)
      throws BodyException {
    collector.add(
        name,
        sender.labels(),
        point.getAttributesList(),
        point.getTimeUnixNano(),
        (labels, timestampMillis) -> reading.read(labels, timestampMillis, point));
  }

  private void sum(Metric metric, PointSender sender) throws BodyException {
    Sum sum = metric.getSum();
    boolean monotonic = sum.getIsMonotonic();
    String name =
        monotonic
            ? named(metric, Suffix.TOTAL, MetricKind.COUNTER)
            : named(metric, Suffix.NONE, MetricKind.GAUGE);
    NumberReading reading =
        (labels, at, point) -> {
          Temporality temporality = temporality(sum.getAggregationTemporality());
          if (temporality == Temporality.DELTA) {
            return increments(labels, at, point, monotonic);
          }
          StreamId stream = stream(temporality, sender, metric, point.getAttributesList());
          return monotonic ? total(labels, at, stream, point) : floats(labels, at, point);
        };
    boolean running =
        monotonic
            && sum.getAggregationTemporality()
                == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    for (NumberDataPoint point : sum.getDataPointsList()) {
      // One of several streams of a series may end; the series goes on.
      if (recorded(point.getFlags()) || !running) {
        number(name, sender, point, reading);
      }
    }
  }

  private void histogram(Metric metric, PointSender sender) throws BodyException {
    Histogram histogram = metric.getHistogram();
    String name = named(metric, Suffix.NONE, MetricKind.HISTOGRAM);
    for (HistogramDataPoint each : histogram.getDataPointsList()) {
      PointReading reading =
          (labels, at) -> {
            Temporality temporality = temporality(histogram.getAggregationTemporality());
            StreamId stream = stream(temporality, sender, metric, each.getAttributesList());
            long start = start(each.getStartTimeUnixNano(), each.getTimeUnixNano());
            Distribution counted = distributions.explicit(each);
            DistributionPoint point = new DistributionPoint(start, at, counted);
            return distribution(labels, metric, temporality, stream, point);
          };
      if (recorded(each.getFlags())) {
        collector.add(
            name, sender.labels(), each.getAttributesList(), each.getTimeUnixNano(), reading);
      }
    }
  }

  private void exponentialHistogram(Metric metric, PointSender sender) throws BodyException {
    ExponentialHistogram histogram = metric.getExponentialHistogram();
    String name = named(metric, Suffix.NONE, MetricKind.HISTOGRAM);
    for (ExponentialHistogramDataPoint each : histogram.getDataPointsList()) {
      PointReading reading =
          (labels, at) -> {
            Temporality temporality = temporality(histogram.getAggregationTemporality());
            StreamId stream = stream(temporality, sender, metric, each.getAttributesList());
            long start = start(each.getStartTimeUnixNano(), each.getTimeUnixNano());
            Distribution counted = distributions.exponential(each);
            DistributionPoint point = new DistributionPoint(start, at, counted);
            return distribution(labels, metric, temporality, stream, point);
          };
      if (recorded(each.getFlags())) {
        collector.add(
            name, sender.labels(), each.getAttributesList(), each.getTimeUnixNano(), reading);
      }
    }
  }

  /** Only running totals have a past that must be told apart; deltas add up whoever sends them. */
  private StreamId stream(
      Temporality temporality, PointSender sender, Metric metric, List<KeyValue> attributes) {
    return switch (temporality) {
      case CUMULATIVE -> streams.stream(sender.id(), metric, attributes);
      case DELTA -> StreamId.LABELS;
    };
  }

  private static SeriesData distribution(
      Labels labels,
      Metric metric,
      Temporality temporality,
      StreamId stream,
      DistributionPoint point)
      throws PartException {
    long events = point.distribution().count();
    if (temporality == Temporality.DELTA && events > EventCounts.PER_POINT_MAX) {
      throw new PartException(EventCounts.TOO_MANY, EventCounts.tooMany(events));
    }
    Unit unit = Unit.of(metric.getUnit());
    return new SeriesData.Distributions(labels, unit, temporality, stream, List.of(point));
  }

  private static SeriesData total(
      Labels labels, long timestampMillis, StreamId stream, NumberDataPoint point)
      throws PartException {
    double value = value(point);
    if (!(Double.isFinite(value) && value >= 0)) {
      throw new PartException("value_invalid", "a counter can't stand at " + value);
    }
    long startMillis = start(point.getStartTimeUnixNano(), point.getTimeUnixNano());
    return new SeriesData.Sums(
        labels,
        stream,
        new long[] {startMillis},
        new long[] {timestampMillis},
        new double[] {value});
  }

  /**
   * When counting began. A start that equals the point's time means that nobody knows; one that
   * only falls into the same millisecond must not look like that.
   *
   * @return milliseconds; 0 if the sender did not say
   */
  private static long start(long startUnixNanos, long timeUnixNanos) {
    long startMillis = SeriesCollector.millis(startUnixNanos);
    boolean known = startUnixNanos != 0 && startUnixNanos != timeUnixNanos;
    return known && startMillis == SeriesCollector.millis(timeUnixNanos)
        ? startMillis - 1
        : startMillis;
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
