package dev.headroom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.Seed;
import dev.headroom.model.distribution.HdrLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CountRunsTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final int HEADER_BYTES = 40;

  @Test
  void the_payload_is_hdr_histograms_own() {
    Random random = seed.random();
    for (int digits = 1; digits <= 3; digits++) {
      HdrLayout layout = HdrLayout.of(digits);
      for (int run = 0; run < 200; run++) {
        Histogram library = new Histogram(1, 86_400_000_000L, digits);
        TreeMap<Integer, Long> cells = new TreeMap<>();
        for (int i = random.nextInt(1, 300); i > 0; i--) {
          long value = random.nextLong(1L << random.nextInt(1, 36));
          long count = 1 + random.nextLong(1L << random.nextInt(1, 50));
          library.recordValueWithCount(value, count);
          cells.merge(layout.cell(value), count, Long::sum);
        }
        assertThat(encode(cells)).isEqualTo(payload(library));
      }
    }
  }

  @Test
  void a_cursor_reads_what_hdr_histogram_wrote() {
    Random random = seed.random();
    Histogram library = new Histogram(1, 86_400_000_000L, 2);
    TreeMap<Integer, Long> cells = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      long value = (long) Math.exp(random.nextGaussian() + 10);
      library.recordValue(value);
      cells.merge(HdrLayout.TWO_DIGITS.cell(value), 1L, Long::sum);
    }
    TreeMap<Integer, Long> read = new TreeMap<>();
    CountRuns.Cursor cursor = new CountRuns.Cursor(payload(library));
    while (cursor.next()) {
      read.put(cursor.cell(), cursor.count());
    }
    assertThat(read).isEqualTo(cells);
  }

  @Test
  void neighbours_single_gaps_and_the_largest_count_come_back() {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    cells.put(0, Long.MAX_VALUE);
    cells.put(1, 1L);
    cells.put(3, 2L);
    cells.put(6, 3L);
    cells.put(1_000_000, Long.MAX_VALUE - 1);
    TreeMap<Integer, Long> read = new TreeMap<>();
    CountRuns.Cursor cursor = new CountRuns.Cursor(encode(cells));
    while (cursor.next()) {
      read.put(cursor.cell(), cursor.count());
    }
    assertThat(read).isEqualTo(cells);
  }

  @Test
  void no_cells_are_no_bytes() {
    assertThat(CountRuns.encode(new int[0], new long[0])).isEmpty();
    assertThat(new CountRuns.Cursor(new byte[0]).next()).isFalse();
  }

  @Test
  void dense_counts_that_run_over_their_end_are_refused() {
    ByteWriter out = new ByteWriter(128);
    out.hdrSigned(3);
    out.hdrSigned(1);
    out.hdrSigned(-3);
    ByteReader in = new ByteReader(out.toArray());
    assertThatIllegalArgumentException().isThrownBy(() -> CountRuns.getDense(in, 10));
  }

  private static byte[] encode(SortedMap<Integer, Long> cells) {
    return CountRuns.encode(
        cells.keySet().stream().mapToInt(Integer::intValue).toArray(),
        cells.values().stream().mapToLong(Long::longValue).toArray());
  }

  private static byte[] payload(Histogram library) {
    ByteBuffer bytes = ByteBuffer.allocate(library.getNeededByteBufferCapacity());
    int length = library.encodeIntoByteBuffer(bytes);
    return Arrays.copyOfRange(bytes.array(), HEADER_BYTES, length);
  }
}
