package dev.headroom.metrics.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.Seed;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import org.junit.jupiter.api.Test;

class ExponentialsTest {
  @Test
  void edges_are_powers_of_the_base() {
    assertThat(Exponentials.upperEdge(0, 0)).isEqualTo(2);
    assertThat(Exponentials.upperEdge(0, -1)).isEqualTo(1);
    assertThat(Exponentials.upperEdge(3, 7)).isEqualTo(2);
    assertThat(Exponentials.upperEdge(3, 0)).isCloseTo(1.0905, within(1e-4));
    assertThat(Exponentials.upperEdge(-1, 0)).isEqualTo(4);
    assertThat(Exponentials.upperEdge(-10, 0)).isInfinite();
    assertThat(Exponentials.upperEdge(20, -(1 << 20) - 1)).isEqualTo(0.5);
  }

  @Test
  void a_lower_scale_is_what_the_values_would_have_been_counted_at() {
    double[] values = Seed.fixed(3).doubles(500, 1e-6, 1e4).toArray();
    for (int scale = -2; scale < 6; scale++) {
      ExponentialDistribution lowered = Exponentials.toScale(Given.exponential(6, values), scale);
      ExponentialDistribution counted = Given.exponential(scale, values);
      assertThat(lowered.scale()).isEqualTo(scale);
      assertThat(lowered.positive()).usingRecursiveComparison().isEqualTo(counted.positive());
    }
  }

  @Test
  void buckets_at_negative_indexes_round_downwards() {
    ExponentialDistribution odd =
        new ExponentialDistribution(
            1, 0, 0, new Buckets(-3, new long[] {1, 2, 4, 8}), Buckets.NONE, 0);
    assertThat(Exponentials.toScale(odd, 0).positive())
        .usingRecursiveComparison()
        .isEqualTo(new Buckets(-2, new long[] {1, 6, 8}));
  }

  @Test
  void a_sum_that_spans_too_much_takes_a_lower_scale() {
    ExponentialDistribution small = Given.exponential(20, 0.001);
    ExponentialDistribution large = Given.exponential(20, 1_000);
    ExponentialDistribution sum = Exponentials.sum(small, large);
    assertThat(sum.positive().counts().length).isLessThanOrEqualTo(Exponentials.BUCKETS_MAX);
    assertThat(sum.scale()).isLessThan(20).isGreaterThan(8);
    assertThat(sum.count()).isEqualTo(2);
    assertThat(sum.sum()).isEqualTo(1_000.001);
  }

  @Test
  void extreme_offsets_do_not_break_a_sum() {
    ExponentialDistribution low =
        new ExponentialDistribution(
            20, 0, 0, new Buckets(Integer.MIN_VALUE, new long[] {1}), Buckets.NONE, 0);
    ExponentialDistribution high =
        new ExponentialDistribution(
            20, 0, 0, new Buckets(Integer.MAX_VALUE, new long[] {1}), Buckets.NONE, 0);
    assertThat(Exponentials.sum(low, high).count()).isEqualTo(2);
  }

  @Test
  void a_wider_zero_bucket_swallows_what_lies_within_it() {
    ExponentialDistribution narrow = Given.exponential(0, 0.3, 3, -0.3);
    ExponentialDistribution wide =
        new ExponentialDistribution(0, 5, 1, Buckets.NONE, Buckets.NONE, 0);
    ExponentialDistribution sum = Exponentials.sum(narrow, wide);
    assertThat(sum.zeroCount()).isEqualTo(7);
    assertThat(sum.zeroThreshold()).isEqualTo(1);
    assertThat(sum.count()).isEqualTo(8);
  }

  @Test
  void a_difference_crosses_scales() {
    ExponentialDistribution before = Given.exponential(6, 1.1, 2.2);
    ExponentialDistribution now = Given.exponential(3, 1.1, 2.2, 900, 0);
    ExponentialDistribution growth = Exponentials.difference(now, before).orElseThrow();
    assertThat(growth.count()).isEqualTo(2);
    assertThat(growth.zeroCount()).isEqualTo(1);
    assertThat(growth.sum()).isCloseTo(900, within(1e-9));
  }

  @Test
  void a_bucket_that_lost_something_is_no_growth() {
    ExponentialDistribution before = Given.exponential(3, 1.1, 2.2);
    assertThat(Exponentials.difference(Given.exponential(3, 1.1, 5, 5, 5), before)).isEmpty();
    assertThat(Exponentials.difference(Given.exponential(3), before)).isEmpty();
    assertThat(Exponentials.difference(before, Given.exponential(3, 0, 0))).isEmpty();
  }
}
