package dev.headroom.metrics.histogram;

import dev.headroom.model.distribution.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be computed of distributions, whatever their kind. */
public final class DistributionArithmetic {
  private DistributionArithmetic() {}

  /**
   * What a cumulative distribution grew by: the observations in {@code current} that are not in
   * {@code last}.
   *
   * @return empty if {@code current} does not continue {@code last}: a count fell, or the kind or
   *     the layout of the buckets is another
   */
  public static Optional<Distribution> growth(Distribution last, Distribution current) {
    return Growth.between(last, current);
  }

  /**
   * How many observations of {@code last} are not in {@code current}, bucket by bucket.
   *
   * @return empty if their kinds or layouts cannot be compared
   */
  public static OptionalLong missing(Distribution last, Distribution current) {
    return Growth.missing(last, current);
  }

  /** No observations, in the layout of the given distribution. */
  public static Distribution none(Distribution like) {
    return Growth.none(like);
  }

  /**
   * The observations of both.
   *
   * @return empty if the kind or the layout of the buckets is another, or a count would not fit
   */
  public static Optional<Distribution> sum(Distribution one, Distribution other) {
    return HistogramSum.of(one, other);
  }

  /**
   * A piece of a distribution that was spread over time.
   *
   * @param sinceMillis where its stretch begins
   * @param timestampMillis where it ends
   */
  public record Piece(long sinceMillis, long timestampMillis, Distribution distribution) {}

  /**
   * Deals observations out over a stretch of time, in equal pieces, each observation into one.
   *
   * @param distribution with at least one observation
   * @param timestampMillis later than {@code sinceMillis}
   */
  public static List<Piece> spread(
      Distribution distribution, long sinceMillis, long timestampMillis) {
    return Spread.over(distribution, sinceMillis, timestampMillis);
  }
}
