package dev.headroom.slo.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A factor of 14.4 and 1 in 1,000 that may be bad: it burns at 144 of 10,000. */
class BurnTierTest {
  private static final BigDecimal SHARE = new BigDecimal("0.001");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private static Counts bad(long bad) {
    return new Counts(10_000 - bad, bad, 0);
  }

  private static boolean burns(long bad, Duration age) {
    return Promises.PAGE.burns(bad(bad), SHARE, HOUR, age);
  }

  @Test
  void itBurnsFromTheFactorOn() {
    assertThat(burns(144, YEAR)).isTrue();
    assertThat(burns(143, YEAR)).isFalse();
    assertThat(Promises.PAGE.burns(Counts.NONE, SHARE, HOUR, YEAR)).isFalse();
  }

  @Test
  void whatIsYoungerThanTheWindowIsTakenToHaveBeenGoodBefore() {
    assertThat(burns(288, HOUR.dividedBy(2))).isTrue();
    assertThat(burns(287, HOUR.dividedBy(2))).isFalse();
  }

  /** A hundred bad events a second, and none that is good: to the millisecond. */
  @Test
  void aCompleteOutageIsNoticedWhenTheorySays() {
    Duration after = Promises.PAGE.outageNoticedAfter(SHARE);
    assertThat(after).isEqualTo(Duration.ofMillis(51_840));
    Counts outage = new Counts(0, 5_184, 0);
    for (Duration window : new Duration[] {HOUR, Duration.ofMinutes(5)}) {
      assertThat(Promises.PAGE.burns(outage, SHARE, window, after)).isTrue();
    }
    assertThat(Promises.PAGE.burns(outage, SHARE, HOUR, after.minusMillis(1))).isFalse();
  }

  @Test
  void itIsOverBelowNineTenthsOfTheFactor() {
    assertThat(Promises.PAGE.isClearlyBelow(bad(129), SHARE)).isTrue();
    assertThat(Promises.PAGE.isClearlyBelow(bad(130), SHARE)).isFalse();
    assertThat(Promises.PAGE.isClearlyBelow(Counts.NONE, SHARE)).isTrue();
  }

  /** Of 118 bad events chance may have held back 23: together 141, of 10,023 events. */
  @Test
  void itIsSurelyOverWhereChanceCannotHaveHiddenIt() {
    assertThat(Promises.PAGE.isSurelyBelow(bad(118), SHARE)).isTrue();
    assertThat(Promises.PAGE.isSurelyBelow(bad(125), SHARE)).isFalse();
    assertThat(Promises.PAGE.isSurelyBelow(new Counts(10, 0, 0), SHARE)).isFalse();
  }
}
