package dev.headroom.storage.logs;

import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many records matched, over time and by severity. Exact unless partial.
 *
 * @param range what was asked for
 * @param bucketMillis width of a bucket; the last one may reach beyond the range, where nothing is
 *     counted
 * @param buckets in ascending order, without gaps, the first one begins with the range
 * @param partial time ran out: the counts are too low
 * @param visibleAsOfMillis every record stored before this moment was counted; milliseconds since
 *     the epoch
 */
public record LogHistogram(
    TimeRange range,
    long bucketMillis,
    List<Bucket> buckets,
    boolean partial,
    long visibleAsOfMillis) {
  /** The most buckets of one histogram. */
  public static final int BUCKETS_MAX = 1_500;

  public LogHistogram {
    buckets = List.copyOf(buckets);
  }

  /**
   * Counts of one stretch of time.
   *
   * @param counts records of each severity range; all six are there
   */
  public record Bucket(long fromMillis, Map<Severity, Long> counts) {
    public Bucket {
      counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }
  }
}
