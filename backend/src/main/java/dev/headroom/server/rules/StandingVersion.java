package dev.headroom.server.rules;

import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.model.Problem;
import dev.headroom.version.RuleVersions;
import dev.headroom.version.RuleVersions.PinnedVersion;
import dev.headroom.version.VersionRecords.Pin;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which version of the rules is in force, as far as that is known; by one thread at a time. */
final class StandingVersion {
  private static final Logger log = LoggerFactory.getLogger(StandingVersion.class);

  private final RuleVersions versions;
  private final RuleReader reader;
  private volatile Optional<Long> number = Optional.empty();
  private Optional<Pin> pin = Optional.empty();
  private boolean settled;
  private volatile Optional<UnusableVersion> unusable = Optional.empty();
  private boolean failureLogged;
  private volatile List<Problem> refused = List.of();

  StandingVersion(RuleVersions versions, RuleReader reader) {
    this.versions = versions;
    this.reader = reader;
  }

  /** Whether it is known what was rolled back to, and what is in force is kept. */
  boolean isSettled() {
    return settled;
  }

  /** The version somebody rolled back to; empty while the files are in force. */
  Optional<Pin> pin() {
    return pin;
  }

  /** The version somebody rolled back to, where it is not in force. Any thread may ask. */
  Optional<UnusableVersion> unusable() {
    return unusable;
  }

  /** Number of the version in force; empty if it is not kept, or not known. Any thread may ask. */
  Optional<Long> number() {
    return number;
  }

  /**
   * Finds out what was rolled back to, and else keeps what is in force; can be tried again.
   *
   * @param inForce what is
   * @return the set to be in force instead; empty if it is the one that is
   */
  Optional<RuleSet> settle(RuleSet inForce) {
    try {
      Optional<PinnedVersion> pinned = versions.pinned();
      if (pinned.isPresent()) {
        return use(pinned.get(), inForce);
      }
      follow(keep(inForce, RuleVersions.FILES));
      return Optional.empty();
    } catch (IOException e) {
      if (!failureLogged) {
        log.error("versions of the rules cannot be used yet; the files on disk are in force", e);
        failureLogged = true;
      }
      return Optional.empty();
    }
  }

  private Optional<RuleSet> use(PinnedVersion version, RuleSet inForce) throws IOException {
    if (version.files().equals(inForce.files())) {
      pinned(version.pin());
      return Optional.empty();
    }
    try {
      RuleSet read = reader.read(version.files());
      pinned(version.pin());
      return Optional.of(read);
    } catch (InvalidFiles invalid) {
      keepOut(new UnusableVersion(version.pin(), invalid.problems()), inForce);
      return Optional.empty();
    }
  }

  /** It stays what is to be in force, and is tried again. */
  private void keepOut(UnusableVersion next, RuleSet inForce) throws IOException {
    if (unusable.filter(next::equals).isPresent()) {
      return;
    }
    unusable = Optional.of(next);
    next.notes().forEach(log::error);
    versions.unusable(next.problems().size());
    number = versions.numberOf(inForce.files());
  }

  private void pinned(Pin next) {
    log.warn(
        "version {} of the rules is in force, whatever the files say: {} decided so",
        next.number(),
        next.by());
    settled = true;
    unusable = Optional.empty();
    versions.unusable(0);
    pin = Optional.of(next);
    number = Optional.of(next.number());
  }

  /**
   * Keeps what the files say as a version, and ends a pin.
   *
   * @return its number; empty if it is too large to be kept
   * @throws IOException if it cannot be written; nothing has changed then
   */
  Optional<Long> keep(RuleSet set, String author) throws IOException {
    Optional<Long> kept = versions.keep(set.version(), set.files(), author);
    pin = Optional.empty();
    unusable = Optional.empty();
    settled = true;
    if (kept.isEmpty()) {
      log.warn(
          "no version of the rules is kept: their files have more than {} bytes",
          RuleVersions.VERSION_BYTES_MAX);
    }
    return kept;
  }

  /** What was kept is in force from now on. */
  void follow(Optional<Long> kept) {
    number = kept;
  }

  /**
   * Keeps a set as a new version that is in force, whatever the files say.
   *
   * @return whether it is; not if it is too large to be kept
   * @throws IOException if it cannot be written; nothing has changed then
   */
  boolean keepPinned(RuleSet set, String by) throws IOException {
    Optional<Pin> next = versions.keepPinned(set.version(), set.files(), by);
    next.ifPresent(this::pinned);
    return next.isPresent();
  }

  Optional<NavigableMap<String, String>> files(long version) throws IOException {
    return versions.files(version);
  }

  /**
   * Says that a version is in force, whatever the files say.
   *
   * @return whether there is such a version
   * @throws IOException if it cannot be written; nothing has changed then
   */
  boolean pin(long version, String by) throws IOException {
    Optional<Pin> next = versions.pin(version, by);
    next.ifPresent(this::pinned);
    return next.isPresent();
  }

  /**
   * What keeps the files on disk from being in force, as of the last reload; any thread may ask.
   */
  List<Problem> refused() {
    return refused;
  }

  /**
   * Whoever asked may be a script: what is wrong is told to whoever looks after the server, too.
   */
  void refuse(List<Problem> problems) {
    problems.forEach(problem -> log.warn("not put into force: {}", problem));
    refused = List.copyOf(problems);
    versions.refused(problems.size());
  }
}
