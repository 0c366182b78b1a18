package dev.headroom.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.Seed;
import java.util.Random;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.PackedHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HdrLayoutTest {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void cells_have_the_edges_of_hdr_histogram() {
    Random random = seed.random();
    for (int digits = 1; digits <= 5; digits++) {
      HdrLayout layout = HdrLayout.of(digits);
      AbstractHistogram library = new PackedHistogram(1, 1L << 55, digits);
      for (int i = 0; i < 20_000; i++) {
        long value = random.nextLong(1L << random.nextInt(1, 55));
        int cell = layout.cell(value);
        assertThat(layout.lowest(cell)).isEqualTo(library.lowestEquivalentValue(value));
        assertThat(layout.highest(cell)).isEqualTo(library.highestEquivalentValue(value));
        assertThat(layout.width(cell)).isEqualTo(library.sizeOfEquivalentValueRange(value));
      }
    }
  }

  @Test
  void cells_follow_each_other_without_gap() {
    for (int digits = 1; digits <= 3; digits++) {
      HdrLayout layout = HdrLayout.of(digits);
      assertThat(layout.cell(0)).isZero();
      int last = layout.cell(1L << 50);
      for (int cell = 0; cell < last; cell++) {
        assertThat(layout.cell(layout.lowest(cell))).isEqualTo(cell);
        assertThat(layout.cell(layout.highest(cell))).isEqualTo(cell);
        assertThat(layout.lowest(cell + 1)).isEqualTo(layout.highest(cell) + 1);
      }
    }
  }

  @Test
  void small_values_have_a_cell_each() {
    for (int value = 0; value < 256; value++) {
      assertThat(HdrLayout.TWO_DIGITS.cell(value)).isEqualTo(value);
      assertThat(HdrLayout.TWO_DIGITS.width(value)).isEqualTo(1);
    }
    assertThat(HdrLayout.TWO_DIGITS.width(HdrLayout.TWO_DIGITS.cell(256))).isEqualTo(2);
  }

  @Test
  void no_value_is_further_from_its_cells_edge_than_the_bound() {
    Random random = seed.random();
    for (int digits = 1; digits <= 3; digits++) {
      HdrLayout layout = HdrLayout.of(digits);
      for (int i = 0; i < 10_000; i++) {
        long value = 1 + random.nextLong(1L << random.nextInt(1, 50));
        double distance = (layout.highest(layout.cell(value)) - value) / (double) value;
        assertThat(distance).isLessThan(layout.errorBound());
      }
    }
    assertThat(HdrLayout.TWO_DIGITS.errorBound()).isEqualTo(1 / 128.0);
    assertThat(HdrLayout.THREE_DIGITS.errorBound()).isEqualTo(1 / 1024.0);
  }

  @Test
  void finer_cells_lie_inside_coarser_ones() {
    HdrLayout fine = HdrLayout.THREE_DIGITS;
    HdrLayout coarse = HdrLayout.TWO_DIGITS;
    for (int cell = 0; cell < fine.cell(86_400_000_000L); cell++) {
      assertThat(coarse.cell(fine.lowest(cell))).isEqualTo(coarse.cell(fine.highest(cell)));
    }
  }

  @Test
  void digits_are_one_to_five() {
    assertThatIllegalArgumentException().isThrownBy(() -> HdrLayout.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> HdrLayout.of(6));
  }
}
