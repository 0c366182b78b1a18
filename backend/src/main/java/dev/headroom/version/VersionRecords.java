package dev.headroom.version;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** The versions that are kept, within one unit of work. */
public interface VersionRecords {
  /** Records of a state store that have a place for versions. */
  interface VersionRoom {
    VersionRecords ruleVersions();
  }

  /**
   * Somebody rolled back: this version is in force, whatever the files say.
   *
   * @param number of the version
   * @param by who did it
   * @param at when, to the millisecond
   */
  record Pin(long number, String by, Instant at) {}

  /** All of them, the newest first. */
  List<RuleVersion> all();

  /** The texts of a version's files by path; empty if there is no such version. */
  Optional<NavigableMap<String, String>> files(long number);

  /** Adds a version; its number is a new one. */
  void add(RuleVersion version, Map<String, String> files);

  /** Deletes those of some numbers; one that is not there does no harm. */
  void delete(Collection<Long> numbers);

  /** The version that was rolled back to; empty while the files are in force. */
  Optional<Pin> pin();

  /** Puts this in the place of the pin there is. */
  void pin(Pin pin);

  /** From now on the files are in force. */
  void unpin();

  /** What was decided, the newest first. */
  List<RuleDecision> decisions();

  /**
   * Adds what was decided, and forgets the oldest.
   *
   * @param most so many are kept, more than 0
   */
  void decided(RuleDecision decision, int most);
}
