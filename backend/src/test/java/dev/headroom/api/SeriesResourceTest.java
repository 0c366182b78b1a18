package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesResourceTest extends ApiStage {
  @Test
  void samples_are_told_as_prometheus_writes_them() throws Exception {
    world.samples("depth", "a", 1, 2.5);
    world.samples("depth", "b", Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    JsonNode samples = world.json("/api/v1/samples?match=depth");
    assertThat(samples.get("truncated").asBoolean()).isFalse();
    assertThat(samples.get("series").get(0).get("labels").get("job").asText()).isEqualTo("a");
    JsonNode pairs = samples.get("series").get(0).get("samples");
    assertThat(pairs.get(0).get(0).asLong()).isEqualTo(ApiWorld.NOW.toEpochMilli() - 60_000);
    assertThat(pairs.get(0).get(1).asText()).isEqualTo("1");
    assertThat(pairs.get(1).get(1).asText()).isEqualTo("2.5");
    JsonNode infinite = samples.get("series").get(1).get("samples");
    assertThat(infinite.get(0).get(1).asText()).isEqualTo("+Inf");
    assertThat(infinite.get(1).get(1).asText()).isEqualTo("-Inf");
    JsonNode cut = world.json("/api/v1/samples?match=depth&limit=1");
    assertThat(cut.get("series")).hasSize(1);
    assertThat(cut.get("truncated").asBoolean()).isTrue();
  }

  @Test
  void a_counter_is_told_by_what_was_said_of_its_family() throws Exception {
    world.samples("app_requests_total", "a", 1, 2);
    world.samples("app_requests_created", "a", 1_700_000_000, 1_700_000_000);
    world.describe(
        new MetricMetadata(
            "app_requests", MetricKind.COUNTER, "", "Requests taken.", "app_requests"));
    JsonNode total = world.json("/api/v1/metrics?metric=app_requests_total").get("metrics").get(0);
    assertThat(total.get("kind").asText()).isEqualTo("counter");
    assertThat(total.get("help").asText()).isEqualTo("Requests taken.");
    JsonNode created =
        world.json("/api/v1/metrics?metric=app_requests_created").get("metrics").get(0);
    assertThat(created.get("kind").asText()).isEqualTo("gauge");
    assertThat(created.get("unit").asText()).isEqualTo("s");
    assertThat(created.get("help").asText()).isEqualTo("Requests taken.");
    assertThat(world.json("/api/v1/metrics?text=TAKEN%20total").get("total").asInt()).isOne();
    JsonNode first = world.json("/api/v1/metrics?limit=1");
    assertThat(first.get("metrics")).hasSize(1);
    assertThat(first.get("total").asInt()).isEqualTo(2);
  }

  @Test
  void series_are_counted_by_label_and_drawn_in_lines() throws Exception {
    world.samples("depth", "a", 1, 2);
    world.samples("depth", "b", 3, 4);
    JsonNode counted = world.json("/api/v1/cardinality?match=depth");
    assertThat(counted.get("series").asInt()).isEqualTo(2);
    JsonNode lines = world.json("/api/v1/lines?query=depth&by=job&top=1&from=now-10m");
    assertThat(lines.get("lines").get(0).get("labels").get("job").asText()).isEqualTo("b");
    assertThat(lines.get("lines").get(0).get("latest").asDouble()).isEqualTo(4);
    assertThat(lines.get("more").asInt()).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          samples                                      | match: is required
          samples?match=a%7Bb                          | match:
          samples?match=a&limit=1001                   | limit: must be 1 to 1000: 1001
          metrics?limit=0                              | limit: must be 1 to 1000: 0
          cardinality                                  | match: is required
          cardinality?match=a&limit=1001               | limit: must be 1 to 1000: 1001
          lines                                        | query: is required
          lines?query=a&show=mean                      | show is latest or rate: mean
          lines?query=a&top=51                         | top must be 1 to 50: 51
          lines?query=a&by=a,b,c,d,e,f                 | by is up to 5 names of labels
          """)
  void what_cannot_be_asked_is_told_with_its_bound(String target, String detail) throws Exception {
    assertThat(world.refusal("/api/v1/" + target)).contains(detail);
  }
}
