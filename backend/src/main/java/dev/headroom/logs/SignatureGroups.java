package dev.headroom.logs;

import dev.headroom.model.TimeRange;
import java.util.List;
import java.util.OptionalLong;

/**
 * The lines that match, grouped by signature. The counts of all groups and of the others add up to
 * the lines examined.
 *
 * @param range what was asked for
 * @param bucketMillis width of a bucket; the last one may reach beyond the range
 * @param buckets how many there are
 * @param groups the largest first; of the same size, the one seen last first
 * @param otherGroups groups beyond those asked for
 * @param otherLines lines of those groups
 * @param matched lines that match, exact unless partial
 * @param examined the newest of them, which were grouped
 * @param examinedFromMillis time of the oldest line examined, in milliseconds since the epoch,
 *     where not all were; empty where all were
 * @param partial time ran out: there may be more
 * @param visibleAsOfMillis every record stored before this moment was there to be found;
 *     milliseconds since the epoch
 */
public record SignatureGroups(
    TimeRange range,
    long bucketMillis,
    int buckets,
    List<SignatureGroup> groups,
    long otherGroups,
    long otherLines,
    long matched,
    long examined,
    OptionalLong examinedFromMillis,
    boolean partial,
    long visibleAsOfMillis) {
  public SignatureGroups {
    groups = List.copyOf(groups);
  }
}
