package dev.headroom.version;

import dev.headroom.version.RuleDecision.DecisionKind;
import dev.headroom.version.VersionRecords.Pin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is written of versions, within one transaction. */
final class VersionChanges {
  private final VersionRecords records;
  private int pruned;

  VersionChanges(VersionRecords records) {
    this.records = records;
  }

  /** Versions that were deleted to make room. */
  int pruned() {
    return pruned;
  }

  /**
   * A set is in force as the files say.
   *
   * @return its number, that of the newest if it has the same texts; empty if it is too large
   */
  Optional<Long> keep(GivenSet set) {
    boolean resumes = records.pin().isPresent();
    records.unpin();
    Optional<Long> number = set.isTooLarge() ? Optional.empty() : Optional.of(add(set));
    if (resumes) {
      decide(DecisionKind.RESUMED, number, set.by(), set.at());
    }
    prune();
    return number;
  }

  private long add(GivenSet set) {
    long newest = newest();
    boolean isThere = records.files(newest).filter(set.files()::equals).isPresent();
    return isThere ? newest : addNew(set);
  }

  private long addNew(GivenSet set) {
    long next = newest() + 1;
    records.add(set.as(next), set.files());
    return next;
  }

  private long newest() {
    return records.all().stream().findFirst().map(RuleVersion::number).orElse(0L);
  }

  /** A set is in force as a new version, whatever the files say. */
  Pin keepPinned(GivenSet set) {
    Pin made = new Pin(addNew(set), set.by(), set.at());
    records.pin(made);
    decide(DecisionKind.PROMOTED, Optional.of(made.number()), made.by(), made.at());
    prune();
    return made;
  }

  /**
   * A version is in force, whatever the files say.
   *
   * @return whether it is kept; else nothing has changed
   */
  boolean pin(Pin next) {
    if (records.files(next.number()).isEmpty()) {
      return false;
    }
    records.pin(next);
    decide(DecisionKind.ROLLED_BACK, Optional.of(next.number()), next.by(), next.at());
    return true;
  }

  private void decide(DecisionKind kind, Optional<Long> version, String by, Instant at) {
    records.decided(new RuleDecision(kind, version, by, at), RuleVersions.DECISIONS_MAX);
  }

  private void prune() {
    List<Long> gone = new ArrayList<>();
    int versions = 0;
    long total = 0;
    for (RuleVersion each : records.all()) {
      versions++;
      total += each.bytes();
      if (versions > RuleVersions.VERSIONS_MAX || total > RuleVersions.KEPT_BYTES_MAX) {
        gone.add(each.number());
      }
    }
    records.delete(gone);
    pruned += gone.size();
  }
}
