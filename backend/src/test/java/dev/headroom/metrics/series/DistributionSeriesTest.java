package dev.headroom.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.metrics.chunk.CellChunk;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.Unit.Dimension;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.query.percentile.MergedDistributions;
import org.junit.jupiter.api.Test;

class DistributionSeriesTest {
  private static final double[] BOUNDS = {1, 2};

  private final DistributionSeries series =
      new DistributionSeries(Labels.of("a", "b"), Unit.SECONDS, HdrLayout.TWO_DIGITS);

  @Test
  void one_interval_is_open_and_the_others_are_sealed() {
    observe(5_000, 1);
    observe(15_000, 1);
    observe(25_000, 1);
    assertThat(series.snapshot().cells()).hasSize(2);
    assertThat(series.snapshot().open()).isNotNull();
    observe(12_000, 7);
    DistributionSnapshot snapshot = series.snapshot();
    assertThat(snapshot.cells()).extracting(CellChunk::firstMillis).containsExactly(0L, 20_000L);
    assertThat(count(10_000, 20_000)).isEqualTo(2);
    assertThat(count(0, 30_000)).isEqualTo(4);
    assertThat(series.newestMillis()).isEqualTo(25_000);
  }

  @Test
  void intervals_before_the_epoch_start_at_ten_seconds_too() {
    observe(-1, 1);
    assertThat(series.oldestMillis()).isEqualTo(-10_000);
  }

  @Test
  void deltas_add_in_any_order_and_at_equal_times() {
    series.add(5, buckets(1, 2, 3));
    series.add(5, buckets(1, 2, 3));
    series.add(5, exponential(4, 7));
    series.add(5, exponential(3, 7));
    series.add(5, exponential(4, 1));
    series.add(5, buckets(1, 2, 4));
    series.add(3, buckets(1, 0, 0));
    assertThat(series.snapshot().points())
        .extracting(point -> point.distribution().count())
        .containsExactly(1L, 19L, 8L, 7L);
    assertThat(DistributionSeries.of(series.snapshot()).footprint()).isEqualTo(series.footprint());
  }

  @Test
  void counts_that_would_not_fit_stay_side_by_side() {
    series.add(5, buckets(Long.MAX_VALUE, 0, 0));
    series.add(5, buckets(1, 0, 0));
    assertThat(series.snapshot().points()).hasSize(2);
  }

  @Test
  void growth_is_added_beside_what_is_stored_for_the_time() {
    series.add(10, buckets(1, 0, 0));
    series.add(10, buckets(1, 0, 0));
    series.add(10, buckets(0, 2, 0));
    series.add(5, hdr(7));
    assertThat(count(0, 11)).isEqualTo(5);
    assertThat(series.newestMillis()).isEqualTo(10);
  }

  @Test
  void cells_beyond_the_largest_value_overflow_into_the_last() {
    long max = Dimension.TIME.ticksMax();
    series.observe(5, new long[] {max, max * 2, Long.MAX_VALUE}, 0);
    series.add(6, hdr(max * 4));
    MergedDistributions merge = merge(0, 10_000);
    assertThat(merge.count()).isEqualTo(4);
    assertThat(merge.overflow()).isEqualTo(3);
    assertThat(series.overflow()).isEqualTo(3);
    observe(10_005, 1);
    assertThat(merge(0, 10_000).overflow()).isEqualTo(3);
  }

  @Test
  void cells_of_other_digits_come_in_by_their_median() {
    series.add(5, new HdrDistribution(1, new int[] {100}, new long[] {3}, 0, 0));
    HdrLayout one = HdrLayout.of(1);
    MergedDistributions estimate = merge(0, 10_000);
    assertThat(estimate.low(Unit.SECONDS, 0.5)).isEqualTo((one.lowest(100) - 0.5) / 1e6);
    assertThat(estimate.high(Unit.SECONDS, 0.5)).isEqualTo((one.highest(100) + 0.5) / 1e6);
    HdrLayout five = HdrLayout.of(5);
    series.add(
        10_005, new HdrDistribution(5, new int[] {five.cell(200_000)}, new long[] {1}, 0, 0));
    estimate = merge(10_000, 20_000);
    assertThat(estimate.high(Unit.SECONDS, 0.5)).isEqualTo(0.2007035);
  }

  @Test
  void dropping_takes_intervals_and_points_that_are_over() {
    observe(5_000, 1);
    observe(15_000, 1);
    series.add(8_000, buckets(1, 0, 0));
    series.add(12_000, buckets(1, 0, 0));
    series.dropBefore(10_000);
    assertThat(count(0, 20_000)).isEqualTo(2);
    series.dropBefore(20_000);
    assertThat(count(0, 20_000)).isZero();
    assertThat(series.oldestMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(series.newestMillis()).isEqualTo(15_000);
  }

  @Test
  void the_footprint_is_a_function_of_the_content() {
    long empty = series.footprint();
    for (int i = 0; i < 500; i++) {
      observe(i * 100L, (long) i * i);
      series.add(i * 100L, i < 300 ? buckets(i, 1, 2) : exponential(3, i));
      series.add(100_000 + i, hdr(1, 2, i));
    }
    assertThat(DistributionSeries.of(series.snapshot()).footprint())
        .isEqualTo(series.footprint())
        .isGreaterThan(empty + 10_000);
  }

  @Test
  void a_snapshot_does_not_see_later_data() {
    observe(5, 1, 2, 3);
    series.add(5, buckets(1, 0, 0));
    DistributionSnapshot snapshot = series.snapshot();
    observe(6, 1, 2, 3);
    observe(50_000, 1);
    series.add(6, buckets(1, 0, 0));
    MergedDistributions merge = new MergedDistributions(Dimension.TIME);
    assertThat(snapshot.read(new TimeRange(0, 100_000), merge.sink())).isTrue();
    assertThat(merge.count()).isEqualTo(4);
    assertThat(snapshot.read(new TimeRange(20_000, 100_000), merge.sink())).isFalse();
  }

  @Test
  void units_are_told_by_what_is_held() {
    DistributionSeries millis =
        new DistributionSeries(Labels.EMPTY, Unit.MILLISECONDS, HdrLayout.TWO_DIGITS);
    assertThat(millis.snapshot().units()).isEmpty();
    millis.add(5, buckets(1, 0, 0));
    assertThat(millis.snapshot().units()).containsExactly(Unit.MILLISECONDS);
    millis.observe(5, new long[] {5}, 5);
    assertThat(millis.snapshot().units())
        .containsExactlyInAnyOrder(Unit.MILLISECONDS, Unit.SECONDS);
  }

  private void observe(long millis, long... ticks) {
    series.observe(millis, ticks, 0);
  }

  private MergedDistributions merge(long from, long to) {
    MergedDistributions merge = new MergedDistributions(Dimension.TIME);
    series.snapshot().read(new TimeRange(from, to), merge.sink());
    return merge;
  }

  private long count(long from, long to) {
    return merge(from, to).count();
  }

  private static BucketDistribution buckets(long... counts) {
    return new BucketDistribution(BOUNDS.clone(), counts, 0);
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
