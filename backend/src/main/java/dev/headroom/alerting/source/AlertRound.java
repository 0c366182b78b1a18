package dev.headroom.alerting.source;

import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.FiringAlert.Handling;
import dev.headroom.model.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a source says of all the alerts of one subject at one moment.
 *
 * @param subject what the alerts are about, by a name that no other subject has: an objective, a
 *     rule, a host
 * @param at when, to the millisecond
 * @param readings one for each alert, most urgent first
 * @param account what is told of it, asked for only where an incident needs it
 * @param groupWait how long the first of its alerts waits for others, where each of them is told;
 *     empty where the most urgent speaks for all, at once
 */
public record AlertRound(
    String subject,
    Instant at,
    List<AlertReading> readings,
    AlertAccount account,
    Optional<Duration> groupWait) {
  public AlertRound {
    readings = List.copyOf(readings);
  }

  /** One whose most urgent alert speaks for all. */
  public AlertRound(String subject, Instant at, List<AlertReading> readings, AlertAccount account) {
    this(subject, at, readings, account, Optional.empty());
  }

  /** Whether each alert is told, rather than the most urgent alone. */
  public boolean tellsEach() {
    return groupWait.isPresent();
  }

  /** The same with other readings. */
  public AlertRound with(List<AlertReading> others) {
    return new AlertRound(subject, at, others, account, groupWait);
  }

  /**
   * The alerts that fire after it, by their name; what proves nothing leaves them as they were.
   *
   * @param before those that fired before it
   */
  public Map<String, FiringAlert> firing(Map<String, FiringAlert> before) {
    Map<String, FiringAlert> firing = new TreeMap<>();
    for (AlertReading reading : readings) {
      String name = reading.alert();
      Urgency urgency = reading.urgency();
      Optional<FiringAlert> was =
          Optional.ofNullable(before.get(name)).filter(alert -> alert.urgency() == urgency);
      switch (reading.level()) {
        case FIRING ->
            firing.put(
                name,
                was.orElseGet(() -> new FiringAlert(name, urgency, at, new Handling.Unhandled())));
        case HOLDS, UNKNOWN -> was.ifPresent(alert -> firing.put(name, alert));
        case CLEAR -> {}
      }
    }
    return firing;
  }
}
