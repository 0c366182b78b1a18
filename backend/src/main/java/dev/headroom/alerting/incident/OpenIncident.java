package dev.headroom.alerting.incident;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An incident that has not ended, as far as it decides what happens next.
 *
 * @param acknowledgement who has acknowledged it, while that holds
 * @param returns how often it has come back after its end, as far as it is counted
 * @param shortWindow of the most urgent alert that fires, or of the last that did
 * @param clearSince since when none of its alerts fires; empty while one does
 * @param lastNotification what receivers were told last
 */
public record OpenIncident(
    Optional<Acknowledgement> acknowledgement,
    int returns,
    Duration shortWindow,
    Optional<Instant> clearSince,
    LastNotification lastNotification) {
  /**
   * What receivers were told last.
   *
   * @param alert the most urgent that fired
   * @param intensity how bad it was, as its source measures it; 0 where that is not known
   * @param fired a number for what fired, where each alert is told; else 0
   */
  public record LastNotification(Instant at, String alert, BigDecimal intensity, long fired) {
    /** Where the most urgent alert speaks for all. */
    public LastNotification(Instant at, String alert, BigDecimal intensity) {
      this(at, alert, intensity, 0);
    }

    /** The same at that moment, of other alerts. */
    public LastNotification of(long others) {
      return new LastNotification(at, alert, intensity, others);
    }
  }

  public boolean isAcknowledged() {
    return acknowledgement.isPresent();
  }

  /**
   * How long it is kept after its last alert was clear: not at all the first time, and one short
   * window longer each time it has come back, so that what flaps is one long incident.
   */
  public Duration held() {
    return shortWindow.multipliedBy(returns);
  }

  public OpenIncident with(Optional<Acknowledgement> who) {
    return new OpenIncident(who, returns, shortWindow, clearSince, lastNotification);
  }

  public OpenIncident with(LastNotification last) {
    return new OpenIncident(acknowledgement, returns, shortWindow, clearSince, last);
  }

  public OpenIncident firing(Duration window) {
    return new OpenIncident(acknowledgement, returns, window, Optional.empty(), lastNotification);
  }

  public OpenIncident clear(Instant since) {
    return new OpenIncident(
        acknowledgement, returns, shortWindow, Optional.of(since), lastNotification);
  }
}
