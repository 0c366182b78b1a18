package dev.headroom.metrics.head;

import static dev.headroom.storage.logs.Pages.found;
import static dev.headroom.storage.series.Push.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.SampleStoreContract;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cumulative distributions add, where the shape of their buckets matters. */
class CumulativeApplyTest {
  private static final Labels SERIES = Push.series("duration_seconds");
  private static final long START = NOW - 100;

  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
  private long counted;

  CumulativeApplyTest() {
    head.addTap(new Counting());
  }

  private final class Counting implements SeriesTap {
    @Override
    public boolean wants(Labels series) {
      return true;
    }

    @Override
    public void distribution(
        Labels series, Unit unit, long since, long timestamp, Distribution growth) {
      counted += growth.count();
    }
  }

  @Test
  void points_add_what_they_grew_by() {
    assertThat(cumulative(START, 10, buckets(1, 0, 0))).isEqualTo(1);
    assertThat(cumulative(START, 20, buckets(1, 2, 0))).isEqualTo(2);
    assertThat(cumulative(START, 30, buckets(1, 2, 0))).isZero();
    assertThat(cumulative(START, 40, buckets(1, 2, 5))).isEqualTo(5);
  }

  @Test
  void a_first_point_without_a_start_is_the_base_line() {
    assertThat(cumulative(0, 10, buckets(7, 0, 0))).isZero();
    assertThat(cumulative(0, 20, buckets(9, 0, 0))).isEqualTo(2);
    assertThat(cumulative(0, 30, buckets(1, 0, 0))).isEqualTo(1);
  }

  @Test
  void a_first_point_that_started_too_long_ago_is_the_base_line() {
    long start = NOW - 300_001;
    assertThat(cumulative(start, 0, buckets(7, 0, 0))).isZero();
    assertThat(cumulative(start, 20, buckets(9, 0, 0))).isEqualTo(2);
  }

  @Test
  void a_start_that_moves_within_what_was_counted_changes_nothing() {
    cumulative(START, 10, buckets(7, 0, 0));
    assertThat(cumulative(START + 5, 20, buckets(8, 0, 0))).isEqualTo(1);
  }

  @Test
  void a_start_after_what_was_counted_counts_anew() {
    cumulative(START, 10, buckets(7, 0, 0));
    assertThat(cumulative(NOW + 15, 20, buckets(8, 0, 0))).isEqualTo(8);
  }

  @Test
  void a_fall_counts_anew() {
    cumulative(START, 10, exponential(4, 9));
    assertThat(cumulative(START, 20, exponential(4, 10))).isEqualTo(1);
    assertThat(cumulative(START, 30, exponential(4, 2))).isEqualTo(2);
  }

  @Test
  void a_bucket_that_falls_far_counts_anew_though_the_total_grew() {
    cumulative(START, 10, buckets(10, 0, 0));
    assertThat(cumulative(START, 20, buckets(3, 0, 20))).isEqualTo(23);
  }

  @Test
  void a_bucket_that_falls_by_little_is_another_voice() {
    cumulative(START, 10, buckets(100, 50, 0));
    assertThat(cumulative(START, 20, buckets(99, 52, 0))).isZero();
    assertThat(cumulative(START, 30, buckets(101, 52, 0))).isEqualTo(3);
  }

  @Test
  void other_buckets_are_a_base_line_unless_the_count_fell() {
    cumulative(START, 10, exponential(4, 2));
    assertThat(cumulative(START, 20, buckets(1, 1, 1))).isZero();
    assertThat(cumulative(START, 30, buckets(1, 1, 2))).isEqualTo(1);
    assertThat(cumulative(START, 40, exponential(4, 1))).isEqualTo(1);
  }

  @Test
  void growth_crosses_a_change_of_scale() {
    cumulative(START, 10, exponential(4, 9));
    assertThat(cumulative(START, 20, exponential(2, 12))).isEqualTo(3);
  }

  @Test
  void cells_add_to_their_interval() {
    cumulative(START, 10_000, hdr(5, 6));
    cumulative(START, 20_000, hdr(5, 6, 7));
    cumulative(START, 20_001, hdr(5, 6, 7, 8));
    List<PercentileAnswer.Point> points =
        found(
                new SeriesQueries(head)
                    .percentiles(
                        new PercentileQuery(
                            Selector.parse("duration_seconds"),
                            Push.ALL,
                            List.of(0.5),
                            Optional.empty())))
            .points();
    assertThat(points).hasSize(1);
    assertThat(points.getFirst().count()).isEqualTo(4);
  }

  @Test
  void points_that_come_again_are_told_apart() {
    cumulative(START, 10, buckets(1, 0, 0));
    cumulative(START, 20, buckets(2, 0, 0));
    assertThat(reasons(START, 20, buckets(2, 0, 0))).isEmpty();
    assertThat(reasons(START, 20, buckets(3, 0, 0))).containsExactly("duplicate_timestamp");
    assertThat(reasons(START, 10, buckets(1, 0, 0))).isEmpty();
    assertThat(reasons(START, 15, buckets(1, 0, 0))).containsExactly("out_of_order");
    assertThat(counted).isEqualTo(2);
  }

  private long cumulative(long start, long millis, Distribution distribution) {
    long before = counted;
    reasons(start, millis, distribution);
    return counted - before;
  }

  private List<String> reasons(long start, long millis, Distribution distribution) {
    return SampleStoreContract.reasons(
        Push.to(head, Push.cumulative(SERIES, Unit.SECONDS, start, NOW + millis, distribution)));
  }

  private static BucketDistribution buckets(long... counts) {
    return new BucketDistribution(new double[] {1, 2}, counts, 0);
  }

  private static ExponentialDistribution exponential(int scale, long count) {
    return new ExponentialDistribution(
        scale, 0, 0, new Buckets(0, new long[] {count}), Buckets.NONE, 0);
  }

  private static HdrDistribution hdr(long... ticks) {
    int[] cells = new int[ticks.length];
    long[] counts = new long[ticks.length];
    for (int i = 0; i < ticks.length; i++) {
      cells[i] = HdrLayout.TWO_DIGITS.cell(ticks[i]);
      counts[i] = 1;
    }
    return new HdrDistribution(2, cells, counts, 0, 0);
  }
}
