package dev.headroom.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.codec.CountRuns;
import dev.headroom.metrics.chunk.CellChunk;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenCellsTest {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void counts_are_those_of_a_map_whatever_the_cells() {
    Random random = seed.random();
    for (int run = 0; run < 100; run++) {
      OpenCells open = new OpenCells(0, 2);
      Map<Integer, Long> expected = new TreeMap<>();
      int spread = 1 << random.nextInt(1, 17);
      for (int i = random.nextInt(3_000); i > 0; i--) {
        int cell = random.nextInt(spread) * (run % 2 == 0 ? 1 : 64) % 41_000;
        long count = 1L + random.nextInt(5);
        open.add(cell, count);
        expected.merge(cell, count, Long::sum);
      }
      assertThat(read(open.pack(10))).isEqualTo(expected);
      assertThat(read(OpenCells.of(open.pack(10)).pack(10))).isEqualTo(expected);
      assertThat(OpenCells.of(open.pack(10)).footprint()).isEqualTo(open.footprint());
    }
  }

  @Test
  void what_belongs_to_the_interval_survives_packing() {
    OpenCells open = new OpenCells(20_000, 3);
    open.add(7, 2);
    open.note(2, 14, 1);
    open.note(3, 1.5, 2);
    CellChunk chunk = open.pack(10_000);
    assertThat(chunk.firstMillis()).isEqualTo(20_000);
    assertThat(chunk.lastMillis()).isEqualTo(29_999);
    assertThat(chunk.digits()).isEqualTo(2);
    assertThat(chunk.overflow()).isEqualTo(3);
    assertThat(chunk.sum()).isEqualTo(15.5);
    assertThat(OpenCells.of(chunk).pack(10_000)).usingRecursiveComparison().isEqualTo(chunk);
  }

  @Test
  void counts_stop_at_the_largest_number() {
    OpenCells open = new OpenCells(0, 2);
    for (int i = 0; i < 2; i++) {
      open.add(1, Long.MAX_VALUE);
      open.note(2, 0, Long.MAX_VALUE);
    }
    assertThat(read(open.pack(10))).isEqualTo(Map.of(1, Long.MAX_VALUE));
    assertThat(open.overflow()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_copy_does_not_follow() {
    OpenCells open = new OpenCells(0, 2);
    open.add(1, 1);
    OpenCells copy = open.copy();
    for (int cell = 0; cell < 100; cell++) {
      open.add(cell, 1);
    }
    assertThat(read(copy.pack(10))).isEqualTo(Map.of(1, 1L));
  }

  @Test
  void a_sum_that_is_not_known_stays_so() {
    OpenCells open = new OpenCells(0, 2);
    open.note(2, Double.NaN, 0);
    open.note(2, 5, 0);
    assertThat(open.pack(10).sum()).isNaN();
  }

  private static Map<Integer, Long> read(CellChunk chunk) {
    Map<Integer, Long> cells = new TreeMap<>();
    CountRuns.Cursor cursor = new CountRuns.Cursor(chunk.payload());
    while (cursor.next()) {
      cells.put(cursor.cell(), cursor.count());
    }
    return cells;
  }
}
