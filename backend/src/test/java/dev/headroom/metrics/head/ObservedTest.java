package dev.headroom.metrics.head;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData.Observations;
import dev.headroom.model.Unit;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ObservedTest {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void values_are_rounded_to_the_nearest_tick() {
    assertThat(observed(Unit.SECONDS, 0, 0.29, 0.0000004, 0.0000006).ticks())
        .containsExactly(290_000, 0, 1);
    assertThat(observed(Unit.NANOSECONDS, 0, 1_499, 1_500).ticks()).containsExactly(1, 2);
    assertThat(observed(Unit.ONE, 0, 0.5).ticks()).containsExactly(500);
    assertThat(observed(Unit.SECONDS, 0, 1e300).ticks()).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void stalls_are_filled_as_hdr_histogram_does() {
    Random random = seed.random();
    for (int run = 0; run < 200; run++) {
      double[] values = random.doubles(20, 0, 1_000).map(Math::rint).toArray();
      int interval = 1 + random.nextInt(400);
      Histogram library = new Histogram(1, 86_400_000_000L, 3);
      for (double value : values) {
        library.recordValueWithExpectedInterval((long) (value * 1_000), interval * 1_000L);
      }
      Histogram ours = new Histogram(1, 86_400_000_000L, 3);
      DistributionApply.Observed observed = observed(Unit.MILLISECONDS, interval, values);
      for (long ticks : observed.ticks()) {
        ours.recordValue(ticks);
      }
      assertThat(ours).isEqualTo(library);
      assertThat(observed.cut()).isZero();
    }
  }

  @Test
  void filled_values_are_told_in_the_pushed_unit_after_the_pushed_ones() {
    DistributionApply.Observed observed = observed(Unit.MILLISECONDS, 100, 12.5, 350, 100, 200);
    assertThat(observed.values()).containsExactly(12.5, 350, 100, 200, 250, 150, 100);
    assertThat(observed.sum()).isEqualTo(1_162_500);
  }

  @Test
  void an_interval_below_a_tick_is_a_tick() {
    assertThat(observed(Unit.NANOSECONDS, 1, 4_000).ticks()).containsExactly(4, 3, 2, 1);
  }

  @Test
  void a_stall_is_filled_only_so_far_from_its_top() {
    DistributionApply.Observed observed = observed(Unit.SECONDS, 0.000001, 0.5, 0.000002);
    assertThat(observed.ticks())
        .hasSize(2 + DistributionApply.Observed.STALL_VALUES_PER_VALUE_MAX + 1);
    assertThat(observed.cut()).isEqualTo(499_999 - 100_000);
    assertThat(observed.ticks()[2]).isEqualTo(499_999);
    assertThat(observed.ticks()[100_001]).isEqualTo(400_000);
  }

  @Test
  void one_push_is_filled_only_so_far() {
    double[] values = new double[30];
    java.util.Arrays.fill(values, 0.2);
    DistributionApply.Observed observed = observed(Unit.SECONDS, 0.000001, values);
    assertThat(observed.ticks()).hasSize(30 + DistributionApply.Observed.STALL_VALUES_MAX);
    assertThat(observed.cut())
        .isEqualTo(30 * 199_999L - DistributionApply.Observed.STALL_VALUES_MAX);
  }

  private static DistributionApply.Observed observed(
      Unit unit, double expectedInterval, double... values) {
    return DistributionApply.Observed.of(
        new Observations(Labels.EMPTY, unit, 0, values, expectedInterval));
  }
}
