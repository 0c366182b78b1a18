package dev.headroom.intake;

import java.util.Optional;

/**
 * How a follower stands, for readiness and for people.
 *
 * @param failing why it takes nothing at the moment; empty if it is well
 * @param appliedPosition the log position up to which it has applied what it wants
 * @param queuedBatches accepted batches it has not applied
 */
public record FollowerState(
    String name, Optional<String> failing, long appliedPosition, int queuedBatches) {
  public boolean ready() {
    return failing.isEmpty();
  }
}
