package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountColumnTest {
  @Test
  void sumsAreOfTheSlicesUpToTheEnd() {
    CountColumn column = new CountColumn(4);
    for (int slice = 0; slice < 4; slice++) {
      column.add(slice, 1 << slice);
    }

    assertThat(column.sum(0, 4)).isEqualTo(15);
    assertThat(column.sum(1, 3)).isEqualTo(6);
    assertThat(column.sum(2, 2)).isZero();
  }

  @Test
  void aCountTooLargeForFourBytesKeepsItsNeighbours() {
    CountColumn column = new CountColumn(2);
    column.add(0, Integer.MAX_VALUE);
    column.add(1, 7);

    column.add(0, 1);

    assertThat(column.at(0)).isEqualTo(1L + Integer.MAX_VALUE);
    assertThat(column.at(1)).isEqualTo(7);
    assertThat(column.slices()).isEqualTo(2);
    assertThat(column.sum(0, 2)).isEqualTo(8L + Integer.MAX_VALUE);
  }

  @Test
  void countsStopAtTheLargestNumber() {
    CountColumn column = new CountColumn(2);

    column.add(0, Long.MAX_VALUE);
    column.add(0, 1);
    column.add(1, 1);

    assertThat(column.at(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(column.sum(0, 2)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aCopyGoesItsOwnWay() {
    CountColumn column = new CountColumn(1);
    column.add(0, 1);
    CountColumn copy = column.copy();

    copy.add(0, 1);

    assertThat(column.at(0)).isEqualTo(1);
    assertThat(copy.at(0)).isEqualTo(2);
    assertThat(copy.sum(0, 1)).isEqualTo(2);
  }
}
