package dev.headroom.alerting.source;

import java.time.Instant;
import java.util.List;

/**
 * What a source says of all the alerts of one subject at one moment.
 *
 * @param subject what the alerts are about, by a name that no other subject has: an objective, a
 *     rule, a host
 * @param at when, to the millisecond
 * @param readings one for each alert, most urgent first
 * @param account what is told of it, asked for only where an incident needs it
 */
public record AlertRound(
    String subject, Instant at, List<AlertReading> readings, AlertAccount account) {
  public AlertRound {
    readings = List.copyOf(readings);
  }
}
