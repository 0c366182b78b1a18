package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import dev.headroom.slo.count.Threshold.Split;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
  private static Threshold at(String amount) {
    return new Threshold(new BigDecimal(amount));
  }

  /** What a sender writes as 0.2 s, 200 ms or 200000 us is at 200 ms, and nothing above it is. */
  @ParameterizedTest
  @CsvSource({
    "s, 0.2, 0.20000000000000004",
    "ms, 200, 200.00000000000003",
    "us, 200000, 200000.00000000003",
    "ns, 200000000, 200000000.00000003",
    "min, 0.0033333333333333335, 0.003333333333333334",
  })
  void singleValuesAreComparedExactlyInTheUnitTheyCameIn(
      String unit, double atThreshold, double above) {
    assertThat(at("0.2").count(Unit.of(unit), new double[] {atThreshold, above, 0})).isEqualTo(2);
  }

  @Test
  void bytesAndPlainNumbersAreTheirOwnBase() {
    assertThat(at("524288").count(Unit.of("KiBy"), new double[] {512, 512.1})).isEqualTo(1);
    assertThat(at("524288").count(Unit.BYTE, new double[] {524_288, 524_289})).isEqualTo(1);
    assertThat(at("3").count(Unit.of("{retries}"), new double[] {0, 3, 4})).isEqualTo(2);
    assertThat(at("0").count(Unit.ONE, new double[] {0, -0.0, 1})).isEqualTo(2);
  }

  private static BucketDistribution buckets(double... bounds) {
    long[] counts = new long[bounds.length + 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 1L << i;
    }
    return new BucketDistribution(bounds, counts, Double.NaN);
  }

  @Test
  void explicitBucketsAreExactWhereOneEndsAtTheThreshold() {
    assertThat(at("0.2").split(Unit.SECONDS, buckets(0.1, 0.2, 0.5))).isEqualTo(new Split(3, 0));
    assertThat(at("0.2").split(Unit.MILLISECONDS, buckets(100, 200, 500)))
        .isEqualTo(new Split(3, 0));
  }

  @Test
  void theExplicitBucketThatIsCutIsUndecided() {
    assertThat(at("0.3").split(Unit.SECONDS, buckets(0.1, 0.2, 0.5))).isEqualTo(new Split(3, 4));
    assertThat(at("0.05").split(Unit.SECONDS, buckets(0.1, 0.2, 0.5))).isEqualTo(new Split(0, 1));
  }

  @Test
  void theLastExplicitBucketHasNoEnd() {
    assertThat(at("0.5").split(Unit.SECONDS, buckets(0.1, 0.2, 0.5))).isEqualTo(new Split(7, 0));
    assertThat(at("0.6").split(Unit.SECONDS, buckets(0.1, 0.2, 0.5))).isEqualTo(new Split(7, 8));
    assertThat(at("0.6").split(Unit.SECONDS, buckets())).isEqualTo(new Split(0, 1));
  }

  /** Scale 0 has bounds at powers of two: offset -3 is (1/8, 1/4], then (1/4, 1/2], (1/2, 1]. */
  @Test
  void exponentialBucketsAreExactWhereOneEndsAtTheThreshold() {
    ExponentialDistribution values =
        new ExponentialDistribution(
            0, 10, 0, new Buckets(-3, new long[] {1, 2, 4}), Buckets.NONE, Double.NaN);

    assertThat(at("0.5").split(Unit.SECONDS, values)).isEqualTo(new Split(13, 0));
    assertThat(at("0.4").split(Unit.SECONDS, values)).isEqualTo(new Split(11, 2));
    assertThat(at("1").split(Unit.SECONDS, values)).isEqualTo(new Split(17, 0));
    assertThat(at("0.1").split(Unit.SECONDS, values)).isEqualTo(new Split(10, 0));
  }

  /** At scale 3 the base is the eighth root of two; every eighth bound is a power of two. */
  @Test
  void fineExponentialBucketsMeetPowersOfTwoExactly() {
    long[] ones = new long[32];
    java.util.Arrays.fill(ones, 1);
    ExponentialDistribution values =
        new ExponentialDistribution(3, 0, 0, new Buckets(-16, ones), Buckets.NONE, Double.NaN);

    assertThat(at("0.5").split(Unit.SECONDS, values)).isEqualTo(new Split(8, 0));
    assertThat(at("1").split(Unit.SECONDS, values)).isEqualTo(new Split(16, 0));
    assertThat(at("0.6").split(Unit.SECONDS, values)).isEqualTo(new Split(10, 1));
  }

  @Test
  void negativeAndZeroBucketsLieUnderTheThresholdUnlessItCutsThem() {
    ExponentialDistribution values =
        new ExponentialDistribution(
            0, 10, 0.25, Buckets.NONE, new Buckets(0, new long[] {5}), Double.NaN);

    assertThat(at("0.25").split(Unit.ONE, values)).isEqualTo(new Split(15, 0));
    assertThat(at("0.1").split(Unit.ONE, values)).isEqualTo(new Split(5, 10));
  }

  private static HdrDistribution hdr(long... ticks) {
    int[] cells = java.util.Arrays.stream(ticks).mapToInt(HdrLayout.TWO_DIGITS::cell).toArray();
    long[] counts = new long[ticks.length];
    java.util.Arrays.fill(counts, 1);
    return new HdrDistribution(2, cells, counts, Double.NaN, 0);
  }

  /** At two digits the cell that holds 200,000 us reaches from 199,680 to 200,703 us. */
  @Test
  void hdrCellsAreExactWhereOneEndsAtTheThreshold() {
    HdrDistribution values = hdr(100, 199_000, 200_000, 201_000);

    assertThat(at("0.200703").split(Unit.SECONDS, values)).isEqualTo(new Split(3, 0));
    assertThat(at("0.2007035").split(Unit.SECONDS, values)).isEqualTo(new Split(3, 0));
    assertThat(at("0.199679").split(Unit.SECONDS, values)).isEqualTo(new Split(2, 0));
    assertThat(at("0.2").split(Unit.SECONDS, values)).isEqualTo(new Split(2, 1));
  }

  /** Cells hold ticks of the dimension, whatever unit the series was pushed in. */
  @Test
  void hdrCellsAreInTicksOfTheDimension() {
    assertThat(at("0.1").split(Unit.MILLISECONDS, hdr(100, 100_352))).isEqualTo(new Split(1, 0));
    assertThat(at("7").split(Unit.BYTE, hdr(7, 8))).isEqualTo(new Split(1, 0));
    assertThat(at("0.2").split(Unit.ONE, hdr(200, 201))).isEqualTo(new Split(1, 0));
  }

  @Test
  void hdrValuesBeyondTheScaleAreUndecidedBeyondItAndAboveBelowIt() {
    long most = Unit.Dimension.TIME.ticksMax();
    HdrDistribution values =
        new HdrDistribution(
            2, new int[] {1, HdrLayout.TWO_DIGITS.cell(most)}, new long[] {4, 3}, 0, 2);

    assertThat(at("86400").split(Unit.SECONDS, values)).isEqualTo(new Split(5, 2));
    assertThat(at("1000000").split(Unit.SECONDS, values)).isEqualTo(new Split(5, 2));
    assertThat(at("3600").split(Unit.SECONDS, values)).isEqualTo(new Split(4, 0));
  }
}
