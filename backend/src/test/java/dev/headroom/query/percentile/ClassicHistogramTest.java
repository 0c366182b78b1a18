package dev.headroom.query.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.Unit.Dimension;
import dev.headroom.query.range.CounterGrowth;
import dev.headroom.storage.series.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassicHistogramTest {
  private static final TimeRange STRETCH = new TimeRange(10, 30);

  private final ClassicHistogram histogram = new ClassicHistogram(Labels.of("a", "b"));
  private final HistogramMerge merge = new HistogramMerge(Dimension.TIME);

  @Test
  void growth_counts_at_the_later_sample() {
    CounterGrowth growth = growth(0, 5, 10, 7, 20, 9, 30, 100);
    assertThat(growth.in(STRETCH)).isEqualTo(4);
    assertThat(growth.in(new TimeRange(0, 10))).isZero();
    assertThat(growth.in(new TimeRange(11, 20))).isZero();
    assertThat(growth.in(new TimeRange(30, 31))).isEqualTo(91);
  }

  @Test
  void a_reset_counts_from_nothing_and_what_is_no_number_is_passed_over() {
    assertThat(growth(0, 5, 10, Double.NaN, 15, 8, 20, 2).in(STRETCH)).isEqualTo(5);
    assertThat(growth().in(STRETCH)).isZero();
    assertThat(growth(10, 7).in(STRETCH)).isZero();
  }

  @Test
  void bounds_are_read_however_they_are_written() {
    add("1e-1", 2);
    add("0.2", 6);
    add("+Inf", 8);
    assertThat(histogram.mergeInto(merge, Unit.SECONDS, STRETCH)).isTrue();
    assertThat(merge.count()).isEqualTo(8);
    Estimate median = merge.estimates(Unit.SECONDS, List.of(0.5)).getFirst();
    assertThat(median.low()).isEqualTo(0.1);
    assertThat(median.high()).isEqualTo(0.2);
    assertThat(median.value()).isCloseTo(0.15, within(1e-12));
  }

  @Test
  void one_bound_written_in_two_ways_is_one_bound() {
    add("1", 2);
    add("1.0", 3);
    add("+Inf", 5);
    histogram.mergeInto(merge, Unit.SECONDS, STRETCH);
    assertThat(merge.count()).isEqualTo(5);
  }

  @Test
  void a_bound_that_is_no_number_is_left_out() {
    add("1", 2);
    add("many", 100);
    add("", 100);
    add("+Inf", 3);
    histogram.mergeInto(merge, Unit.SECONDS, STRETCH);
    assertThat(merge.count()).isEqualTo(3);
  }

  @Test
  void without_an_endless_bucket_the_highest_bound_is_the_total() {
    add("1", 2);
    add("2", 6);
    histogram.mergeInto(merge, Unit.SECONDS, STRETCH);
    assertThat(merge.count()).isEqualTo(6);
  }

  @Test
  void counters_out_of_step_are_made_to_rise() {
    add("1", 6);
    add("2", 5);
    add("+Inf", 8);
    histogram.mergeInto(merge, Unit.SECONDS, STRETCH);
    assertThat(merge.count()).isEqualTo(8);
    assertThat(merge.estimates(Unit.SECONDS, List.of(0.75)).getFirst().high()).isEqualTo(1);
  }

  @Test
  void standing_still_is_nothing_to_merge() {
    add("1", 0);
    add("+Inf", 0);
    assertThat(histogram.mergeInto(merge, Unit.SECONDS, STRETCH)).isFalse();
    assertThat(merge.kinds()).isEmpty();
  }

  private void add(String bound, double grown) {
    histogram.add(bound, growth(0, 1_000, 15, 1_000 + grown), 15);
  }

  private static CounterGrowth growth(double... timesAndValues) {
    long[] times = new long[timesAndValues.length / 2];
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = (long) timesAndValues[2 * i];
      values[i] = timesAndValues[2 * i + 1];
    }
    return CounterGrowth.of(new Samples(times, values));
  }
}
