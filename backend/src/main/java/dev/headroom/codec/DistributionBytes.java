package dev.headroom.codec;

import dev.headroom.model.distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.ExponentialDistribution;
import dev.headroom.model.distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.HdrDistribution;
import java.util.Arrays;

/**
 * Distributions as bytes. The bounds of explicit buckets are left out: they hardly ever change from
 * point to point, so whoever keeps the bytes keeps the bounds beside them.
 *
 * <p>Layout: a kind byte and the sum (8 bytes), then
 *
 * <ul>
 *   <li>1 HDR: digits, overflow, how many cells, and for each the distance from the cell before and
 *       its count;
 *   <li>2 exponential: scale, zero count, zero threshold (8 bytes), offset and dense counts of the
 *       positive buckets, the same of the negative ones;
 *   <li>3 explicit: dense counts.
 * </ul>
 */
public final class DistributionBytes {
  private static final int HDR = 1;
  private static final int EXPONENTIAL = 2;
  private static final int EXPLICIT = 3;
  private static final int BUCKETS_MAX = 1 << 20;
  private static final int CELLS_MAX = 1 << 23;
  private static final double[] NO_BOUNDS = {};

  private DistributionBytes() {}

  public static byte[] encode(Distribution distribution) {
    BitWriter out = new BitWriter();
    switch (distribution) {
      case HdrDistribution hdr -> putHdr(out, hdr);
      case ExponentialDistribution exponential -> putExponential(out, exponential);
      case BucketDistribution buckets -> {
        out.put(EXPLICIT);
        out.putDouble(buckets.sum());
        CountRuns.putDense(out, buckets.counts());
      }
    }
    return out.toArray();
  }

  /** The bounds of explicit buckets; none for any other kind. */
  public static double[] bounds(Distribution distribution) {
    return distribution instanceof BucketDistribution buckets ? buckets.bounds() : NO_BOUNDS;
  }

  /**
   * @param bounds of explicit buckets
   * @throws IllegalArgumentException if the bytes are not a distribution
   */
  public static Distribution decode(byte[] bytes, double[] bounds) {
    BitReader in = new BitReader(bytes);
    int kind = in.get();
    double sum = in.getDouble();
    return switch (kind) {
      case HDR -> hdr(in, sum);
      case EXPONENTIAL ->
          new ExponentialDistribution(
              (int) in.getNumber(), in.getNumber(), in.getDouble(), run(in), run(in), sum);
      case EXPLICIT -> new BucketDistribution(bounds, CountRuns.getDense(in, BUCKETS_MAX), sum);
      default -> throw new IllegalArgumentException("no distribution of kind " + kind);
    };
  }

  /** Whether two distributions say the same, bit for bit. */
  public static boolean same(Distribution one, Distribution other) {
    return Arrays.equals(bounds(one), bounds(other)) && Arrays.equals(encode(one), encode(other));
  }

  private static void putHdr(BitWriter out, HdrDistribution hdr) {
    out.put(HDR);
    out.putDouble(hdr.sum());
    out.putNumber(hdr.digits());
    out.putNumber(hdr.overflow());
    out.putNumber(hdr.cells().length);
    int previous = 0;
    for (int i = 0; i < hdr.cells().length; i++) {
      out.putNumber(hdr.cells()[i] - previous);
      out.putNumber(hdr.counts()[i]);
      previous = hdr.cells()[i];
    }
  }

  private static HdrDistribution hdr(BitReader in, double sum) {
    int digits = in.getSize(5);
    long overflow = in.getNumber();
    int[] cells = new int[in.getSize(CELLS_MAX)];
    long[] counts = new long[cells.length];
    int previous = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = previous + in.getSize(CELLS_MAX);
      counts[i] = in.getNumber();
      previous = cells[i];
    }
    return new HdrDistribution(digits, cells, counts, sum, overflow);
  }

  private static void putExponential(BitWriter out, ExponentialDistribution exponential) {
    out.put(EXPONENTIAL);
    out.putDouble(exponential.sum());
    out.putNumber(exponential.scale());
    out.putNumber(exponential.zeroCount());
    out.putDouble(exponential.zeroThreshold());
    for (Buckets buckets : new Buckets[] {exponential.positive(), exponential.negative()}) {
      out.putNumber(buckets.offset());
      CountRuns.putDense(out, buckets.counts());
    }
  }

  private static Buckets run(BitReader in) {
    int offset = (int) in.getNumber();
    return new Buckets(offset, CountRuns.getDense(in, BUCKETS_MAX));
  }
}
