package dev.headroom.outside;

import dev.headroom.outside.record.OutsideAlert;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The alerts of a subject.
 *
 * @param over since which round each of those that are over has been, by its fingerprint
 */
record SubjectAlerts(List<OutsideAlert> alerts, Map<String, Instant> over) {
  SubjectAlerts {
    alerts = List.copyOf(alerts);
    over = Map.copyOf(over);
  }
}
