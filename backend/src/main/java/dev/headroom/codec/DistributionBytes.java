package dev.headroom.codec;

import dev.headroom.codec.ByteReader.DamagedBytes;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
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
    ByteWriter out = new ByteWriter(128);
    switch (distribution) {
      case HdrDistribution hdr -> putHdr(out, hdr);
      case ExponentialDistribution exponential -> putExponential(out, exponential);
      case BucketDistribution buckets -> {
        out.octet(EXPLICIT);
        out.float64(buckets.sum());
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
   * @throws IllegalArgumentException if the bytes are not a distribution; {@link DamagedBytes}
   *     where that shows before its parts are put together
   */
  public static Distribution decode(byte[] bytes, double[] bounds) {
    ByteReader in = new ByteReader(bytes);
    int kind = in.octet();
    double sum = in.float64();
    Distribution distribution =
        switch (kind) {
          case HDR -> hdr(in, sum);
          case EXPONENTIAL ->
              new ExponentialDistribution(
                  in.hdrSignedInt(), in.hdrSigned(), in.float64(), run(in), run(in), sum);
          case EXPLICIT -> new BucketDistribution(bounds, CountRuns.getDense(in, BUCKETS_MAX), sum);
          default -> throw new DamagedBytes("no distribution of kind " + kind);
        };
    in.expectEnd();
    return distribution;
  }

  /** Whether two distributions say the same, bit for bit. */
  public static boolean same(Distribution one, Distribution other) {
    return Arrays.equals(bounds(one), bounds(other)) && Arrays.equals(encode(one), encode(other));
  }

  private static void putHdr(ByteWriter out, HdrDistribution hdr) {
    out.octet(HDR);
    out.float64(hdr.sum());
    out.hdrSigned(hdr.digits());
    out.hdrSigned(hdr.overflow());
    out.hdrSigned(hdr.cells().length);
    int previous = 0;
    for (int i = 0; i < hdr.cells().length; i++) {
      out.hdrSigned(hdr.cells()[i] - previous);
      out.hdrSigned(hdr.counts()[i]);
      previous = hdr.cells()[i];
    }
  }

  private static HdrDistribution hdr(ByteReader in, double sum) {
    int digits = in.hdrSize(5);
    long overflow = in.hdrSigned();
    int[] cells = new int[in.hdrSize(CELLS_MAX)];
    long[] counts = new long[cells.length];
    int previous = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = previous + in.hdrSize(CELLS_MAX);
      counts[i] = in.hdrSigned();
      previous = cells[i];
    }
    return new HdrDistribution(digits, cells, counts, sum, overflow);
  }

  private static void putExponential(ByteWriter out, ExponentialDistribution exponential) {
    out.octet(EXPONENTIAL);
    out.float64(exponential.sum());
    out.hdrSigned(exponential.scale());
    out.hdrSigned(exponential.zeroCount());
    out.float64(exponential.zeroThreshold());
    for (Buckets buckets : new Buckets[] {exponential.positive(), exponential.negative()}) {
      out.hdrSigned(buckets.offset());
      CountRuns.putDense(out, buckets.counts());
    }
  }

  private static Buckets run(ByteReader in) {
    int offset = in.hdrSignedInt();
    return new Buckets(offset, CountRuns.getDense(in, BUCKETS_MAX));
  }
}
