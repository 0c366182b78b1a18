package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.SeriesQueries.SampleAnswer;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new histogram of a known target: its counters are decided together. */
class HeldFirstsTest {
  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
  private final Map<String, Double> counted = new HashMap<>();

  HeldFirstsTest() {
    head.addTap(
        new SeriesTap() {
          @Override
          public boolean wants(Labels series) {
            return series.get("code").equals("500");
          }

          @Override
          public void increase(Labels series, long since, long millis, double increase) {
            String name = series.metric().replace("duration_seconds_", "") + series.get("le");
            counted.merge(name, increase, Double::sum);
          }
        });
    push(0, "200", 900, 1_000, 120);
    push(10, "200", 905, 1_010, 121);
  }

  @Test
  void the_endless_bucket_decides_for_all_even_where_one_bucket_alone_would_not() {
    push(20, "500", 90, 95, 3);
    push(30, "500", 90, 195, 4);
    assertThat(counted).containsEntry("bucket0.1", 90.0);
    assertThat(counted).containsEntry("bucket+Inf", 195.0);
    assertThat(counted).containsEntry("count", 195.0);
    assertThat(counted).containsEntry("sum", 4.0);
  }

  @Test
  void a_large_histogram_is_a_base_line_in_all_its_parts() {
    push(20, "500", 5, 95, 3);
    push(30, "500", 5, 96, 4);
    assertThat(counted).containsEntry("bucket0.1", 0.0);
    assertThat(counted).containsEntry("bucket+Inf", 1.0);
    assertThat(counted).containsEntry("count", 1.0);
    assertThat(counted).containsEntry("sum", 1.0);
  }

  @Test
  void buckets_wait_for_the_one_that_decides() {
    push(20, "500", 5, 6, 3);
    head.apply(NOW + 30_000, List.of(bucket(30, "500", "0.1", 7)), List.of());
    assertThat(counted).containsEntry("bucket0.1", 2.0);
    head.apply(NOW + 30_000, List.of(bucket(30, "500", "+Inf", 8)), List.of());
    assertThat(counted).containsEntry("bucket0.1", 7.0);
    assertThat(counted).containsEntry("bucket+Inf", 8.0);
    assertThat(counted).containsEntry("sum", 3.0);
  }

  @Test
  void without_the_one_that_decides_the_third_value_makes_a_base_line() {
    for (int i = 2; i < 6; i++) {
      head.apply(NOW + i * 10_000L, List.of(bucket(i * 10L, "500", "0.1", 3 + i)), List.of());
    }
    assertThat(counted).containsEntry("bucket0.1", 3.0);
  }

  @Test
  void a_query_finds_the_first_value_too() {
    push(20, "500", 5, 6, 3);
    push(30, "500", 5, 7, 4);
    SampleAnswer answer =
        new SeriesQueries(head)
            .samples(Selector.parse("duration_seconds_count{code=\"500\"}"), Push.ALL, 1_000);
    assertThat(answer.series().getFirst().samples().timesMillis())
        .containsExactly(NOW + 10_000, NOW + 20_000, NOW + 30_000);
    assertThat(answer.series().getFirst().samples().values()).containsExactly(0, 6, 7);
  }

  @Test
  void a_gauge_is_left_as_it_is() {
    Labels before = series("queue_length", "instance", "a", "queue", "x");
    Labels fresh = series("queue_length", "instance", "a", "queue", "y");
    Push.to(head, floats(before, NOW, 5));
    Push.to(head, floats(before, NOW + 10, 6), floats(fresh, NOW + 10, 3, NOW + 20, 4));
    assertThat(
            new SeriesQueries(head)
                .samples(Selector.parse("queue_length{queue=\"y\"}"), Push.ALL, 10)
                .series()
                .getFirst()
                .samples()
                .values())
        .containsExactly(3, 4);
  }

  private void push(long second, String code, double low, double all, double sum) {
    List<SeriesData> data = new ArrayList<>();
    data.add(bucket(second, code, "0.1", low));
    data.add(bucket(second, code, "+Inf", all));
    data.add(counter("sum", second, code, "", sum));
    data.add(counter("count", second, code, "", all));
    head.apply(NOW + second * 1_000, data, List.of());
  }

  private static SeriesData bucket(long second, String code, String bound, double value) {
    return counter("bucket", second, code, bound, value);
  }

  private static SeriesData counter(
      String part, long second, String code, String bound, double value) {
    return floats(
        series("duration_seconds_" + part, "instance", "a", "code", code, "le", bound),
        NOW + second * 1_000,
        value);
  }
}
