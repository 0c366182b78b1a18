package dev.headroom.slo;

import dev.headroom.model.BucketDistribution;
import dev.headroom.model.Distribution;
import dev.headroom.model.ExponentialDistribution;
import dev.headroom.model.HdrDistribution;
import dev.headroom.model.HdrLayout;
import dev.headroom.model.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/**
 * Sorts observations into those at or under an amount and those above it.
 *
 * <p>Single values are compared one by one, in the unit they came in, so that 0.2 s is at 200 ms.
 * What came bucketed is sorted bucket by bucket; the one bucket the amount cuts through cannot be
 * sorted, and its observations are undecided. Negative observations count as under.
 */
final class Threshold {
  private final BigDecimal amount;

  /**
   * @param amount in base units, 0 or more
   */
  Threshold(BigDecimal amount) {
    this.amount = amount;
  }

  /**
   * @param atMost observations certainly at or under the amount
   * @param undecided observations that may be on either side
   */
  record Split(long atMost, long undecided) {
    private Split plus(long count, double lowest, double highest, double amount) {
      if (highest <= amount) {
        return new Split(atMost + count, undecided);
      }
      return lowest < amount ? new Split(atMost, undecided + count) : this;
    }
  }

  /** How many of some values are at or under the amount. */
  long count(Unit unit, double[] values) {
    double limit = unit.fromBase(amount);
    long atMost = 0;
    for (double value : values) {
      if (value <= limit) {
        atMost++;
      }
    }
    return atMost;
  }

  Split split(Unit unit, Distribution distribution) {
    return switch (distribution) {
      case HdrDistribution hdr -> split(unit.dimension(), hdr);
      case ExponentialDistribution exponential -> split(unit.fromBase(amount), exponential);
      case BucketDistribution buckets -> split(unit.fromBase(amount), buckets);
    };
  }

  private Split split(Unit.Dimension dimension, HdrDistribution hdr) {
    BigDecimal ticks = amount.divide(dimension.tick()).setScale(0, RoundingMode.FLOOR);
    if (ticks.compareTo(BigDecimal.valueOf(dimension.ticksMax())) >= 0) {
      return new Split(hdr.count() - hdr.overflow(), hdr.overflow());
    }
    HdrLayout layout = HdrLayout.of(hdr.digits());
    long limit = ticks.longValueExact();
    int cutCell = layout.cell(limit);
    boolean cut = layout.highest(cutCell) > limit;
    long atMost = 0;
    long undecided = 0;
    for (int i = 0; i < hdr.cells().length && hdr.cells()[i] <= cutCell; i++) {
      if (cut && hdr.cells()[i] == cutCell) {
        undecided += hdr.counts()[i];
      } else {
        atMost += hdr.counts()[i];
      }
    }
    return new Split(atMost, undecided);
  }

  private static Split split(double amount, BucketDistribution buckets) {
    Split split = new Split(0, 0);
    double lowest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < buckets.counts().length; i++) {
      double highest = i < buckets.bounds().length ? buckets.bounds()[i] : Double.POSITIVE_INFINITY;
      split = split.plus(buckets.counts()[i], lowest, highest, amount);
      lowest = highest;
    }
    return split;
  }

  private static Split split(double amount, ExponentialDistribution exponential) {
    Split split =
        new Split(LongStream.of(exponential.negative().counts()).sum(), 0)
            .plus(
                exponential.zeroCount(),
                -exponential.zeroThreshold(),
                exponential.zeroThreshold(),
                amount);
    ExponentialDistribution.Buckets positive = exponential.positive();
    for (int i = 0; i < positive.counts().length; i++) {
      double lowest = power(exponential.scale(), positive.offset() + i);
      double highest = power(exponential.scale(), positive.offset() + i + 1);
      split = split.plus(positive.counts()[i], lowest, highest, amount);
    }
    return split;
  }

  /** The lower bound of an exponential bucket: 2^(index / 2^scale). */
  private static double power(int scale, int index) {
    return Math.pow(2, Math.scalb((double) index, -scale));
  }
}
