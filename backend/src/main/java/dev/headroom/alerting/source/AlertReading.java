package dev.headroom.alerting.source;

import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one alert of a subject stands at one moment.
 *
 * @param alert its name among the alerts of its subject, stable
 * @param urgency whether somebody is woken
 * @param shortWindow over which its source sees what goes on now: an incident comes back, and is
 *     held, for so many of them
 * @param intensity how bad it is, at least 0, by a measure of the source's that grows as it gets
 *     worse; 0 where it is not known
 * @param sureIntensity how bad it is for sure: so much of the intensity as cannot be chance
 * @param recovery how it comes to an end, while it does; empty while it goes on, where nothing is
 *     known, and where it is clear already
 */
public record AlertReading(
    String alert,
    Urgency urgency,
    AlertLevel level,
    Duration shortWindow,
    BigDecimal intensity,
    BigDecimal sureIntensity,
    Optional<AlertRecovery> recovery) {
  /** The same at another level. */
  public AlertReading at(AlertLevel other) {
    return new AlertReading(alert, urgency, other, shortWindow, intensity, sureIntensity, recovery);
  }

  /** From what is going on to what is over. What is neither proves nothing: the state is kept. */
  public enum AlertLevel {
    /** It is going on. */
    FIRING,
    /** It would not begin now, and it is not clearly over either. */
    HOLDS,
    /** Nothing is known of it lately: silence proves nothing. */
    UNKNOWN,
    /** It is clearly over. */
    CLEAR
  }

  /**
   * Nothing bad happens any more, and the alert is not clear yet.
   *
   * @param since when it was that the last bad thing happened
   * @param clearAbout when the alert will be clear if nothing bad comes
   */
  public record AlertRecovery(Instant since, Instant clearAbout) {}
}
