package dev.headroom.metrics.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpreadTest {
  @RegisterExtension final Seed seed = new Seed();

  @Test
  void pieces_follow_each_other_over_the_whole_stretch() {
    List<DistributionArithmetic.Piece> pieces = Spread.over(buckets(70, 50), 1_000, 601_000);
    assertThat(pieces).hasSize(Spread.PIECES_MAX);
    assertThat(pieces.getFirst().sinceMillis()).isEqualTo(1_000);
    assertThat(pieces.getLast().timestampMillis()).isEqualTo(601_000);
    for (int i = 1; i < pieces.size(); i++) {
      assertThat(pieces.get(i).sinceMillis()).isEqualTo(pieces.get(i - 1).timestampMillis());
    }
    assertThat(pieces).allSatisfy(each -> assertThat(each.distribution().count()).isEqualTo(2));
  }

  @Test
  void few_observations_have_a_piece_each() {
    List<DistributionArithmetic.Piece> pieces = Spread.over(buckets(1, 2), 0, 900_000);
    assertThat(pieces).hasSize(3);
    assertThat(pieces).allSatisfy(each -> assertThat(each.distribution().count()).isEqualTo(1));
  }

  @Test
  void every_observation_is_in_exactly_one_piece_whatever_the_kind() {
    Random random = seed.random();
    for (int run = 0; run < 300; run++) {
      long[] counts = random.longs(1 + random.nextInt(6), 1, 2 + random.nextInt(300)).toArray();
      int[] cells = new int[counts.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = 3 * i;
      }
      long overflow = random.nextLong(counts[counts.length - 1] + 1);
      for (Distribution whole :
          List.of(
              buckets(counts),
              new ExponentialDistribution(
                  2, random.nextInt(90), 0.1, new Buckets(4, counts), new Buckets(1, counts), 7),
              new HdrDistribution(2, cells, counts, 7, overflow))) {
        check(whole, random.nextInt(1, 1_000_000));
      }
    }
  }

  /** Takes the pieces away again one by one; nothing may be left or missing. */
  private static void check(Distribution whole, long length) {
    List<DistributionArithmetic.Piece> pieces = Spread.over(whole, 5, 5 + length);
    long least = Long.MAX_VALUE;
    long most = 0;
    double sum = 0;
    Distribution left = whole;
    for (DistributionArithmetic.Piece piece : pieces) {
      long count = piece.distribution().count();
      least = Math.min(least, count);
      most = Math.max(most, count);
      sum += piece.distribution().sum();
      Optional<Distribution> rest = Growth.between(piece.distribution(), left);
      assertThat(rest).isPresent();
      left = rest.get();
    }
    assertThat(left.count()).isZero();
    assertThat(left instanceof HdrDistribution hdr ? hdr.overflow() : 0).isZero();
    assertThat(most - least).isLessThanOrEqualTo(1);
    assertThat(sum).isCloseTo(whole.sum(), org.assertj.core.api.Assertions.within(1e-9));
  }

  private static BucketDistribution buckets(long... counts) {
    double[] bounds = new double[counts.length - 1];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = i;
    }
    return new BucketDistribution(bounds, counts, 7);
  }
}
