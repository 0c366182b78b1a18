package dev.headroom.metrics;

import static dev.headroom.metrics.Push.NOW;
import static dev.headroom.metrics.Push.delta;
import static dev.headroom.metrics.Push.observations;
import static dev.headroom.metrics.Push.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.BucketDistribution;
import dev.headroom.select.Selector;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Heat maps as asked for through the store. */
class HeatmapTest {
  private static final Labels SIZE = series("size", "service", "checkout");
  private static final TimeRange RANGE = new TimeRange(NOW - 60_000, NOW + 60_000);

  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());

  private HeatmapAnswer of(int rows) {
    HeatmapQuery query =
        new HeatmapQuery(Selector.parse("size"), RANGE, Duration.ofMinutes(1), rows);
    return (HeatmapAnswer) head.heatmap(query);
  }

  private void push(double[] bounds, long... counts) {
    Push.to(
        head,
        delta(
            SIZE.with("bounds", Arrays.toString(bounds)),
            Unit.ONE,
            NOW,
            new BucketDistribution(bounds, counts, Double.NaN)));
  }

  @Test
  void a_bucket_is_in_the_row_of_its_upper_edge_and_an_endless_one_in_the_last() {
    push(new double[] {1, 10, 100}, 0, 2, 3, 4);
    HeatmapAnswer answer = of(2);
    assertThat(answer.bounds()).containsExactly(1.0, 10.0, 100.0);
    assertThat(answer.columns())
        .containsExactly(new HeatmapAnswer.Column(NOW, NOW + 60_000, 9, List.of(2L, 7L)));
  }

  @Test
  void counts_stop_at_the_largest_number() {
    long most = Long.MAX_VALUE;
    push(new double[] {1, 10}, most, most, 0);
    push(new double[] {1, 10}, most, most, 0);
    push(new double[] {1, 20}, most, 0, most);
    assertThat(of(2).columns()).extracting(HeatmapAnswer.Column::count).containsExactly(most);
    assertThat(of(2).columns().getFirst().counts()).containsExactly(most, most);
  }

  @Test
  void rows_are_no_finer_than_what_is_known() {
    push(new double[] {1, 10, 100}, 0, 2, 3, 0);
    assertThat(of(60).bounds()).hasSize(3);
  }

  @Test
  void one_value_has_one_row() {
    Push.to(head, observations(SIZE, Unit.ONE, NOW, 0.1, 0.1));
    HeatmapAnswer answer = of(60);
    assertThat(answer.bounds()).hasSize(2);
    assertThat(answer.columns().getFirst().counts()).containsExactly(2L);
  }

  @Test
  void what_has_no_logarithm_is_in_the_lowest_row() {
    push(new double[] {-5, 0}, 1, 2, 0);
    assertThat(of(60).bounds()).containsExactly(-5.0, 0.0);
    assertThat(of(60).columns().getFirst().counts()).containsExactly(3L);
    push(new double[] {8, 16}, 0, 1, 0);
    assertThat(of(1).bounds()).containsExactly(8.0, 16.0);
    assertThat(of(1).columns().getFirst().counts()).containsExactly(4L);
  }

  @Test
  void a_distribution_without_buckets_counts_all_the_same() {
    push(new double[] {}, 7);
    assertThat(of(60).columns().getFirst().counts()).containsExactly(7L);
  }

  @Test
  void limits_of_a_question_are_named() {
    assertRefused("1 to 120 rows, not 121", Duration.ofSeconds(10), 121);
    assertRefused("a step is at least 10s", Duration.ofSeconds(9), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new HeatmapQuery(Selector.parse("a"), Push.ALL, Duration.ofSeconds(10), 1))
        .withMessage("at most 1000 steps, not 40000");
    Push.to(
        head,
        observations(series("a", "x", "1"), Unit.SECONDS, NOW, 1),
        observations(series("b", "x", "1"), Unit.BYTE, NOW, 1));
    assertThat(
            head.heatmap(
                new HeatmapQuery(Selector.parse("{x=\"1\"}"), RANGE, Duration.ofMinutes(1), 1)))
        .isInstanceOf(HeatmapOutcome.Refused.class);
  }

  @Test
  void a_step_is_chosen_in_whole_grains() {
    assertThat(PercentileQuery.step(RANGE, 240)).isEqualTo(Duration.ofSeconds(10));
    TimeRange fourHours = new TimeRange(NOW - 14_400_000, NOW);
    assertThat(PercentileQuery.step(fourHours, 240)).isEqualTo(Duration.ofMinutes(1));
    TimeRange unaligned = new TimeRange(NOW - 14_400_001, NOW);
    Duration step = PercentileQuery.step(unaligned, 240);
    assertThat(new Steps(unaligned, Optional.of(step)).number()).isLessThanOrEqualTo(240);
  }

  private static void assertRefused(String message, Duration step, int rows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeatmapQuery(Selector.parse("a"), RANGE, step, rows))
        .withMessageContaining(message);
  }
}
