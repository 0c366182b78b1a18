package dev.headroom.ingest.otlp;

import static dev.headroom.ingest.otlp.OtlpMessages.NOW;
import static dev.headroom.ingest.otlp.OtlpMessages.NOW_NANOS;
import static dev.headroom.ingest.otlp.OtlpMessages.buckets;
import static dev.headroom.ingest.otlp.OtlpMessages.exponential;
import static dev.headroom.ingest.otlp.OtlpMessages.exponentialHistogram;
import static dev.headroom.ingest.otlp.OtlpMessages.gauge;
import static dev.headroom.ingest.otlp.OtlpMessages.histogram;
import static dev.headroom.ingest.otlp.OtlpMessages.metrics;
import static dev.headroom.ingest.otlp.OtlpMessages.number;
import static dev.headroom.ingest.otlp.OtlpMessages.sum;
import static dev.headroom.ingest.otlp.OtlpMessages.text;
import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
import static io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_UNSPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ingest.IngestConfig.OtlpConfig;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.EventCounts;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OtlpMetricsTest {
  private static final String RESOURCE =
      "environment=\"prod\",host_name=\"node-7\",instance=\"pod-1\",service=\"checkout\"";

  private final Otlp otlp = new Otlp(DecodeLimits.defaults(), OtlpConfig.defaults());

  private Decoded decode(Metric... sent) throws BodyException {
    return otlp.metricsProtobuf().decode(new Body(metrics(sent).toByteArray(), NOW));
  }

  private static SeriesData only(Decoded decoded) {
    assertThat(decoded.rejections()).hasToString("");
    return decoded.batch().series().getFirst();
  }

  @Test
  void aLongUnitIsCutInWhatIsToldAndInWhatIsKept() throws Exception {
    String unit = "{" + "u".repeat(5_000) + "}";
    Decoded decoded =
        decode(
            histogram("size", AGGREGATION_TEMPORALITY_DELTA, buckets(List.of(1.0), List.of(1L, 0L)))
                .toBuilder()
                .setUnit(unit)
                .build());

    assertThat(decoded.batch().metadata().getFirst().unit()).hasSize(63);
    assertThat(((SeriesData.Distributions) decoded.batch().series().getFirst()).unit().symbol())
        .hasSize(63);
    assertThat(decoded.rejections().mended())
        .extracting(Rejection::reason, Rejection::points)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("unit", 1L));
  }

  @Test
  void groupsThatNestTooDeeplyAreToldWithoutAdviceToTheProgrammer() {
    byte[] groups = new byte[400];
    Arrays.fill(groups, (byte) (15 << 3 | 3));

    assertThatThrownBy(() -> otlp.metricsProtobuf().decode(new Body(groups, NOW)))
        .isInstanceOf(BodyException.class)
        .hasMessageContaining("messages or groups nest deeper than 100");
  }

  @Test
  void aGaugeIsAFloatWithTheResourcesLabels() throws Exception {
    Decoded decoded = decode(gauge("queue.size", "By", number(text("q", "a")).setAsInt(-3)));

    assertThat(only(decoded))
        .isInstanceOfSatisfying(
            SeriesData.Floats.class,
            floats -> {
              assertThat((Object) floats.labels())
                  .hasToString(
                      "queue_size_bytes{environment=\"prod\",host_name=\"node-7\","
                          + "instance=\"pod-1\",q=\"a\",service=\"checkout\"}");
              assertThat(floats.values()).containsExactly(-3);
              assertThat(floats.timestampsMillis()).containsExactly(NOW);
            });
    assertThat(decoded.batch().metadata())
        .containsExactly(
            new MetricMetadata("queue_size_bytes", MetricKind.GAUGE, "By", "", "queue.size"));
    assertThat(decoded.timed()).isTrue();
  }

  @Test
  void runningTotalsAreSumsLevelsFloatsAndDeltaSumsIncrements() throws Exception {
    Metric total = sum("orders", AGGREGATION_TEMPORALITY_CUMULATIVE, true, number().setAsInt(7));
    Metric level =
        sum("orders.open", AGGREGATION_TEMPORALITY_CUMULATIVE, false, number().setAsInt(2));
    Metric delta = sum("clicks", AGGREGATION_TEMPORALITY_DELTA, true, number().setAsDouble(1.5));
    Metric change = sum("balance", AGGREGATION_TEMPORALITY_DELTA, false, number().setAsInt(-4));
    Decoded decoded = decode(total, level, delta, change);

    assertThat(decoded.rejections().isEmpty()).isTrue();
    assertThat(decoded.batch().series())
        .extracting(each -> each.labels().metric() + " " + each.getClass().getSimpleName())
        .containsExactly(
            "orders_total Sums",
            "orders_open Floats",
            "clicks_total Increments",
            "balance Increments");
    assertThat(((SeriesData.Increments) decoded.batch().series().get(3)).values())
        .containsExactly(-4);
    assertThat(decoded.batch().metadata())
        .extracting(MetricMetadata::kind)
        .containsExactly(
            MetricKind.COUNTER, MetricKind.GAUGE, MetricKind.COUNTER, MetricKind.GAUGE);
  }

  @Test
  void anExplicitHistogramKeepsItsBuckets() throws Exception {
    Decoded decoded =
        decode(
            histogram(
                "http.server.request.duration",
                AGGREGATION_TEMPORALITY_CUMULATIVE,
                buckets(List.of(0.1, 0.5), List.of(5L, 0L, 2L)).setSum(3.25)));

    SeriesData.Distributions data = (SeriesData.Distributions) only(decoded);
    assertThat((Object) data.labels())
        .hasToString("http_server_request_duration_seconds{" + RESOURCE + "}");
    assertThat(data.unit()).isEqualTo(Unit.SECONDS);
    assertThat(data.temporality()).isEqualTo(Temporality.CUMULATIVE);
    DistributionPoint point = data.values().getFirst();
    assertThat(point.startMillis()).isEqualTo(NOW - 60_000);
    assertThat(point.timestampMillis()).isEqualTo(NOW);
    BucketDistribution distribution = (BucketDistribution) point.distribution();
    assertThat(distribution.bounds()).containsExactly(0.1, 0.5);
    assertThat(distribution.counts()).containsExactly(5, 0, 2);
    assertThat(distribution.sum()).isEqualTo(3.25);
  }

  @Test
  void aLastBoundOfInfinityIsTheOneEveryHistogramHas() throws Exception {
    List<Double> bounds = List.of(0.2, 1.0, Double.POSITIVE_INFINITY);
    SeriesData.Distributions data =
        (SeriesData.Distributions) only(decode(delta(buckets(bounds, List.of(5L, 2L, 3L, 0L)))));

    BucketDistribution distribution = (BucketDistribution) data.values().getFirst().distribution();
    assertThat(distribution.bounds()).containsExactly(0.2, 1);
    assertThat(distribution.counts()).containsExactly(5, 2, 3);
  }

  @Test
  void aHistogramWithoutBucketsKeepsItsCount() throws Exception {
    HistogramDataPoint.Builder point =
        HistogramDataPoint.newBuilder().setTimeUnixNano(NOW_NANOS).setCount(9);
    SeriesData.Distributions data =
        (SeriesData.Distributions)
            only(decode(histogram("d", AGGREGATION_TEMPORALITY_DELTA, point)));

    BucketDistribution distribution = (BucketDistribution) data.values().getFirst().distribution();
    assertThat(distribution.counts()).containsExactly(9);
    assertThat(distribution.sum()).isNaN();
  }

  @Test
  void anExponentialHistogramIsKeptAsItCame() throws Exception {
    Decoded decoded =
        decode(
            exponentialHistogram(
                "latency",
                exponential(3, -17, List.of(1L, 0L, 4L))
                    .setZeroCount(2)
                    .setZeroThreshold(1e-9)
                    .setCount(7)
                    .setSum(12)));

    SeriesData.Distributions data = (SeriesData.Distributions) only(decoded);
    assertThat(data.unit()).isEqualTo(Unit.MILLISECONDS);
    ExponentialDistribution distribution =
        (ExponentialDistribution) data.values().getFirst().distribution();
    assertThat(distribution.scale()).isEqualTo(3);
    assertThat(distribution.positive().offset()).isEqualTo(-17);
    assertThat(distribution.positive().counts()).containsExactly(1, 0, 4);
    assertThat(distribution.negative()).isEqualTo(ExponentialDistribution.Buckets.NONE);
    assertThat(distribution.zeroCount()).isEqualTo(2);
    assertThat(distribution.count()).isEqualTo(7);
  }

  @Test
  void aRunningTotalSaysSinceWhenAndOfWhichStreamItIs() throws Exception {
    NumberDataPoint.Builder point =
        number().setAsInt(7).setStartTimeUnixNano(NOW_NANOS - 60_000_000_000L);

    SeriesData.Sums sums = (SeriesData.Sums) only(decode(total(point)));

    assertThat(sums.startsMillis()).containsExactly(NOW - 60_000);
    assertThat(sums.timestampsMillis()).containsExactly(NOW);
    assertThat(sums.values()).containsExactly(7);
    assertThat(sums.stream()).isNotEqualTo(StreamId.LABELS);
  }

  @Test
  void aStartInTheMillisecondOfThePointIsStillBeforeIt() throws Exception {
    NumberDataPoint.Builder within = number().setAsInt(7).setTimeUnixNano(NOW_NANOS + 9);
    NumberDataPoint.Builder unknown = number().setAsInt(7);

    assertThat(startOf(within.setStartTimeUnixNano(NOW_NANOS + 8))).isEqualTo(NOW - 1);
    assertThat(startOf(unknown.setStartTimeUnixNano(NOW_NANOS))).isEqualTo(NOW);
    assertThat(startOf(number().setAsInt(7))).isZero();
  }

  private long startOf(NumberDataPoint.Builder point) throws BodyException {
    return ((SeriesData.Sums) only(decode(total(point)))).startsMillis()[0];
  }

  @Test
  void aPointWithoutValueIsNoneOfARunningTotal() throws Exception {
    Decoded decoded = decode(total(number().setFlags(1)), gauge("g", 1));

    assertThat(decoded.batch().series()).extracting(each -> each.labels().metric()).contains("g");
    assertThat(decoded.rejections()).hasToString("");
  }

  @Test
  void aPointWithoutValueEndsAGauge() throws Exception {
    Decoded decoded = decode(gauge("g", "", number().setFlags(1)));

    double value = ((SeriesData.Floats) only(decoded)).values()[0];
    assertThat(Double.doubleToRawLongBits(value)).isEqualTo(0x7ff0000000000002L);
  }

  @Test
  void attributesThatFallOnOneLabelAreJoinedAndNoneHidesTheService() throws Exception {
    Decoded decoded =
        decode(
            gauge(
                "g",
                "",
                number(
                        text("http_method", "B"),
                        text("http.method", "A"),
                        text("service", "other"),
                        text("__name__", "evil"))
                    .setAsInt(1)));

    assertThat(only(decoded).labels().toMap())
        .containsEntry("http_method", "A;B")
        .containsEntry("service", "checkout")
        .containsEntry("exported_service", "other")
        .containsEntry("__name__", "g")
        .containsEntry("exported___name__", "evil");
  }

  @Test
  void summariesAreRejectedAndTheRestKept() throws Exception {
    Metric summary =
        Metric.newBuilder()
            .setName("s")
            .setSummary(
                Summary.newBuilder()
                    .addDataPoints(SummaryDataPoint.newBuilder().setCount(1))
                    .addDataPoints(SummaryDataPoint.newBuilder().setCount(2)))
            .build();
    Decoded decoded = decode(summary, gauge("g", 1));

    assertThat(decoded.points()).isEqualTo(1);
    assertThat(decoded.rejections().byReason())
        .containsExactly(
            new Rejection("not_supported", 2, "metric 's': summaries are not supported yet"));
  }

  @Test
  void aPointWithoutTimeGetsTheTimeOfArrival() throws Exception {
    Decoded decoded = decode(gauge("g", "", number().setTimeUnixNano(0).setAsInt(1)));

    assertThat(((SeriesData.Floats) only(decoded)).timestampsMillis()).containsExactly(NOW);
    assertThat(decoded.timed()).isFalse();
  }

  @Test
  void aDeltaOfTooManyEventsIsRefusedAlone() throws Exception {
    long most = EventCounts.PER_POINT_MAX;
    Decoded decoded =
        decode(
            delta(buckets(List.of(1.0), List.of(most, 0L))),
            delta(buckets(List.of(1.0), List.of(most, 1L))),
            exponentialHistogram("e", exponential(0, 0, List.of(most, 0L))),
            exponentialHistogram("e", exponential(0, 0, List.of(Long.MAX_VALUE))));

    assertThat(decoded.points()).isEqualTo(2);
    assertThat(decoded.rejections().byReason())
        .containsExactly(
            new Rejection(
                "too_many_events",
                2,
                "h_seconds: 1000000000001 events in one point; the limit is 1000000000000"));
  }

  @Test
  void aRunningTotalMayStandAtAnyCount() throws Exception {
    Metric histogram =
        histogram(
            "h",
            AGGREGATION_TEMPORALITY_CUMULATIVE,
            buckets(List.of(1.0), List.of(Long.MAX_VALUE, 0L)));

    SeriesData.Distributions data = (SeriesData.Distributions) only(decode(histogram));
    assertThat(data.values().getFirst().distribution().count()).isEqualTo(Long.MAX_VALUE);
  }

  record Bad(String reason, Metric metric) {}

  static Stream<Bad> badPoints() {
    List<Long> one = List.of(1L);
    return Stream.of(
        new Bad("value_missing", gauge("g", "", number())),
        new Bad("metric_name_missing", gauge("", 1)),
        new Bad("metric_name_missing", gauge("", "1", number().setAsInt(1))),
        new Bad(
            "metric_name_missing",
            sum("", AGGREGATION_TEMPORALITY_CUMULATIVE, true, number().setAsInt(1))),
        new Bad(
            "metric_name_missing",
            sum("", AGGREGATION_TEMPORALITY_DELTA, true, number().setAsInt(1))),
        new Bad(
            "metric_name_missing",
            sum("...", AGGREGATION_TEMPORALITY_DELTA, true, number().setAsInt(1))),
        new Bad("too_old", gauge("g", "", number().setTimeUnixNano(1).setAsInt(1))),
        new Bad("too_far_in_future", gauge("g", "", number().setTimeUnixNano(-1).setAsInt(1))),
        new Bad(
            "temporality_missing",
            sum("s", AGGREGATION_TEMPORALITY_UNSPECIFIED, true, number().setAsInt(1))),
        new Bad(
            "value_invalid", sum("s", AGGREGATION_TEMPORALITY_DELTA, true, number().setAsInt(-1))),
        new Bad(
            "value_invalid",
            sum("s", AGGREGATION_TEMPORALITY_DELTA, false, number().setAsDouble(Double.NaN))),
        new Bad(
            "count_mismatch",
            histogram("h", AGGREGATION_TEMPORALITY_DELTA, buckets(List.of(), one).setCount(2))),
        new Bad("buckets_invalid", delta(buckets(List.of(1.0), one))),
        new Bad("buckets_invalid", delta(buckets(List.of(2.0, 1.0), List.of(1L, 1L, 1L)))),
        new Bad("buckets_invalid", delta(buckets(List.of(1.0, 1.0), List.of(1L, 1L, 1L)))),
        new Bad("buckets_invalid", delta(buckets(List.of(Double.NaN), List.of(1L, 1L)))),
        new Bad(
            "buckets_invalid", delta(buckets(List.of(Double.POSITIVE_INFINITY), List.of(1L, 1L)))),
        new Bad(
            "buckets_invalid", delta(buckets(List.of(Double.NEGATIVE_INFINITY), List.of(0L, 1L)))),
        new Bad(
            "buckets_invalid",
            delta(
                buckets(
                    List.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                    List.of(1L, 0L, 0L)))),
        new Bad("value_invalid", total(number().setAsDouble(Double.NaN))),
        new Bad("value_invalid", total(number().setAsDouble(Double.POSITIVE_INFINITY))),
        new Bad("value_invalid", total(number().setAsInt(-1))),
        new Bad("buckets_invalid", delta(buckets(List.of(1.0), List.of(-1L, 2L)))),
        new Bad("buckets_invalid", delta(buckets(List.of(1.0), List.of(Long.MAX_VALUE, 1L)))),
        new Bad(
            "buckets_per_distribution",
            delta(
                buckets(
                    java.util.stream.IntStream.range(0, 4_096).mapToObj(i -> (double) i).toList(),
                    Collections.nCopies(4_097, 1L)))),
        new Bad("scale_invalid", exponentialHistogram("e", exponential(21, 0, one))),
        new Bad("scale_invalid", exponentialHistogram("e", exponential(-11, 0, one))),
        new Bad(
            "buckets_invalid",
            exponentialHistogram("e", exponential(0, Integer.MAX_VALUE, List.of(1L, 1L)))),
        new Bad(
            "buckets_invalid", exponentialHistogram("e", exponential(0, Integer.MIN_VALUE, one))),
        new Bad(
            "buckets_invalid",
            exponentialHistogram("e", exponential(0, 0, one).setZeroThreshold(-1))),
        new Bad("count_mismatch", exponentialHistogram("e", exponential(0, 0, one).setCount(5))));
  }

  private static Metric total(NumberDataPoint.Builder point) {
    return sum("t", AGGREGATION_TEMPORALITY_CUMULATIVE, true, point);
  }

  private static Metric delta(HistogramDataPoint.Builder point) {
    return histogram("h", AGGREGATION_TEMPORALITY_DELTA, point);
  }

  @ParameterizedTest
  @MethodSource("badPoints")
  void aBadPointIsRejectedForItsReasonAndTheRestKept(Bad bad) throws Exception {
    Decoded decoded = decode(gauge("before", 1), bad.metric, gauge("after", 2));

    assertThat(decoded.batch().series())
        .extracting(each -> each.labels().metric())
        .containsExactly("before", "after");
    assertThat(decoded.rejections().byReason())
        .singleElement()
        .satisfies(rejection -> {
          assertThat(rejection.reason()).isEqualTo(bad.reason);
          assertThat(rejection.points()).isEqualTo(1);
        });
  }

  @Test
  void anEmptyRequestIsAnEmptyBatch() throws Exception {
    assertThat(otlp.metricsProtobuf().decode(new Body(new byte[0], NOW)).batch().isEmpty())
        .isTrue();
  }

  @Test
  void brokenBytesAreRefused() {
    byte[] valid = metrics(gauge("g", 1)).toByteArray();
    for (int length = 1; length < valid.length; length++) {
      byte[] cut = Arrays.copyOf(valid, length);
      assertThatThrownBy(() -> otlp.metricsProtobuf().decode(new Body(cut, NOW)))
          .isInstanceOf(BodyException.class)
          .hasMessageStartingWith("not an ExportMetricsServiceRequest");
    }
  }

  @Test
  void manySmallMessagesAreRefusedBeforeTheyAreBuilt() {
    byte[] bomb = new byte[8 << 20];
    for (int i = 0; i < bomb.length; i += 2) {
      bomb[i] = 0x0a;
    }

    assertThatThrownBy(() -> otlp.metricsProtobuf().decode(new Body(bomb, NOW)))
        .hasMessage("more than 1000000 messages in one request (limit messagesPerRequestMax)");
  }

  @Test
  void tooManyPointsAreRefusedWhole() {
    ExportMetricsServiceRequest two = metrics(gauge("a", 1), gauge("b", 1));
    DecodeLimits limits = SmallLimits.of(10, 1);
    DecodeLimits d = DecodeLimits.defaults();
    assertThat(limits.messagesPerRequestMax()).isLessThan(d.messagesPerRequestMax());

    assertThatThrownBy(() ->
            new Otlp(limits, OtlpConfig.defaults())
                .metricsProtobuf()
                .decode(new Body(two.toByteArray(), NOW)))
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> assertThat(e.kind()).isEqualTo(BodyException.BodyFault.LIMIT));
  }
}
