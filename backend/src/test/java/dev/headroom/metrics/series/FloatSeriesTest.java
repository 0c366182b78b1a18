package dev.headroom.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloatSeriesTest {
  private static final TimeRange ALL = new TimeRange(0, Long.MAX_VALUE);

  private final FloatSeries series = new FloatSeries(Labels.of("a", "b"));

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
    series.append(0, 1);
    series.append(Integer.MAX_VALUE, 2);
    series.append(Integer.MAX_VALUE + 1L, 3);
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
      assertThat(series.append(i * 10L, i)).isEqualTo(Appended.KNOWN);
      assertThat(series.append(i * 10L, i + 0.5)).isEqualTo(Appended.DUPLICATE_TIMESTAMP);
      if (i < 499) {
        assertThat(series.append(i * 10 + 5, i)).isEqualTo(Appended.OUT_OF_ORDER);
      }
    }
    assertThat(series.append(-1, 0)).isEqualTo(Appended.OUT_OF_ORDER);
    assertThat(series.snapshot().samples(ALL).size()).isEqualTo(500);
  }

  @Test
  void samples_are_compared_bit_for_bit() {
    series.append(1, 0.0);
    assertThat(series.append(1, -0.0)).isEqualTo(Appended.DUPLICATE_TIMESTAMP);
    series.append(2, Double.NaN);
    assertThat(series.append(2, Double.NaN)).isEqualTo(Appended.KNOWN);
    assertThat(series.append(2, Double.longBitsToDouble(0x7ff0000000000002L)))
        .isEqualTo(Appended.DUPLICATE_TIMESTAMP);
  }

  @Test
  void a_known_increment_is_told_by_the_sum_before_it_across_chunks() {
    for (int i = 0; i < 300; i++) {
      series.appendIncrement(i * 10L, 0.1);
    }
    for (int i = 0; i < 300; i++) {
      assertThat(series.appendIncrement(i * 10L, 0.1)).isEqualTo(Appended.KNOWN);
      assertThat(series.appendIncrement(i * 10L, 0.2)).isEqualTo(Appended.DUPLICATE_TIMESTAMP);
    }
  }

  @Test
  void increments_go_on_from_the_last_number_that_was_one() {
    series.append(1, 5);
    series.append(2, Double.NaN);
    series.appendIncrement(3, 2);
    assertThat(series.lastFinite()).isEqualTo(7);
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
    assertThat(series.append(2_000, 1)).isEqualTo(Appended.OUT_OF_ORDER);
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
    assertThat(series.append(70, 7)).isEqualTo(Appended.KNOWN);
    assertThat(series.append(10_000, 1)).isEqualTo(Appended.STORED);
  }

  private void fill(int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(series.append(i * 10L, i)).isEqualTo(Appended.STORED);
    }
  }
}
