package dev.headroom.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentileResourceTest extends ApiStage {
  @Test
  void percentiles_are_told_with_count_bounds_and_freshness() throws Exception {
    world.observations("pay_seconds", 0.1, 0.1, 0.2, 0.9);
    JsonNode percentiles = world.json("/api/v1/percentiles?metric=pay_seconds&q=0.5,0.99");
    assertThat(percentiles.get("unit").asText()).isEqualTo("s");
    assertThat(percentiles.get("series").asInt()).isOne();
    assertThat(percentiles.get("step").isNull()).isTrue();
    JsonNode point = percentiles.get("points").get(0);
    assertThat(point.get("count").asLong()).isEqualTo(4);
    JsonNode median = point.get("values").get(0);
    assertThat(median.get("q").asDouble()).isEqualTo(0.5);
    assertThat(median.get("value").asDouble())
        .isBetween(median.get("low").asDouble(), median.get("high").asDouble());
    assertThat(percentiles.get("freshness").get("ageSeconds").asDouble()).isBetween(20.0, 30.0);
  }

  @Test
  void a_step_makes_points_and_a_match_leaves_series_out() throws Exception {
    world.observations("pay_seconds", 0.1);
    JsonNode steps =
        world.json("/api/v1/percentiles?metric=pay_seconds&step=15s&match=%7Bjob%3D%22a%22%7D");
    assertThat(steps.get("step").asText()).isEqualTo("20s");
    assertThat(steps.get("points")).hasSize(1);
    JsonNode none = world.json("/api/v1/percentiles?metric=pay_seconds&match=%7Bjob%3D%22b%22%7D");
    assertThat(none.get("points")).isEmpty();
    assertThat(none.get("freshness").get("newest").isNull()).isTrue();
  }

  @Test
  void a_heat_map_counts_by_time_and_value() throws Exception {
    world.observations("pay_seconds", 0.1, 0.1, 0.2, 0.9);
    JsonNode heatmap = world.json("/api/v1/heatmap?metric=pay_seconds&from=now-10m&step=1m&rows=4");
    assertThat(heatmap.get("bounds").size()).isBetween(2, 5);
    assertThat(heatmap.get("columns").findValuesAsText("count")).contains("4");
    assertThat(heatmap.get("stepSeconds").asDouble()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          percentiles                                  | metric: is required
          percentiles?metric=a&q=2                     | query:
          percentiles?metric=a&q=half                  | q:
          percentiles?metric=a&step=0s                 | query:
          percentiles?metric=a&step=10s&from=now-31d   | query: at most 11000 steps
          percentiles?metric=a&match=%7Ba              | match:
          heatmap                                      | metric: is required
          heatmap?metric=a&rows=0                      | rows: must be 1 to 120: 0
          heatmap?metric=a&rows=121                    | rows: must be 1 to 120: 121
          """)
  void what_cannot_be_asked_is_told_with_its_bound(String target, String detail) throws Exception {
    assertThat(world.refusal("/api/v1/" + target)).startsWith(detail);
  }
}
