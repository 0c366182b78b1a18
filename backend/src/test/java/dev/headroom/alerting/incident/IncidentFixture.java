package dev.headroom.alerting.incident;

import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Incidents as they are when they begin. */
public final class IncidentFixture {
  public static final Instant BEGAN = Instant.parse("2026-03-01T03:00:00Z");
  public static final Instant STARTED = Instant.parse("2026-03-01T03:07:00.123Z");

  private IncidentFixture() {}

  public static Incident page(String id, String subject) {
    return incident(id, subject, Urgency.PAGE);
  }

  public static Incident incident(String id, String subject, Urgency urgency) {
    return new Incident(
        id,
        1,
        1,
        subject,
        "checkout",
        "team-a",
        "runbook-1",
        urgency,
        "page-1h",
        BEGAN,
        STARTED,
        Optional.empty(),
        Optional.empty(),
        Map.of(Alert.NAME, Alert.BURN, Alert.SLO, subject, "team", "a \"quoted\" one"),
        Map.of(Alert.SUMMARY, "Orders of " + subject + " fail"),
        new Figures(
            STARTED,
            new BigDecimal("31.4"),
            Duration.ofHours(1),
            new BigDecimal("0.0314"),
            new BigDecimal("-0.25"),
            Optional.of(Duration.ofMillis(12_345)),
            Optional.empty()),
        Optional.empty(),
        Now.UNKNOWN,
        Optional.empty());
  }

  /** The same, resolved so long after it started. */
  public static Incident resolved(Incident incident, Duration after, String by) {
    return incident.next(
        draft -> draft.resolved(new Resolution(incident.startedAt().plus(after), by, "done")));
  }
}
