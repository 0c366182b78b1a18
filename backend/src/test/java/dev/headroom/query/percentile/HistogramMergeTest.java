package dev.headroom.query.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.Seed;
import dev.headroom.metrics.histogram.Given;
import dev.headroom.model.Unit;
import dev.headroom.model.Unit.Dimension;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.query.percentile.PercentileAnswer.HistogramKind;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HistogramMergeTest {
  private static final Offset<Double> HAIR = within(1e-4);
  private static final List<Double> QUANTILES =
      List.of(0.0, 0.001, 0.07, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 1.0);
  private static final double[] BOUNDS = {0.1, 0.2, 1};

  private final HistogramMerge merge = new HistogramMerge(Dimension.TIME);

  @Test
  void percentiles_of_cells_are_those_of_hdr_histogram() {
    Random random = Seed.fixed(21);
    for (int run = 0; run < 300; run++) {
      int digits = 2 + run % 2;
      HistogramMerge cells = new HistogramMerge(Dimension.TIME);
      Histogram library = new Histogram(1, 86_400_000_000L, digits);
      for (int part = 0; part < 3; part++) {
        long[] ticks =
            random
                .longs(1 + random.nextInt(run + 1), 0, 1L << 30)
                .map(each -> each >> random.nextInt(28))
                .toArray();
        for (long value : ticks) {
          library.recordValue(value);
        }
        cells.add(HdrLayout.of(digits), digits, 0, Given.payload(digits, ticks), 0);
      }
      List<Estimate> estimates = cells.estimates(Unit.SECONDS, QUANTILES);
      for (int i = 0; i < QUANTILES.size(); i++) {
        long expected = library.getValueAtPercentile(QUANTILES.get(i) * 100);
        assertThat(Math.round(estimates.get(i).value() * 1e6)).isEqualTo(expected);
        assertThat(estimates.get(i).low() * 1e6)
            .isCloseTo(Math.max(0, library.lowestEquivalentValue(expected) - 0.5), HAIR);
        assertThat(estimates.get(i).high() * 1e6)
            .isCloseTo(library.highestEquivalentValue(expected) + 0.5, HAIR);
      }
    }
  }

  @Test
  void the_zero_bucket_reaches_as_far_below_zero_as_above() {
    merge.add(
        Unit.SECONDS,
        new ExponentialDistribution(
            0,
            3,
            0.25,
            ExponentialDistribution.Buckets.NONE,
            ExponentialDistribution.Buckets.NONE,
            0));
    Estimate only = merge.estimates(Unit.SECONDS, List.of(0.5)).getFirst();
    assertThat(only.low()).isEqualTo(-0.25);
    assertThat(only.high()).isEqualTo(0.25);
  }

  @Test
  void values_under_a_tick_have_bounds_and_an_error() {
    merge.add(HdrLayout.TWO_DIGITS, 2, 0, Given.payload(2, 0, 0), 0);
    Estimate only = merge.estimates(Unit.SECONDS, List.of(0.5)).getFirst();
    assertThat(only).isEqualTo(new Estimate(0, 0, 5e-7));
    assertThat(merge.relativeErrorBound(List.of(only))).isEqualTo(1);
  }

  @Test
  void cells_that_came_as_cells_may_lie_one_beside_theirs() {
    merge.add(HdrLayout.TWO_DIGITS, 2, Double.NaN, Given.payload(2, 1_000), 0);
    assertThat(merge.estimates(Unit.SECONDS, List.of(0.5)))
        .containsExactly(new Estimate(0.001003, 0.0009955, 0.0010075));
  }

  @Test
  void seconds_come_out_without_noise() {
    merge.add(HdrLayout.TWO_DIGITS, 2, 0, Given.payload(2, 200_000), 0);
    assertThat(merge.estimates(Unit.SECONDS, List.of(0.5)))
        .containsExactly(new Estimate(0.200703, 0.1996795, 0.2007035));
    assertThat(merge.relativeErrorBound(merge.estimates(Unit.SECONDS, List.of(0.5))))
        .isEqualTo(1 / 128.0);
  }

  @Test
  void explicit_buckets_are_interpolated_as_prometheus_does() {
    merge.add(Unit.SECONDS, new BucketDistribution(BOUNDS, new long[] {5, 2, 4, 1}, Double.NaN));
    assertValues(merge, List.of(0.0, 0.2, 0.5, 0.8, 1.0), 0, 0.048, 0.15, 0.72, 1);
    assertThat(merge.estimates(Unit.SECONDS, List.of(1.0)).getFirst().high()).isInfinite();
    assertThat(merge.estimates(Unit.SECONDS, List.of(0.5)).getFirst())
        .isEqualTo(new Estimate(0.15000000000000002, 0.1, 0.2));
  }

  @Test
  void explicit_buckets_below_zero_have_no_lower_edge() {
    merge.add(
        Unit.SECONDS,
        new BucketDistribution(
            new double[] {-0.2, -0.1, 0.3}, new long[] {1, 1, 0, 1}, Double.NaN));
    assertValues(merge, List.of(0.0, 0.2, 0.5, 0.8, 1.0), -0.2, -0.2, -0.15, 0.3, 0.3);
    assertThat(merge.estimates(Unit.SECONDS, List.of(0.2)).getFirst().low())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void exponential_buckets_are_interpolated_by_their_logarithm() {
    merge.add(Unit.SECONDS, Given.exponential(0, 1.5, 1.5, 3, 3));
    Estimate median = merge.estimates(Unit.SECONDS, List.of(0.25)).getFirst();
    assertThat(median).isEqualTo(new Estimate(Math.sqrt(2), 1, 2));
    assertThat(merge.relativeErrorBound(List.of(median)))
        .isCloseTo((2 - Math.sqrt(2)) / 2, within(1e-4));
  }

  @Test
  void exponential_zero_and_negative_buckets_come_first() {
    merge.add(Unit.SECONDS, Given.exponential(0, -3, -1.5, 0, 3));
    List<Estimate> estimates = merge.estimates(Unit.SECONDS, List.of(0.2, 0.5, 0.75, 1.0));
    assertThat(estimates).extracting(Estimate::low).containsExactly(-4.0, -2.0, 0.0, 2.0);
    assertThat(estimates).extracting(Estimate::high).containsExactly(-2.0, -1.0, 0.0, 4.0);
  }

  @Test
  void counts_stop_at_the_largest_number_and_never_wrap() {
    long most = Long.MAX_VALUE;
    for (int i = 0; i < 2; i++) {
      merge.add(HdrLayout.TWO_DIGITS, 2, 0, new int[] {1, 2}, new long[] {most, most}, most);
      merge.add(Unit.SECONDS, new BucketDistribution(new double[] {1}, new long[] {most, most}, 0));
      merge.add(
          Unit.SECONDS,
          new ExponentialDistribution(
              i,
              most,
              0,
              new ExponentialDistribution.Buckets(0, new long[] {most, most}),
              ExponentialDistribution.Buckets.NONE,
              0));
    }
    assertThat(merge.count()).isEqualTo(most);
    assertThat(merge.overflow()).isEqualTo(most);
    assertThat(merge.estimates(Unit.SECONDS, List.of(0.0, 0.5, 1.0))).hasSize(3);
  }

  @Test
  void a_quantile_of_as_many_as_can_be_told_is_in_a_bucket() {
    long most = Long.MAX_VALUE;
    merge.add(
        Unit.SECONDS,
        new BucketDistribution(new double[] {1, 2}, new long[] {most, most, most}, 0));
    List<Estimate> estimates = merge.estimates(Unit.SECONDS, List.of(0.5, 1.0));
    assertThat(estimates).extracting(Estimate::high).containsExactly(1.0, 1.0);
  }

  @Test
  void exponential_scales_meet_at_the_lower() {
    merge.add(Unit.SECONDS, Given.exponential(5, 1.1, 2.2, 4.4));
    merge.add(Unit.SECONDS, Given.exponential(1, 1.1, 2.2, 4.4));
    assertThat(merge.approximate()).isFalse();
    assertThat(merge.count()).isEqualTo(6);
    Estimate median = merge.estimates(Unit.SECONDS, List.of(0.5)).getFirst();
    assertThat(median.low()).isEqualTo(2);
    assertThat(median.high()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
  }

  @Test
  void units_of_one_dimension_meet_in_the_unit_asked_for() {
    merge.add(
        Unit.MILLISECONDS,
        new BucketDistribution(new double[] {100, 200}, new long[] {0, 10, 0}, Double.NaN));
    merge.add(HdrLayout.TWO_DIGITS, 2, 0, Given.payload(2, 150_000, 150_000), 0);
    assertThat(merge.approximate()).isTrue();
    assertThat(merge.kinds()).containsExactly(HistogramKind.HDR, HistogramKind.BUCKETS);
    Estimate median = merge.estimates(Unit.SECONDS, List.of(0.5)).getFirst();
    assertThat(median.low()).isEqualTo(0.1);
    assertThat(median.high()).isEqualTo(0.2);
    assertThat(median.value()).isBetween(0.145, 0.155);
  }

  @Test
  void buckets_with_other_bounds_are_merged_with_the_bounds_said() {
    merge.add(Unit.SECONDS, Given.explicit(BOUNDS, 0.15, 0.15));
    merge.add(Unit.SECONDS, Given.explicit(new double[] {0.3, 0.4}, 0.35, 0.35));
    assertThat(merge.approximate()).isTrue();
    List<Estimate> estimates = merge.estimates(Unit.SECONDS, List.of(0.25, 0.5, 0.75));
    assertThat(estimates.get(0)).isEqualTo(new Estimate(0.15000000000000002, 0.1, 0.2));
    assertThat(estimates.get(1)).isEqualTo(new Estimate(0.2, 0.1, 0.2));
    assertThat(estimates.get(2).low()).isEqualTo(0.3);
  }

  @Test
  void buckets_without_an_end_are_heaps_among_others() {
    merge.addClassic(Unit.SECONDS, Given.explicit(new double[] {1}, 5, 6));
    merge.addClassic(Unit.SECONDS, Given.explicit(new double[] {2}, 5, 6));
    Estimate highest = merge.estimates(Unit.SECONDS, List.of(1.0)).getFirst();
    assertThat(highest.value()).isEqualTo(2);
    assertThat(highest.high()).isInfinite();
    assertThat(merge.estimates(Unit.SECONDS, List.of(0.0)).getFirst().value()).isEqualTo(1);
  }

  @Test
  void cells_of_more_digits_fold_into_the_fewest() {
    long[] ticks = Seed.fixed(4).longs(2_000, 1, 10_000_000).toArray();
    merge.add(HdrLayout.THREE_DIGITS, 3, 0, Given.payload(3, ticks), 0);
    merge.add(HdrLayout.TWO_DIGITS, 2, 0, Given.payload(2, ticks), 0);
    HistogramMerge coarse = new HistogramMerge(Dimension.TIME);
    coarse.add(HdrLayout.TWO_DIGITS, 2, 0, Given.payload(2, ticks), 0);
    assertThat(merge.estimates(Unit.SECONDS, QUANTILES))
        .isEqualTo(coarse.estimates(Unit.SECONDS, QUANTILES));
    assertThat(merge.approximate()).isFalse();
  }

  @Test
  void cells_that_came_coarser_than_their_layout_have_the_coarser_bounds() {
    HdrDistribution fine = Given.hdr(2, 1_000);
    merge.add(HdrLayout.TWO_DIGITS, 1, 0, fine.cells(), fine.counts(), 0);
    Estimate only = merge.estimates(Unit.SECONDS, List.of(0.5)).getFirst();
    HdrLayout coarse = HdrLayout.of(1);
    assertThat(only.low()).isEqualTo((coarse.lowest(coarse.cell(1_000)) - 0.5) / 1e6);
    assertThat(only.high()).isEqualTo((coarse.highest(coarse.cell(1_000)) + 0.5) / 1e6);
    assertThat(merge.relativeErrorBound(List.of(only))).isEqualTo(1 / 16.0);
  }

  @Test
  void overflow_leaves_the_last_cell_without_an_end() {
    long max = Dimension.TIME.ticksMax();
    merge.add(HdrLayout.TWO_DIGITS, 2, 0, Given.payload(2, 5, max, max), 2);
    List<Estimate> estimates = merge.estimates(Unit.SECONDS, List.of(0.2, 1.0));
    assertThat(estimates.get(0)).isEqualTo(new Estimate(5e-6, 4.5e-6, 5.5e-6));
    assertThat(estimates.get(1).high()).isInfinite();
    assertThat(estimates.get(1).value()).isCloseTo(86_400, within(86_400 / 128.0));
    assertThat(merge.overflow()).isEqualTo(2);
    assertThat(merge.relativeErrorBound(estimates)).isInfinite();
  }

  @Test
  void a_rank_is_counted_in_exact_decimals() {
    assertThat(MergedBuckets.rank(0.07, 100)).isEqualTo(7);
    assertThat(MergedBuckets.rank(0.29, 100)).isEqualTo(29);
    assertThat(MergedBuckets.rank(0.99, 100)).isEqualTo(99);
    assertThat(MergedBuckets.rank(0.999, 1_000_000_000_000L)).isEqualTo(999_000_000_000L);
    assertThat(MergedBuckets.rank(0.5, 1)).isEqualTo(1);
    assertThat(MergedBuckets.rank(0, 10)).isEqualTo(1);
    assertThat(MergedBuckets.rank(1, 10)).isEqualTo(10);
  }

  private static void assertValues(
      HistogramMerge merge, List<Double> quantiles, double... expected) {
    List<Estimate> estimates = merge.estimates(Unit.SECONDS, quantiles);
    for (int i = 0; i < expected.length; i++) {
      assertThat(estimates.get(i).value()).isCloseTo(expected[i], within(1e-12));
      assertThat(estimates.get(i).value())
          .isBetween(estimates.get(i).low(), estimates.get(i).high());
    }
  }
}
