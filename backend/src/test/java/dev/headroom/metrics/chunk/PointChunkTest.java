package dev.headroom.metrics.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.codec.ByteWriter;
import dev.headroom.codec.DistributionBytes;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PointChunkTest {
  private static final double[] NONE = {};

  @Test
  void bounds_that_are_the_same_are_shared_and_not_counted_again() {
    PointChunk first = PointChunk.of(1, buckets(1, 2), NONE);
    PointChunk second = PointChunk.of(2, buckets(1, 2), first.bounds());
    PointChunk third = PointChunk.of(3, buckets(1, 3), second.bounds());
    assertThat(first.ownsBounds()).isTrue();
    assertThat(second.ownsBounds()).isFalse();
    assertThat(second.bounds()).isSameAs(first.bounds());
    assertThat(first.footprint() - second.footprint()).isEqualTo(16);
    assertThat(third.ownsBounds()).isTrue();
    assertThat(((BucketDistribution) third.distribution()).bounds()).containsExactly(1, 3);
  }

  @Test
  void other_counts_in_a_point_keep_its_time_and_bounds() {
    PointChunk point = PointChunk.of(1, buckets(1, 2), NONE);
    PointChunk other =
        point.holding(new BucketDistribution(point.bounds(), new long[] {7, 8, 9}, 0));
    assertThat(other.millis()).isEqualTo(1);
    assertThat(other.bounds()).isSameAs(point.bounds());
    assertThat(other.ownsBounds()).isTrue();
    assertThat(other.distribution().count()).isEqualTo(24);
  }

  @Test
  void a_hundred_and_sixty_buckets_take_little_more_than_their_counts() {
    PointChunk point = PointChunk.of(1, exponential(160), NONE);
    assertThat(point.bytes()).hasSizeLessThan(200);
    assertThat(PointChunk.of(1, exponential(0), NONE).bytes()).hasSizeLessThan(30);
  }

  @Test
  void bytes_that_are_no_distribution_are_refused() {
    byte[] whole = DistributionBytes.encode(exponential(160));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException().isThrownBy(() -> DistributionBytes.decode(cut, NONE));
    }
    whole[0] = 9;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DistributionBytes.decode(whole, NONE))
        .withMessageContaining("kind 9");
  }

  @Test
  void a_size_that_would_take_all_memory_is_refused() {
    ByteWriter out = new ByteWriter(128);
    out.octet(3);
    out.float64(1);
    out.hdrSigned(Integer.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DistributionBytes.decode(out.toArray(), NONE))
        .withMessageContaining("2147483647");
  }

  private static BucketDistribution buckets(double... bounds) {
    return new BucketDistribution(bounds, new long[bounds.length + 1], 5);
  }

  private static ExponentialDistribution exponential(int buckets) {
    long[] counts = new long[buckets];
    Arrays.fill(counts, 60);
    return new ExponentialDistribution(3, 0, 0, new Buckets(-80, counts), Buckets.NONE, Double.NaN);
  }
}
