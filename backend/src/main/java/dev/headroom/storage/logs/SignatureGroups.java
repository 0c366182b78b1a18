package dev.headroom.storage.logs;

import dev.headroom.model.TimeRange;
import java.util.Comparator;
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

  /**
   * The same with those first that were said most since a moment, to the bucket: what a service has
   * said all day says less about what went wrong just now.
   */
  public SignatureGroups mostSince(long millis) {
    List<SignatureGroup> ordered =
        groups.stream()
            .sorted(
                Comparator.comparingLong((SignatureGroup group) -> linesSince(group, millis))
                    .reversed())
            .toList();
    return new SignatureGroups(
        range,
        bucketMillis,
        buckets,
        ordered,
        otherGroups,
        otherLines,
        matched,
        examined,
        examinedFromMillis,
        partial,
        visibleAsOfMillis);
  }

  /** With those of the bucket that the moment is in. */
  private long linesSince(SignatureGroup group, long millis) {
    long first = Math.floorDiv(Math.max(0, millis - range.fromMillis()), bucketMillis);
    return millis >= range.toMillis()
        ? 0
        : group.counts().stream().skip(first).mapToLong(Long::longValue).sum();
  }
}
