package dev.headroom.version;

import dev.headroom.model.Usage;
import dev.headroom.storage.StateStore;
import dev.headroom.version.VersionRecords.Pin;
import dev.headroom.version.VersionRecords.VersionRoom;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The sets of rules that were put into force. Each change is one transaction, on disk when the call
 * returns.
 */
public final class RuleVersions {
  /** Author of a set that nobody put into force by name: it stood in the folders. */
  public static final String FILES = "files on disk";

  /** Versions that are kept; the oldest goes first, never the newest nor the one in force. */
  public static final int VERSIONS_MAX = 100;

  /** Bytes of a version's texts; a larger set is in force all the same, and is no version. */
  public static final long VERSION_BYTES_MAX = 4L << 20;

  /** Bytes of the texts of all versions. */
  public static final long KEPT_BYTES_MAX = 32L << 20;

  /** Decisions that are kept; the oldest goes first. */
  public static final int DECISIONS_MAX = 1_000;

  /** Characters of a name of who does something. */
  public static final int BY_LENGTH_MAX = 200;

  private final StateStore<? extends VersionRoom> store;
  private final InstantSource clock;
  private final VersionMetrics metrics;
  private volatile int count;
  private volatile int decisions;
  private volatile long bytes;

  /**
   * A version that was rolled back to.
   *
   * @param files the texts by path
   */
  public record PinnedVersion(Pin pin, NavigableMap<String, String> files) {
    public PinnedVersion {
      files = Collections.unmodifiableNavigableMap(files);
    }
  }

  /**
   * The version that was in force last.
   *
   * @param isRolledBackTo whether it is in force whatever the files say; else it is the newest
   * @param files the texts by path
   */
  public record LastVersion(
      long number, boolean isRolledBackTo, NavigableMap<String, String> files) {
    public LastVersion {
      files = Collections.unmodifiableNavigableMap(files);
    }
  }

  /**
   * A version as a whole.
   *
   * @param files the texts by path
   * @param before number of the one before; empty for the oldest that is kept
   * @param diff what changed since then, as a unified diff; of the oldest, all of it
   */
  public record WholeVersion(
      RuleVersion version, NavigableMap<String, String> files, Optional<Long> before, String diff) {
    public WholeVersion {
      files = Collections.unmodifiableNavigableMap(files);
    }
  }

  /**
   * What is kept, and what is pinned, at one moment.
   *
   * @param decisions the newest first
   */
  public record VersionList(
      List<RuleVersion> versions, Optional<Pin> pin, List<RuleDecision> decisions) {
    public VersionList {
      versions = List.copyOf(versions);
      decisions = List.copyOf(decisions);
    }
  }

  public RuleVersions(
      StateStore<? extends VersionRoom> store, InstantSource clock, CollectorRegistry registry) {
    this.store = store;
    this.clock = clock;
    this.metrics = new VersionMetrics(registry);
  }

  /**
   * The version that was in force last, as far as it is kept: the one that was rolled back to, else
   * the newest.
   *
   * @throws IOException if that cannot be read
   */
  public static Optional<LastVersion> last(StateStore<? extends VersionRoom> store)
      throws IOException {
    return store.readFirst(room -> {
      VersionRecords records = room.ruleVersions();
      Optional<Pin> pin = records.pin();
      return pin.map(Pin::number)
          .or(() -> records.all().stream().map(RuleVersion::number).findFirst())
          .flatMap(number ->
              records.files(number).map(files -> new LastVersion(number, pin.isPresent(), files)));
    });
  }

  /**
   * The version that was rolled back to; empty if the files are in force.
   *
   * @throws IOException if that cannot be read
   */
  public Optional<PinnedVersion> pinned() throws IOException {
    return store.readFirst(room -> {
      VersionRecords records = room.ruleVersions();
      return records
          .pin()
          .flatMap(pin -> records.files(pin.number()).map(files -> new PinnedVersion(pin, files)));
    });
  }

  /**
   * Keeps a set that is about to be in force as the files say, and ends a pin; no new version if
   * the newest has the same texts.
   *
   * @param author who puts it into force
   * @return its number; empty if it is too large to be kept
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public Optional<Long> keep(String digest, NavigableMap<String, String> files, String author)
      throws IOException {
    GivenSet set = new GivenSet(digest, files, author, now());
    Optional<Long> kept = write(changes -> changes.keep(set));
    if (kept.isEmpty()) {
      metrics.unkept.inc();
    }
    metrics.rolledBack.set(0);
    metrics.unusable.set(0);
    return kept;
  }

  /**
   * Keeps a set as a new version and says that it is in force from now on, whatever the files say.
   *
   * @param by who says so
   * @return what is pinned; empty if it is too large to be kept
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public Optional<Pin> keepPinned(String digest, NavigableMap<String, String> files, String by)
      throws IOException {
    GivenSet set = new GivenSet(digest, files, by, now());
    if (set.isTooLarge()) {
      metrics.unkept.inc();
      return Optional.empty();
    }
    Pin pin = write(changes -> changes.keepPinned(set));
    unusable(0);
    return Optional.of(pin);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private record Written<T>(T result, List<RuleVersion> kept, int decisions, int pruned) {}

  /** After every transaction that writes, what is kept is counted anew. */
  private <T> T write(Function<VersionChanges, T> work) throws IOException {
    Written<T> written =
        store.write(room -> {
          VersionRecords records = room.ruleVersions();
          VersionChanges changes = new VersionChanges(records);
          T result = work.apply(changes);
          return new Written<>(result, records.all(), records.decisions().size(), changes.pruned());
        });
    count = written.kept().size();
    bytes = written.kept().stream().mapToLong(RuleVersion::bytes).sum();
    decisions = written.decisions();
    metrics.count(count, bytes, decisions);
    metrics.pruned.inc(written.pruned());
    return written.result();
  }

  /**
   * Says that a version is in force from now on, whatever the files say.
   *
   * @param by who says so
   * @return what is pinned; empty if there is no such version
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public Optional<Pin> pin(long number, String by) throws IOException {
    Pin next = new Pin(number, by, now());
    if (!write(changes -> changes.pin(next))) {
      return Optional.empty();
    }
    unusable(0);
    return Optional.of(next);
  }

  /** The texts of a version's files by path; empty if it is not kept. */
  public Optional<NavigableMap<String, String>> files(long number) throws IOException {
    return store.read(room -> room.ruleVersions().files(number));
  }

  /** The newest version with these texts; empty if none has them. */
  public Optional<Long> numberOf(NavigableMap<String, String> files) throws IOException {
    long size = GivenSet.size(files);
    return store.read(room ->
        room.ruleVersions().all().stream()
            .filter(each -> each.bytes() == size)
            .map(RuleVersion::number)
            .filter(each -> room.ruleVersions().files(each).filter(files::equals).isPresent())
            .findFirst());
  }

  /** All that are kept, the newest first. */
  public VersionList list() throws IOException {
    return store.read(room -> {
      VersionRecords records = room.ruleVersions();
      return new VersionList(records.all(), records.pin(), records.decisions());
    });
  }

  /** A version with its files and what it changed; empty if it is not kept. */
  public Optional<WholeVersion> find(long number) throws IOException {
    return store.read(room -> {
      VersionRecords records = room.ruleVersions();
      List<RuleVersion> all = records.all();
      Optional<Long> before =
          all.stream().map(RuleVersion::number).filter(each -> each < number).findFirst();
      return all.stream()
          .filter(each -> each.number() == number)
          .findFirst()
          .map(version -> whole(records, version, before));
    });
  }

  private static WholeVersion whole(
      VersionRecords records, RuleVersion version, Optional<Long> before) {
    NavigableMap<String, String> files = records.files(version.number()).orElseGet(TreeMap::new);
    NavigableMap<String, String> earlier = before.flatMap(records::files).orElseGet(TreeMap::new);
    return new WholeVersion(version, files, before, UnifiedDiff.of(earlier, files));
  }

  /** How many are kept of those that may be. */
  public List<Usage> usages() {
    return List.of(
        Usage.count("rule_versions", "Versions of the rules", count, VERSIONS_MAX),
        Usage.bytes(
            "rule_version_bytes",
            "Texts of versions of the rules",
            (double) bytes,
            (double) KEPT_BYTES_MAX),
        Usage.count(
            "rule_decisions", "Decisions on versions of the rules", decisions, DECISIONS_MAX));
  }

  /** The version that was rolled back to is not in force for so many problems; none where it is. */
  public void unusable(int problems) {
    metrics.rolledBack.set(problems == 0 ? 1 : 0);
    metrics.unusable.set(problems);
  }

  /** What stands in the files is not in force for so many problems; none where it is. */
  public void refused(int problems) {
    metrics.refused.set(problems);
  }
}
