package dev.headroom.query.percentile;

import static dev.headroom.storage.logs.Pages.found;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.delta;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Answer;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
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
    return found(new SeriesQueries(head).heatmap(query));
  }

  private void push(double[] bounds, long... counts) {
    push(Unit.ONE, bounds, counts);
  }

  private void push(Unit unit, double[] bounds, long... counts) {
    Push.to(
        head,
        delta(
            SIZE.with("bounds", Arrays.toString(bounds)),
            unit,
            NOW,
            new BucketDistribution(bounds, counts, Double.NaN)));
  }

  @Test
  void a_bucket_is_in_the_row_of_its_upper_edge_and_an_endless_one_over_all() {
    push(new double[] {1, 10, 100}, 0, 2, 3, 4);
    HeatmapAnswer answer = of(2);
    assertThat(answer.bounds()).containsExactly(1.0, 10.0, 100.0);
    assertThat(answer.overFrom()).hasValue(100);
    assertThat(answer.columns())
        .containsExactly(new HeatmapAnswer.Column(NOW, NOW + 60_000, 9, List.of(2L, 3L), 4));
  }

  @Test
  void what_is_over_is_seen_where_nothing_else_was_observed() {
    push(new double[] {1, 10}, 0, 0, 4);
    assertThat(of(60).bounds()).containsExactly(5.0, 10.0);
    assertThat(of(60).overFrom()).hasValue(10);
    assertThat(of(60).columns().getFirst().counts()).containsExactly(0L);
    assertThat(of(60).columns().getFirst().over()).isEqualTo(4);
  }

  @Test
  void over_begins_where_the_first_of_several_layouts_ends() {
    push(new double[] {1, 10}, 0, 1, 2);
    push(new double[] {1, 100}, 0, 1, 3);
    assertThat(of(60).bounds()).containsExactly(1.0, 10.0, 100.0);
    assertThat(of(60).overFrom()).hasValue(10);
    assertThat(of(60).columns().getFirst().over()).isEqualTo(5);
  }

  @Test
  void nothing_is_over_where_every_bucket_ends() {
    push(new double[] {1, 10}, 0, 1, 0);
    assertThat(of(60).overFrom()).isEmpty();
    assertThat(of(60).columns().getFirst().over()).isZero();
  }

  @Test
  void a_value_beyond_the_dimension_is_over() {
    double beyond = 30 * 3_600;
    Push.to(head, observations(SIZE, Unit.SECONDS, NOW, 1, beyond));
    HeatmapAnswer answer = of(60);
    assertThat(answer.columns().getFirst().over()).isEqualTo(1);
    assertThat(answer.overFrom().orElseThrow())
        .isEqualTo(answer.bounds().getLast())
        .isCloseTo(24 * 3_600, within(700.0));
  }

  @Test
  void counts_stop_at_the_largest_number() {
    long most = Long.MAX_VALUE;
    push(new double[] {1, 10}, most, most, 0);
    push(new double[] {1, 10}, most, most, 0);
    push(new double[] {1, 20}, most, 0, most);
    push(new double[] {1, 20}, most, 0, most);
    assertThat(of(2).columns()).extracting(HeatmapAnswer.Column::count).containsExactly(most);
    assertThat(of(2).columns().getFirst().counts()).containsExactly(most, most);
    assertThat(of(2).columns().getFirst().over()).isEqualTo(most);
  }

  @Test
  void few_wide_buckets_are_the_rows() {
    push(new double[] {0.1, 0.3, 1, 3}, 1, 2, 0, 4, 0);
    assertThat(of(60).bounds()).containsExactly(0.05, 0.1, 0.3, 1.0, 3.0);
    assertThat(of(60).columns().getFirst().counts()).containsExactly(1L, 2L, 0L, 4L);
  }

  @Test
  void bounds_are_told_as_they_were_written_in_whatever_unit() {
    push(Unit.of("ms"), new double[] {100, 300, 700}, 0, 2, 3, 0);
    push(Unit.SECONDS, new double[] {0.1, 0.3, 0.7}, 0, 4, 5, 0);
    assertThat(of(60).unit()).isEqualTo(Unit.SECONDS);
    assertThat(of(60).bounds()).containsExactly(0.1, 0.3, 0.7);
    assertThat(of(60).columns().getFirst().counts()).containsExactly(6L, 8L);
  }

  @Test
  void many_buckets_share_rows_of_one_width() {
    push(new double[] {1, 2, 4, 8, 16}, 0, 1, 1, 1, 1, 0);
    assertThat(of(4).bounds()).hasSize(5);
    assertThat(of(2).bounds()).containsExactly(1.0, 4.0, 16.0);
    assertThat(of(2).columns().getFirst().counts()).containsExactly(2L, 2L);
  }

  @Test
  void a_bucket_narrower_than_a_row_asks_for_rows_of_one_width() {
    push(new double[] {1, 1.01, 100}, 0, 1, 1, 0);
    assertThat(of(60).bounds()).hasSize(61);
    assertThat(of(60).columns().getFirst().counts()).startsWith(1L).endsWith(1L);
  }

  @Test
  void two_single_values_are_two_thin_rows() {
    Push.to(head, observations(SIZE, Unit.SECONDS, NOW, 0.01, 1));
    HeatmapAnswer answer = of(60);
    assertThat(answer.bounds()).hasSize(61);
    assertThat(answer.columns().getFirst().counts()).startsWith(1L).endsWith(1L);
  }

  @Test
  void one_value_is_a_thin_row_of_a_twofold_stretch() {
    Push.to(head, observations(SIZE, Unit.SECONDS, NOW, 0.1, 0.1));
    HeatmapAnswer answer = of(60);
    double largest = answer.bounds().getLast();
    assertThat(largest).isCloseTo(0.1, within(0.001));
    assertThat(answer.bounds()).hasSize(61).first().isEqualTo(largest / 2);
    assertThat(answer.columns().getFirst().counts()).endsWith(2L);
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
  void what_nothing_bounds_is_over_all_the_same() {
    push(new double[] {}, 7);
    assertThat(of(60).bounds()).isEmpty();
    assertThat(of(60).overFrom()).isEmpty();
    assertThat(of(60).columns())
        .containsExactly(new HeatmapAnswer.Column(NOW, NOW + 60_000, 7, List.of(), 7));
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
            new SeriesQueries(head)
                .heatmap(
                    new HeatmapQuery(Selector.parse("{x=\"1\"}"), RANGE, Duration.ofMinutes(1), 1)))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_step_is_chosen_in_whole_grains() {
    assertThat(PercentileQuery.step(RANGE, 240)).isEqualTo(Duration.ofSeconds(10));
    TimeRange fourHours = new TimeRange(NOW - 14_400_000, NOW);
    assertThat(PercentileQuery.step(fourHours, 240)).isEqualTo(Duration.ofMinutes(1));
    TimeRange unaligned = new TimeRange(NOW - 14_400_001, NOW);
    Duration step = PercentileQuery.step(unaligned, 240);
    assertThat(Steps.covering(unaligned, Optional.of(step)).count()).isLessThanOrEqualTo(240);
  }

  private static void assertRefused(String message, Duration step, int rows) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeatmapQuery(Selector.parse("a"), RANGE, step, rows))
        .withMessageContaining(message);
  }
}
