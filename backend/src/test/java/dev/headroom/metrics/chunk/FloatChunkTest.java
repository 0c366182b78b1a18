package dev.headroom.metrics.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FloatChunkTest {
  private static final long FIRST = 1_767_225_600_000L;
  private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

  @Test
  void a_steady_counter_at_steady_times_takes_almost_nothing() {
    int[] offsets = new int[120];
    double[] values = new double[120];
    Arrays.setAll(offsets, i -> i * 10_000);
    Arrays.setAll(values, i -> 1_000_000 + 17.0 * i);
    assertThat(FloatChunk.of(FIRST, offsets, values, 120).bytes()).hasSizeLessThan(32);
  }

  @Test
  void a_jittered_counter_takes_two_thirds_of_a_byte_a_sample() {
    int[] offsets = new int[120];
    double[] values = new double[120];
    double value = 5_000_000;
    for (int i = 0; i < 120; i++) {
      offsets[i] = i * 10_000;
      value += 100 + (i * 7919L % 16);
      values[i] = value;
    }
    assertThat(FloatChunk.of(FIRST, offsets, values, 120).bytes().length / 120.0).isLessThan(0.70);
  }

  @Test
  void odd_values_come_back_bit_for_bit() {
    double[] values = {
      0,
      -0.0,
      1,
      0.1,
      STALE,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      -1e300,
      9_007_199_254_740_994.0,
      Math.PI,
      Math.PI
    };
    assertRoundTrip(values);
    assertRoundTrip(new double[] {STALE});
    assertRoundTrip(new double[] {-0.0});
  }

  @Test
  void whole_values_of_any_size_come_back() {
    assertRoundTrip(new double[] {0x1p53, -0x1p53, 0x1p53, 0, -1, 1, 0x1p53});
    assertRoundTrip(new double[] {0x1p54, 1, 2});
    assertRoundTrip(new double[] {7, 7, 7, 7});
    assertRoundTrip(new double[] {7});
    assertRoundTrip(new double[] {7, 9});
  }

  @Test
  void times_of_any_distance_come_back() {
    int[] offsets = {0, 1, 10_000, 10_001, 1_000_000_000, Integer.MAX_VALUE};
    FloatChunk chunk = FloatChunk.of(FIRST, offsets, new double[6], 6);
    long[] times = new long[6];
    chunk.read(times, new double[6], 0);
    for (int i = 0; i < 6; i++) {
      assertThat(times[i]).isEqualTo(FIRST + offsets[i]);
    }
    assertThat(chunk.firstMillis()).isEqualTo(FIRST);
    assertThat(chunk.lastMillis()).isEqualTo(FIRST + Integer.MAX_VALUE);
  }

  @Test
  void a_chunk_is_read_into_the_middle_of_an_array() {
    FloatChunk chunk = FloatChunk.of(5, new int[] {0, 2}, new double[] {1.5, 2.5}, 2);
    long[] times = new long[4];
    double[] values = new double[4];
    chunk.read(times, values, 1);
    assertThat(times).containsExactly(0, 5, 7, 0);
    assertThat(values).containsExactly(0, 1.5, 2.5, 0);
  }

  @Test
  void only_some_samples_of_the_arrays_are_packed() {
    FloatChunk chunk = FloatChunk.of(5, new int[] {0, 2, 99}, new double[] {1, 2, 0.3}, 2);
    assertThat(chunk.count()).isEqualTo(2);
    assertThat(chunk.lastMillis()).isEqualTo(7);
  }

  @Test
  void a_chunk_holds_1_to_255_samples() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloatChunk.of(0, new int[0], new double[0], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FloatChunk.of(0, new int[256], new double[256], 256));
  }

  @Test
  void bytes_that_are_no_chunk_are_refused() {
    byte[] whole = FloatChunk.of(FIRST, new int[] {0, 3, 7}, new double[] {1, 2.5, 3}, 3).bytes();
    assertThat(FloatChunk.ofBytes(whole).count()).isEqualTo(3);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException().isThrownBy(() -> FloatChunk.ofBytes(cut));
    }
  }

  private static void assertRoundTrip(double[] values) {
    int[] offsets = new int[values.length];
    Arrays.setAll(offsets, i -> i * 15_000 + i % 3);
    FloatChunk chunk =
        FloatChunk.ofBytes(FloatChunk.of(FIRST, offsets, values, values.length).bytes());
    double[] back = new double[values.length];
    chunk.read(new long[values.length], back, 0);
    for (int i = 0; i < values.length; i++) {
      assertThat(Double.doubleToRawLongBits(back[i]))
          .isEqualTo(Double.doubleToRawLongBits(values[i]));
    }
  }
}
