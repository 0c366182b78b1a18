package dev.headroom.alerting.incident;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An incident that has not ended, as far as it decides what happens next.
 *
 * @param taken who has acknowledged it, while that holds
 * @param returns how often it has come back after its end, as far as it is counted
 * @param shortWindow of the most urgent tier that burns, or of the last that did
 * @param clearSince since when none of its tiers burns; empty while one does
 * @param told what receivers were told last
 */
public record Standing(
    Optional<Acknowledgement> taken,
    int returns,
    Duration shortWindow,
    Optional<Instant> clearSince,
    Told told) {
  /**
   * What receivers were told last.
   *
   * @param tier the most urgent that burnt
   * @param share of bad events, 0 to 1: the larger of those over its two windows
   */
  public record Told(Instant at, String tier, BigDecimal share) {}

  public boolean isTaken() {
    return taken.isPresent();
  }

  /**
   * How long it is kept after its last tier was clear: not at all the first time, and one short
   * window longer each time it has come back, so that what flaps is one long incident.
   */
  public Duration held() {
    return shortWindow.multipliedBy(returns);
  }

  public Standing with(Optional<Acknowledgement> who) {
    return new Standing(who, returns, shortWindow, clearSince, told);
  }

  public Standing with(Told last) {
    return new Standing(taken, returns, shortWindow, clearSince, last);
  }

  public Standing burning(Duration window) {
    return new Standing(taken, returns, window, Optional.empty(), told);
  }

  public Standing clear(Instant since) {
    return new Standing(taken, returns, shortWindow, Optional.of(since), told);
  }
}
