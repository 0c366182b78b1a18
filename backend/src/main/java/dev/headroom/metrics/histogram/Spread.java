package dev.headroom.metrics.histogram;

import dev.headroom.metrics.histogram.DistributionArithmetic.Piece;
import dev.headroom.model.distribution.Distribution;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Deals the observations of one distribution out over a stretch of time, in equal pieces. Every
 * observation is in exactly one piece; the pieces differ by one observation at most, and so do the
 * shares of one bucket.
 */
final class Spread {
  /** Pieces a stretch is cut into. */
  static final int PIECES_MAX = 60;

  /** Neighbouring observations go to pieces this part of the stretch apart (the golden ratio). */
  private static final double STRIDE = 0.618;

  private final int pieces;
  private final long count;

  /** When each piece has its turn within a round. */
  private final int[] turns;

  private Spread(int pieces, long count) {
    this.pieces = pieces;
    this.count = count;
    this.turns = turns(pieces);
  }

  /** An order of turns in which any few in a row lie evenly along the stretch. */
  private static int[] turns(int pieces) {
    int stride = Math.max(1, (int) Math.round(pieces * STRIDE));
    while (divisor(stride, pieces) != 1) {
      stride++;
    }
    int[] turns = new int[pieces];
    for (int i = 0; i < pieces; i++) {
      turns[(int) ((long) i * stride % pieces)] = i;
    }
    return turns;
  }

  private static int divisor(int one, int other) {
    return other == 0 ? one : divisor(other, one % other);
  }

  static List<Piece> over(Distribution distribution, long sinceMillis, long timestampMillis) {
    long count = distribution.count();
    long length = timestampMillis - sinceMillis;
    Spread spread = new Spread((int) Math.min(PIECES_MAX, Math.min(count, length)), count);
    List<Piece> pieces = new ArrayList<>();
    long from = sinceMillis;
    double sumLeft = distribution.sum();
    for (int i = 0; i < spread.pieces; i++) {
      long to = sinceMillis + length * (i + 1) / spread.pieces;
      boolean last = i == spread.pieces - 1;
      double sum = last ? sumLeft : distribution.sum() * spread.share(i) / count;
      pieces.add(new Piece(from, to, spread.piece(distribution, i, sum)));
      sumLeft -= sum;
      from = to;
    }
    return pieces;
  }

  /** How many observations a piece gets. */
  private long share(int piece) {
    return dealt(count, piece);
  }

  /** Of the first {@code observations}, how many go to a piece: they are dealt out in turn. */
  private long dealt(long observations, int piece) {
    return (observations + pieces - 1 - turns[piece]) / pieces;
  }

  private Distribution piece(Distribution distribution, int piece, double sum) {
    return switch (distribution) {
      case BucketDistribution buckets ->
          new BucketDistribution(buckets.bounds(), shares(buckets.counts(), 0, piece), sum);
      case ExponentialDistribution exponential -> piece(exponential, piece, sum);
      case HdrDistribution hdr -> piece(hdr, piece, sum);
    };
  }

  private long[] shares(long[] counts, long before, int piece) {
    long[] shares = new long[counts.length];
    long at = before;
    for (int i = 0; i < counts.length; i++) {
      shares[i] = dealt(at + counts[i], piece) - dealt(at, piece);
      at += counts[i];
    }
    return shares;
  }

  private ExponentialDistribution piece(ExponentialDistribution whole, int piece, double sum) {
    long zero = whole.zeroCount();
    long positive = 0;
    for (long each : whole.positive().counts()) {
      positive += each;
    }
    return new ExponentialDistribution(
        whole.scale(),
        dealt(zero, piece),
        whole.zeroThreshold(),
        new Buckets(whole.positive().offset(), shares(whole.positive().counts(), zero, piece)),
        new Buckets(
            whole.negative().offset(), shares(whole.negative().counts(), zero + positive, piece)),
        sum);
  }

  private HdrDistribution piece(HdrDistribution whole, int piece, double sum) {
    long[] all = shares(whole.counts(), 0, piece);
    int size = 0;
    int[] cells = new int[all.length];
    long[] counts = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      if (all[i] > 0) {
        cells[size] = whole.cells()[i];
        counts[size++] = all[i];
      }
    }
    return new HdrDistribution(
        whole.digits(),
        Arrays.copyOf(cells, size),
        Arrays.copyOf(counts, size),
        sum,
        overflow(whole, piece));
  }

  /** Overflow lies in the last cell, so its share is no larger than that cell's. */
  private long overflow(HdrDistribution whole, int piece) {
    long first =
        count - (whole.counts().length == 0 ? 0 : whole.counts()[whole.counts().length - 1]);
    return dealt(first + whole.overflow(), piece) - dealt(first, piece);
  }
}
