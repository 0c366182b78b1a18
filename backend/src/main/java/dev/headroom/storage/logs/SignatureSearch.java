package dev.headroom.storage.logs;

import dev.headroom.model.TimeRange;
import dev.headroom.select.log.LogQuery;

/**
 * A question for the kinds of lines there are.
 *
 * @param groups the most groups of the answer, 1 to {@value #GROUPS_MAX}
 * @param buckets how many to divide the range into for the counts of each group, 1 to {@value
 *     #BUCKETS_MAX}; fewer come back where the range has fewer milliseconds
 */
public record SignatureSearch(LogQuery query, TimeRange range, int groups, int buckets) {
  public static final int GROUPS_MAX = 200;
  public static final int BUCKETS_MAX = 120;

  public SignatureSearch {
    if (groups < 1 || groups > GROUPS_MAX) {
      throw new IllegalArgumentException("groups must be 1 to " + GROUPS_MAX + ": " + groups);
    }
    if (buckets < 1 || buckets > BUCKETS_MAX) {
      throw new IllegalArgumentException("buckets must be 1 to " + BUCKETS_MAX + ": " + buckets);
    }
  }
}
