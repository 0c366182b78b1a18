package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator.Side;
import org.junit.jupiter.api.Test;

class IndicatorTallyTest {
  @Test
  void theOtherSideIsWhatIsLeftOfTheTotal() {
    IndicatorTally tally = new IndicatorTally(90, 100, 4, 7);

    assertThat(tally.judged(Side.GOOD)).isEqualTo(new Counts(90, 6, 4, 7));
    assertThat(tally.judged(Side.BAD)).isEqualTo(new Counts(6, 90, 4, 7));
    assertThat(tally.excess()).isZero();
  }

  @Test
  void nothingIsLeftWhereTheCountedSideExceedsTheTotal() {
    IndicatorTally tally = new IndicatorTally(12, 10, 1);

    assertThat(tally.judged(Side.GOOD)).isEqualTo(new Counts(12, 0, 1));
    assertThat(tally.excess()).isEqualTo(3);
  }

  @Test
  void withoutOneSideNothingIsMeasured() {
    assertThat(new IndicatorTally(0, 10, 1).unjudged()).isEqualTo(new Counts(0, 0, 10));
    assertThat(new IndicatorTally(12, 0, 0).unjudged()).isEqualTo(new Counts(0, 0, 12));
  }

  @Test
  void sharesAddUpToTheWhole() {
    IndicatorTally whole = new IndicatorTally(10, 101, 1, 7);

    assertThat(whole.share(1)).isEqualTo(whole);
    assertThat(whole.share(0.5).plus(whole.minus(whole.share(0.5)))).isEqualTo(whole);
    assertThat(whole.share(0)).isEqualTo(IndicatorTally.NONE);
  }
}
