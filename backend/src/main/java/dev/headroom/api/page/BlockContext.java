package dev.headroom.api.page;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.model.TimeRange;
import dev.headroom.runbook.Runbook.FrontMatter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a runbook's live blocks are bound to.
 *
 * @param labels what {@code $name} stands for
 * @param start what ranges are relative to
 * @param end up to which there is something to see
 */
record BlockContext(Map<String, String> labels, Instant start, Instant end) {
  BlockContext {
    labels = Map.copyOf(labels);
  }

  /** An incident; without one, now and what the page says about itself. */
  static BlockContext of(FrontMatter page, Optional<Incident> incident, Instant now) {
    Map<String, String> labels = new HashMap<>();
    labels.put("alert", page.alert());
    labels.put("service", page.service());
    labels.put("owner", page.owner());
    labels.put("severity", page.severity());
    labels.put("slo", page.slo());
    labels.values().removeIf(String::isEmpty);
    incident.map(Incident::labels).ifPresent(labels::putAll);
    return new BlockContext(
        labels,
        incident.map(Incident::beganAt).orElse(now),
        incident.flatMap(Incident::resolution).map(Incident.Resolution::at).orElse(now));
  }

  /** The moment of its end. */
  TimeRange atEnd() {
    return new TimeRange(end.toEpochMilli(), end.toEpochMilli());
  }
}
