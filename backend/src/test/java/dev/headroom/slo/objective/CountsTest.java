package dev.headroom.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {
  @Test
  void sumsAreOfEachKindOfEvents() {
    assertThat(new Counts(1, 2, 3, 4).plus(new Counts(10, 20, 30, 40)))
        .isEqualTo(new Counts(11, 22, 33, 44));
    assertThat(new Counts(7, 3, 100).total()).isEqualTo(10);
  }

  @Test
  void sumsStopAtTheLargestNumber() {
    Counts most = new Counts(Long.MAX_VALUE, 1, 0);

    assertThat(most.plus(most).good()).isEqualTo(Long.MAX_VALUE);
    assertThat(most.total()).isEqualTo(Long.MAX_VALUE);
  }

  /** Where none was bad three may have been (the rule of three), of 99 some 21 more or fewer. */
  @ParameterizedTest
  @CsvSource({"0, 3, 0", "3, 8, 0", "99, 120, 78"})
  void chanceHoldsBackOrBringsBadEventsByTheirRoot(long bad, long atWorst, long atBest) {
    Counts counts = new Counts(1_000, bad, 5);

    assertThat(counts.atWorst()).isEqualTo(new Counts(1_000, atWorst, 5));
    assertThat(counts.atBest()).isEqualTo(new Counts(1_000 + bad - atBest, atBest, 5));
  }
}
