package dev.headroom.slo.count;

import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import java.math.BigDecimal;
import java.util.stream.LongStream;

/**
 * Sorts observations into those at or under an amount and those above it.
 *
 * <p>Single values are compared one by one, in the unit they came in, so that 0.2 s is at 200 ms.
 * What came bucketed is sorted bucket by bucket; the one bucket the amount cuts through cannot be
 * sorted, and its observations are undecided. Negative observations count as under.
 *
 * <p>For one thread.
 */
final class Threshold {
  private final BigDecimal amount;

  /** For the unit asked for last; series of one name seldom differ in it. */
  private UnitLimit limit;

  /**
   * @param amount in base units, 0 or more
   */
  Threshold(BigDecimal amount) {
    this.amount = amount;
    this.limit = UnitLimit.of(amount, Unit.SECONDS);
  }

  /**
   * The amount as values of one unit are compared with it.
   *
   * @param inUnit the double nearest to the amount in the unit
   * @param ticks whole ticks of the unit's dimension at or under the amount, no more than it has
   */
  private record UnitLimit(Unit unit, double inUnit, long ticks) {
    static UnitLimit of(BigDecimal amount, Unit unit) {
      BigDecimal ticksMax = BigDecimal.valueOf(unit.dimension().ticksMax());
      BigDecimal ticks = amount.divide(unit.dimension().tick()).min(ticksMax);
      return new UnitLimit(unit, unit.fromBase(amount), ticks.longValue());
    }
  }

  private UnitLimit limit(Unit unit) {
    if (!limit.unit().equals(unit)) {
      limit = UnitLimit.of(amount, unit);
    }
    return limit;
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
    double inUnit = limit(unit).inUnit();
    long atMost = 0;
    for (double value : values) {
      if (value <= inUnit) {
        atMost++;
      }
    }
    return atMost;
  }

  Split split(Unit unit, Distribution distribution) {
    UnitLimit limit = limit(unit);
    return switch (distribution) {
      case HdrDistribution hdr -> split(limit.ticks(), unit.dimension(), hdr);
      case ExponentialDistribution exponential -> split(limit.inUnit(), exponential);
      case BucketDistribution buckets -> split(limit.inUnit(), buckets);
    };
  }

  private static Split split(long limit, Unit.Dimension dimension, HdrDistribution hdr) {
    if (limit >= dimension.ticksMax()) {
      return new Split(hdr.count() - hdr.overflow(), hdr.overflow());
    }
    HdrLayout layout = HdrLayout.of(hdr.digits());
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
