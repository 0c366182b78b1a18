package dev.headroom.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.query.range.CounterGrowth;
import dev.headroom.storage.series.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FloatSeriesTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final TimeRange ALL = new TimeRange(0, Long.MAX_VALUE);

  private final FloatSeries series = new FloatSeries(Labels.of("a", "b"));
  private final Map<Integer, FloatSeries> runs = new HashMap<>();

  @Test
  void a_new_series_holds_nothing() {
    assertThat(series.newestMillis()).isEqualTo(Long.MIN_VALUE);
    assertThat(series.oldestMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(series.lastFinite()).isNaN();
    assertThat(series.snapshot().samples(ALL).size()).isZero();
  }

  @Test
  void a_full_chunk_is_sealed_by_the_next_sample() {
    fill(0, 120);
    assertThat(series.seals()).isZero();
    fill(120, 121);
    assertThat(series.seals()).isEqualTo(1);
    assertThat(series.snapshot().sealed()).hasSize(1);
    assertThat(series.snapshot().samples(ALL).size()).isEqualTo(121);
  }

  @Test
  void a_gap_too_long_for_an_offset_seals_early() {
    append(0, 1);
    append(Integer.MAX_VALUE, 2);
    append(Integer.MAX_VALUE + 1L, 3);
    assertThat(series.seals()).isEqualTo(1);
    assertThat(series.snapshot().samples(ALL).timesMillis())
        .containsExactly(0, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L);
  }

  @Test
  void packing_saves_memory() {
    fill(0, 120);
    long plain = series.footprint();
    fill(120, 121);
    assertThat(series.footprint()).isLessThan(plain - 900);
  }

  @Test
  void a_known_sample_is_found_wherever_it_is_stored() {
    fill(0, 500);
    for (int i = 0; i < 500; i++) {
      assertThat(append(i * 10L, i)).isEqualTo(Appended.KNOWN);
      assertThat(append(i * 10L, i + 0.5)).isEqualTo(Appended.DUPLICATE_TIMESTAMP);
      if (i < 499) {
        assertThat(append(i * 10 + 5, i)).isEqualTo(Appended.OUT_OF_ORDER);
      }
    }
    assertThat(append(-1, 0)).isEqualTo(Appended.OUT_OF_ORDER);
    assertThat(series.snapshot().samples(ALL).size()).isEqualTo(500);
  }

  @Test
  void samples_are_compared_bit_for_bit() {
    append(1, 0.0);
    assertThat(append(1, -0.0)).isEqualTo(Appended.DUPLICATE_TIMESTAMP);
    append(2, Double.NaN);
    assertThat(append(2, Double.NaN)).isEqualTo(Appended.KNOWN);
    assertThat(append(2, Double.longBitsToDouble(0x7ff0000000000002L)))
        .isEqualTo(Appended.DUPLICATE_TIMESTAMP);
  }

  @Test
  void increments_add_in_any_order_and_at_equal_times() {
    series.add(30, 3);
    series.add(10, 2);
    series.add(20, 1);
    series.add(10, 5);
    Samples samples = series.snapshot().samples(ALL);
    assertThat(samples.timesMillis()).containsExactly(10, 20, 30);
    assertThat(samples.values()).containsExactly(7, 8, 11);
    assertThat(samples.before()).isZero();
    assertThat(series.newestMillis()).isEqualTo(30);
    assertThat(series.oldestMillis()).isEqualTo(10);
  }

  @Test
  void the_order_of_increments_changes_no_total() {
    Random random = seed.random();
    for (int run = 0; run < 20; run++) {
      TreeMap<Long, Double> truth = new TreeMap<>();
      int late = 1 + random.nextInt(random.nextBoolean() ? 5_000 : 100);
      for (int i = 0; i < 1_000; i++) {
        long millis = i * 10L - random.nextInt(late);
        truth.merge(millis, (double) i, Double::sum);
        series(run).add(millis, i);
        if (random.nextInt(200) == 0) {
          series(run).seal();
        }
      }
      long from = random.nextInt(10_000);
      TimeRange range = new TimeRange(from, from + random.nextInt(5_000));
      Samples samples = FloatSeries.of(series(run).snapshot()).snapshot().samples(range);
      double total = sum(truth.headMap(from));
      assertThat(samples.before()).isEqualTo(total);
      assertThat(samples.size()).isEqualTo(truth.subMap(from, range.toMillis()).size());
      for (int i = 0; i < samples.size(); i++) {
        total += truth.getOrDefault(samples.timesMillis()[i], Double.NaN);
        assertThat(samples.values()[i]).isEqualTo(total);
      }
    }
  }

  private FloatSeries series(int run) {
    return runs.computeIfAbsent(run, each -> new FloatSeries(Labels.of("run", "" + each)));
  }

  private static double sum(Map<Long, Double> increments) {
    return increments.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void increments_that_are_dropped_stay_in_the_total() {
    for (int i = 0; i < 300; i++) {
      series.add(i * 10L, 1);
    }
    series.dropBefore(1_200);
    Samples samples = FloatSeries.of(series.snapshot()).snapshot().samples(ALL);
    assertThat(samples.before()).isEqualTo(120);
    assertThat(samples.values()[0]).isEqualTo(121);
    assertThat(samples.values()[179]).isEqualTo(300);
    assertThat(series.oldestMillis()).isEqualTo(1_200);
    series.dropBefore(2_991);
    assertThat(series.snapshot().samples(ALL).size()).isZero();
    series.add(3_000, 1);
    assertThat(series.snapshot().samples(ALL).values()).containsExactly(301);
  }

  @Test
  void increments_far_apart_and_late_find_their_place() {
    long far = 2L * Integer.MAX_VALUE;
    series.add(far, 1);
    series.add(0, 2);
    series.add(2 * far, 4);
    series.add(1, 8);
    assertThat(series.snapshot().samples(ALL).values()).containsExactly(2, 10, 11, 15);
    assertThat(FloatSeries.of(series.snapshot()).footprint()).isEqualTo(series.footprint());
  }

  @Test
  void increments_come_on_top_of_readings() {
    append(10, 100);
    series.add(20, 5);
    append(30, 103);
    series.add(30, 1);
    series.add(5, 7);
    Samples samples = series.snapshot().samples(ALL);
    assertThat(samples.timesMillis()).containsExactly(5, 10, 20, 30);
    assertThat(samples.values()).containsExactly(107, 107, 112, 116);
    assertThat(samples.before()).isEqualTo(100);
    assertThat(CounterGrowth.of(samples).in(ALL)).isEqualTo(16);
    Samples later = series.snapshot().samples(new TimeRange(20, 31));
    assertThat(CounterGrowth.of(later).in(ALL)).isEqualTo(9);
    assertThat(series.lastFinite()).isEqualTo(103);
  }

  @Test
  void a_clock_that_ran_ahead_blinds_nothing_once_it_is_right() {
    for (int i = 0; i < 300; i++) {
      assertThat(series.append(1_000 + i * 10, i, 500 + i * 10)).isEqualTo(Appended.STORED);
    }
    assertThat(series.append(3_600, 300, 3_600)).isEqualTo(Appended.STORED);
    Samples samples = series.snapshot().samples(ALL);
    assertThat(samples.timesMillis()[samples.size() - 1]).isEqualTo(3_600);
    assertThat(samples.timesMillis()[samples.size() - 2]).isEqualTo(3_590);
    assertThat(series.superseded()).isEqualTo(40);
    assertThat(series.lastFinite()).isEqualTo(300);
    assertThat(series.append(3_610, 301, 3_610)).isEqualTo(Appended.STORED);
    assertThat(series.newestMillis()).isEqualTo(3_610);
    assertThat(FloatSeries.of(series.snapshot()).footprint()).isEqualTo(series.footprint());
  }

  @Test
  void a_time_taken_by_the_clock_that_ran_ahead_is_free_again() {
    series.append(2_000, 1, 1_000);
    series.append(2_010, 2, 1_010);
    assertThat(series.append(2_000, 9, 1_999)).isEqualTo(Appended.STORED);
    assertThat(series.snapshot().samples(ALL).values()).containsExactly(9);
  }

  @Test
  void what_was_held_up_on_its_way_is_no_set_clock() {
    series.append(1_000, 1, 1_000);
    series.append(2_010, 2, 2_000);
    assertThat(series.append(1_500, 1, 2_001)).isEqualTo(Appended.OUT_OF_ORDER);
    assertThat(series.append(2_010, 2, 2_002)).isEqualTo(Appended.KNOWN);
    assertThat(series.append(2_005, 2, 2_000)).isEqualTo(Appended.OUT_OF_ORDER);
  }

  @Test
  void only_whole_chunks_are_dropped() {
    fill(0, 300);
    series.dropBefore(1_300);
    assertThat(series.oldestMillis()).isEqualTo(1_200);
    assertThat(series.snapshot().samples(ALL).size()).isEqualTo(180);
    series.dropBefore(2_991);
    assertThat(series.oldestMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(series.newestMillis()).isEqualTo(2_990);
    assertThat(series.lastFinite()).isEqualTo(299);
    assertThat(append(2_000, 1)).isEqualTo(Appended.OUT_OF_ORDER);
  }

  @Test
  void the_footprint_is_a_function_of_the_content() {
    List<Long> empty = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      fill(round * 200, round * 200 + 200);
      FloatSeries restored = FloatSeries.of(series.snapshot());
      assertThat(restored.footprint()).isEqualTo(series.footprint());
      series.dropBefore(round * 2_000 + 2_000);
      empty.add(series.footprint());
    }
    assertThat(empty).containsOnly(empty.getFirst());
  }

  @Test
  void a_snapshot_does_not_see_later_samples() {
    fill(0, 10);
    FloatSnapshot snapshot = series.snapshot();
    fill(10, 300);
    series.dropBefore(2_000);
    assertThat(snapshot.samples(ALL).values()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(snapshot.samplesAtMost(ALL)).isEqualTo(10);
  }

  @Test
  void sealing_early_needs_enough_samples() {
    fill(0, 15);
    series.seal();
    assertThat(series.seals()).isZero();
    fill(15, 16);
    series.seal();
    assertThat(series.seals()).isEqualTo(1);
    assertThat(append(70, 7)).isEqualTo(Appended.KNOWN);
    assertThat(append(10_000, 1)).isEqualTo(Appended.STORED);
  }

  private Appended append(long millis, double value) {
    return series.append(millis, value, 0);
  }

  private void fill(int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(append(i * 10L, i)).isEqualTo(Appended.STORED);
    }
  }
}
