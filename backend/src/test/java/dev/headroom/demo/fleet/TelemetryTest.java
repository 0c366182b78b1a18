package dev.headroom.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.demo.ShippedSlo;
import dev.headroom.demo.push.Push;
import dev.headroom.demo.push.PushDecoder;
import dev.headroom.demo.simulation.InjectedFaults;
import dev.headroom.demo.simulation.Simulation;
import dev.headroom.demo.simulation.Simulation.Served;
import dev.headroom.demo.simulation.StreamPipeline;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.SeriesData.Floats;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service pushes says what happened in it, in the protocol it speaks. */
class TelemetryTest {
  private static final long START = Instant.parse("2026-11-03T09:00:00Z").toEpochMilli();
  private static final int SECONDS = 90;

  private final InjectedFaults faults = new InjectedFaults(InstantSource.fixed(Instant.EPOCH));
  private final Map<String, List<Served>> served = new LinkedHashMap<>();
  private final Map<String, List<Push>> pushed = new LinkedHashMap<>();

  @BeforeEach
  void live() {
    faults.set("errors", true);
    faults.set("bad-deploy", true);
    for (Member member : Members.of(5, faults, START)) {
      List<Served> all = new ArrayList<>();
      Simulation watched =
          new Simulation() {
            @Override
            public List<Served> live(long untilMicros) {
              List<Served> now = member.simulation().live(untilMicros);
              all.addAll(now);
              return now;
            }

            @Override
            public void skipTo(long micros) {
              member.simulation().skipTo(micros);
            }
          };
      Member same = new Member(member.name(), watched, member.telemetry());
      List<Push> pushes = new ArrayList<>();
      for (int second = 0; second < SECONDS; second++) {
        same.live(START + second * 1_000L, START + (second + 1) * 1_000L);
        if (second % 3 == 2) {
          pushes.addAll(same.drain());
        }
      }
      served.put(member.name(), all);
      pushed.put(member.name(), pushes);
    }
  }

  @Test
  void everyObjectiveFindsItsSeries() {
    List<Push> all = pushed.values().stream().flatMap(List::stream).toList();
    for (ShippedSlo slo : ShippedSlo.all()) {
      assertThat(slo.selectors())
          .allMatch(selector -> all.stream().anyMatch(push -> PushDecoder.holds(push, selector)));
    }
  }

  @Test
  void eachServiceSpeaksItsOwnProtocols() {
    assertThat(paths("checkout")).containsOnly("/api/v1/write", "/api/v1/timings", "/api/v1/logs");
    assertThat(paths("recommender")).containsOnly("/v1/metrics", "/v1/logs");
    assertThat(paths("feature-store")).containsOnly("/api/v1/write", "/api/v1/logs");
    assertThat(paths("profile")).containsOnly("/api/v1/write", "/api/v1/timings", "/api/v1/logs");
    assertThat(paths("timeline")).containsOnly("/api/v1/write", "/api/v1/timings", "/api/v1/logs");
    assertThat(paths("hosts")).containsOnly("/api/v1/write", "/api/v1/timings");
    assertThat(paths("stream-pipeline"))
        .containsOnly("/api/v1/hdr?unit=us", "/api/v1/write", "/v1/logs");
  }

  @Test
  void everyMetricOfRemoteWriteIsDescribedOnceAMinute() {
    pushed.forEach((service, all) -> {
      List<Push> writes = of(service, "/api/v1/write");
      List<MetricMetadata> first =
          writes.isEmpty() ? List.of() : PushDecoder.metadata(writes.getFirst());
      assertThat(writes.stream().filter(push -> !PushDecoder.metadata(push).isEmpty()))
          .as(service)
          .hasSize(writes.isEmpty() ? 0 : 2)
          .allMatch(push -> PushDecoder.metadata(push).equals(first));
      assertThat(first)
          .allMatch(each -> !each.help().isEmpty() && each.kind() != MetricKind.UNKNOWN);
      assertThat(
              writes.stream()
                  .flatMap(push -> PushDecoder.remoteWrite(push).stream())
                  .map(series -> family(series.labels().metric()))
                  .distinct())
          .as(service)
          .containsExactlyInAnyOrderElementsOf(first.stream().map(MetricMetadata::metric).toList());
    });
  }

  @Test
  void everyOtlpMetricIsDescribed() {
    List<Metric> metrics =
        of("recommender", "/v1/metrics").stream()
            .map(PushDecoder::otlpMetrics)
            .flatMap(
                push -> push.getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream())
            .toList();
    assertThat(metrics).isNotEmpty().allMatch(each -> !each.getDescription().isEmpty());
    assertThat(metrics.stream().filter(each -> !each.hasGauge()))
        .allMatch(each -> !each.getUnit().isEmpty());
  }

  @Test
  void everyOrderIsATiming() {
    List<Double> values = new ArrayList<>();
    long last = 0;
    for (Push push : of("checkout", "/api/v1/timings")) {
      for (JsonNode series : PushDecoder.json(push).path("series")) {
        series.path("values").forEach(value -> values.add(value.asDouble()));
        assertThat(series.path("timestamp").asLong()).isGreaterThanOrEqualTo(last);
        last = series.path("timestamp").asLong();
      }
    }
    assertThat(last).isEqualTo(START + SECONDS * 1_000L);
    assertThat(values)
        .containsExactlyInAnyOrderElementsOf(
            served("checkout").stream().map(Served::millis).toList());
  }

  @Test
  void countersEndAtWhatWasServed() {
    Map<Labels, Double> last = lastValues("checkout");
    for (int code : new int[] {200, 500}) {
      for (String version : new String[] {"1.4.2", "1.4.3"}) {
        Labels series =
            Labels.of(
                Labels.NAME,
                "checkout_requests_total",
                "service",
                "checkout",
                "version",
                version,
                "code",
                String.valueOf(code));
        long expected =
            served("checkout").stream()
                .filter(each -> each.code() == code && each.version().equals(version))
                .count();
        assertThat(last).containsEntry(series, (double) expected);
      }
    }
    assertThat(last)
        .containsKey(Labels.of(Labels.NAME, "checkout_workers_busy", "service", "checkout"));
  }

  @Test
  void failureCountersAreThereBeforeTheFirstFailure() {
    Floats failures =
        firstSamples("feature-store").stream()
            .filter(each -> each.labels().get("code").equals("503"))
            .findFirst()
            .orElseThrow();
    assertThat(failures.timestampsMillis())
        .containsExactly(START + 1_000, START + 2_000, START + 3_000);
    Floats newVersion =
        firstSamples("checkout").stream()
            .filter(each -> each.labels().get("version").equals("1.4.3"))
            .filter(each -> each.labels().get("code").equals("502"))
            .findFirst()
            .orElseThrow();
    assertThat(newVersion.values()[0]).isZero();
  }

  @Test
  void classicBucketsAreCumulativeAndExactAtTheThreshold() {
    Map<Labels, Double> last = lastValues("feature-store");
    List<Served> all = served("feature-store");
    Labels bucket =
        Labels.of(
            Labels.NAME,
            "feature_store_request_duration_seconds_bucket",
            "service",
            "feature-store");
    assertThat(last)
        .containsEntry(
            bucket.with("le", "0.05"),
            (double) all.stream().filter(each -> each.micros() <= 50_000).count())
        .containsEntry(bucket.with("le", "+Inf"), (double) all.size());
    double before = 0;
    for (String le : List.of("0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "1.0", "+Inf")) {
      Double now = last.get(bucket.with("le", le));
      assertThat(now).as(le).isNotNull().isGreaterThanOrEqualTo(before);
      before = now == null ? 0 : now;
    }
  }

  @Test
  void everyFeedIsInAnExponentialHistogram() {
    long count = 0;
    long until = START;
    for (Push push : of("recommender", "/v1/metrics")) {
      for (ExponentialHistogramDataPoint point :
          PushDecoder.otlpMetrics(push)
              .getResourceMetrics(0)
              .getScopeMetrics(0)
              .getMetrics(0)
              .getExponentialHistogram()
              .getDataPointsList()) {
        assertThat(point.getStartTimeUnixNano()).isEqualTo(until * 1_000_000);
        until = point.getTimeUnixNano() / 1_000_000;
        count += point.getCount();
      }
    }
    assertThat(count).isEqualTo(served("recommender").size());
    assertThat(until).isEqualTo(START + SECONDS * 1_000L);
  }

  @Test
  void everyEventIsInAnHdrInterval() {
    long count = 0;
    long slow = 0;
    for (Push push : of("stream-pipeline", "/api/v1/hdr?unit=us")) {
      if (!PushDecoder.holds(push, "pipeline_event_lag_seconds")) {
        continue;
      }
      for (Histogram interval : PushDecoder.hdr(push)) {
        count += interval.getTotalCount();
        slow += interval.getCountBetweenValues(5_000_000, Long.MAX_VALUE / 4);
        assertThat(interval.getEndTimeStamp() - interval.getStartTimeStamp()).isEqualTo(1_000);
      }
    }
    assertThat(count)
        .isEqualTo(
            served("stream-pipeline").stream()
                .filter(each -> each.way().equals(StreamPipeline.DELIVERED))
                .count());
    assertThat(slow).isZero();
  }

  @Test
  void failuresAreInTheLog() {
    List<String> bodies =
        of("checkout", "/api/v1/logs").stream()
            .flatMap(push -> PushDecoder.lines(push).stream())
            .filter(line -> line.path("severity").asText().equals("ERROR"))
            .map(line -> line.path("body").asText())
            .toList();
    assertThat(bodies).hasSizeGreaterThan(50).allMatch(body -> body.matches("order \\d+ failed.*"));
    assertThat(bodies).anyMatch(body -> body.contains("\"coupon\" is null"));
  }

  /** The series of a histogram are described under its own name. */
  private static String family(String metric) {
    return metric.replaceFirst("_duration_seconds_(bucket|count|sum)$", "_duration_seconds");
  }

  private List<Floats> firstSamples(String service) {
    return of(service, "/api/v1/write").stream()
        .map(PushDecoder::remoteWrite)
        .filter(series -> !series.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private List<String> paths(String service) {
    return pushes(service).stream().map(Push::path).distinct().toList();
  }

  private List<Push> of(String service, String path) {
    return pushes(service).stream().filter(push -> push.path().equals(path)).toList();
  }

  private List<Served> served(String service) {
    return served.getOrDefault(service, List.of());
  }

  private List<Push> pushes(String service) {
    return pushed.getOrDefault(service, List.of());
  }

  private Map<Labels, Double> lastValues(String service) {
    Map<Labels, Double> last = new LinkedHashMap<>();
    for (Push push : of(service, "/api/v1/write")) {
      for (Floats series : PushDecoder.remoteWrite(push)) {
        last.put(series.labels(), series.values()[series.values().length - 1]);
      }
    }
    return last;
  }
}
