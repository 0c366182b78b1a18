package dev.headroom.model.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCountsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 2, 3",
    "9223372036854775806, 1, 9223372036854775807",
    "9223372036854775807, 1, 9223372036854775807",
    "9223372036854775807, 9223372036854775807, 9223372036854775807",
    "9223372036854775807, -9223372036854775808, -1",
    "-9223372036854775807, -9, -9223372036854775808"
  })
  void sumsStopAtTheLargestAndSmallestNumber(long one, long other, long sum) {
    assertThat(EventCounts.plus(one, other)).isEqualTo(sum);
    assertThat(EventCounts.plus(other, one)).isEqualTo(sum);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 3", "9223372036854775807, 9223372036854775807, 9223372036854775807"})
  void distributionsCountNoFurther(long one, long other, long count) {
    long[] counts = {one, other};
    ExponentialDistribution.Buckets buckets = new ExponentialDistribution.Buckets(0, counts);
    assertThat(new BucketDistribution(new double[] {1}, counts, 0).count()).isEqualTo(count);
    assertThat(new HdrDistribution(2, new int[] {1, 2}, counts, 0, 0).count()).isEqualTo(count);
    assertThat(
            new ExponentialDistribution(0, 0, 0, buckets, ExponentialDistribution.Buckets.NONE, 0)
                .count())
        .isEqualTo(count);
  }
}
