package dev.headroom.slo.count;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an objective's sources are there.
 *
 * @param unmatched the sides that no series matches, for people; empty where both are matched
 * @param heardAt newest point of any of its series, an increase by nothing included; empty if there
 *     was none
 * @param usualInterval between its events; zero where they are recent, for nobody asks then
 * @param watchedFrom since when this process has watched
 */
public record SourcePresence(
    Optional<String> unmatched,
    Optional<Instant> heardAt,
    Duration usualInterval,
    Instant watchedFrom) {
  /** Nothing is counted yet, so nothing can be missed. */
  static SourcePresence notYet(Instant at) {
    return new SourcePresence(Optional.empty(), Optional.empty(), Duration.ZERO, at);
  }
}
