package dev.headroom.storage.logs;

import dev.headroom.model.Severity;
import dev.headroom.model.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

  /**
   * Lines with one signature.
   *
   * @param signature their message with a placeholder for each variable part; names the group
   *     within one answer and in others
   * @param text the same, but with the value of each variable part that is the same in all lines
   * @param count lines, at least 1
   * @param severity the worst of all lines
   * @param service who said them all; empty if several did
   * @param firstMillis time of the oldest line, in milliseconds since the epoch
   * @param lastMillis time of the newest line
   * @param counts lines for each bucket of the answer
   * @param example the newest line
   */
  public record SignatureGroup(
      String signature,
      String text,
      long count,
      Severity severity,
      Optional<String> service,
      long firstMillis,
      long lastMillis,
      List<Long> counts,
      ExampleLine example) {
    public SignatureGroup {
      counts = List.copyOf(counts);
    }
  }

  /**
   * One line as it was sent.
   *
   * @param id of its record
   * @param body at most {@value #BODY_CHARACTERS_MAX} characters of its message
   * @param truncated whether the message has more
   */
  public record ExampleLine(String id, String service, String body, boolean truncated) {
    /** The record has the rest. */
    public static final int BODY_CHARACTERS_MAX = 1_000;
  }
}
