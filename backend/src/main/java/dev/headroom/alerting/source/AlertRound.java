package dev.headroom.alerting.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
}
