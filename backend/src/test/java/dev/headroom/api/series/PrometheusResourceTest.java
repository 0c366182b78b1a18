package dev.headroom.api.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.Seed;
import dev.headroom.api.http.AccessFilter;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Loopback;
import dev.headroom.api.http.RequestFrame;
import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.SeriesData.Floats;
import dev.headroom.query.SeriesQueries;
import io.prometheus.client.CollectorRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of Prometheus' HTTP API over real HTTP. */
class PrometheusResourceTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:07:00Z");
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Head metrics = new Head(HeadConfig.defaults(), new CollectorRegistry());
  private Loopback http;

  @BeforeEach
  void start() throws Exception {
    InstantSource clock = InstantSource.fixed(NOW);
    Answers answers =
        new Answers(
            Loopback.JSON,
            Runnable::run,
            clock,
            new CollectorRegistry(),
            SeriesResources.PROMETHEUS_ERRORS,
            AccessFilter.OPEN);
    http =
        new Loopback(router -> {
          new RequestFrame(answers, Seed.fixed(1))
              .mountFirst(router, Duration.ofSeconds(20), path -> false);
          new PrometheusResource(new SeriesQueries(metrics), clock, answers).mount(router);
        });
    long at = NOW.toEpochMilli() - 1_000;
    for (String job : List.of("a", "b")) {
      Labels labels = Labels.of(Labels.NAME, "up", "job", job);
      metrics.apply(at, List.of(new Floats(labels, new long[] {at}, new double[] {1})), List.of());
    }
    metrics.apply(
        at, List.of(), List.of(new MetricMetadata("up", MetricKind.GAUGE, "1", "Is it up?", "up")));
  }

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void series_are_told_by_their_labels_and_a_limit_says_that_it_cut() throws Exception {
    JsonNode all = http.json("/api/v1/series?match%5B%5D=up");
    assertThat(all.get("status").asText()).isEqualTo("success");
    assertThat(all.get("data").findValuesAsText("job")).containsExactlyInAnyOrder("a", "b");
    assertThat(all.has("warnings")).isFalse();
    JsonNode cut = http.json("/api/v1/series?match%5B%5D=up&limit=1");
    assertThat(cut.get("data")).hasSize(1);
    assertThat(cut.get("warnings").get(0).asText()).isEqualTo("results truncated due to limit");
  }

  @Test
  void a_form_is_read_like_an_address() throws Exception {
    JsonNode asked =
        Loopback.ok(http.send("POST", "/api/v1/series", FORM, "match%5B%5D=up&limit=0"));
    assertThat(asked.get("data")).hasSize(2);
    assertThat(Loopback.ok(http.send("POST", "/api/v1/labels", FORM, "limit=9")).get("data"))
        .isEqualTo(http.json("/api/v1/labels").get("data"));
  }

  @Test
  void labels_values_and_metadata_are_told() throws Exception {
    assertThat(http.json("/api/v1/labels").get("data").toString())
        .isEqualTo("[\"__name__\",\"job\"]");
    assertThat(http.json("/api/v1/label/job/values").get("data").toString())
        .isEqualTo("[\"a\",\"b\"]");
    JsonNode metadata = http.json("/api/v1/metadata?metric=up").get("data").get("up").get(0);
    assertThat(metadata.get("type").asText()).isEqualTo("gauge");
    assertThat(metadata.get("help").asText()).isEqualTo("Is it up?");
    assertThat(http.json("/api/v1/metadata?metric=down").get("data")).isEmpty();
  }

  @Test
  void a_range_without_data_has_no_series() throws Exception {
    assertThat(http.json("/api/v1/series?match%5B%5D=up&end=0").get("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          series                              | match[]: no match[] parameter provided
          series?match%5B%5D=up%7B            | match[]:
          series?match%5B%5D=up&limit=some    | limit: not a whole number: some
          labels?start=soon                   | start: cannot parse "soon" to a valid timestamp
          labels?start=2&end=1                | end: end timestamp must not be before start time
          """)
  void errors_are_written_as_prometheus_writes_them(String target, String error) throws Exception {
    HttpResponse<String> refused = http.get("/api/v1/" + target);
    assertThat(Loopback.detail(refused, 400)).startsWith(error);
    assertThat(Loopback.JSON.readTree(refused.body()).get("errorType").asText())
        .isEqualTo("bad_data");
  }

  @Test
  void bounds_are_told_with_their_values() throws Exception {
    String many = "match%5B%5D=up&".repeat(101);
    assertThat(Loopback.detail(http.send("POST", "/api/v1/series", FORM, many), 400))
        .isEqualTo("match[]: at most 100 are taken");
    String large = "x=" + "y".repeat(256 * 1024);
    assertThat(Loopback.detail(http.send("POST", "/api/v1/series", FORM, large), 413))
        .isEqualTo("the body is larger than 262144 bytes (limit prometheusFormBytesMax)");
  }
}
