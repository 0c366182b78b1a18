package dev.headroom.alerting.incident;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.LabelFingerprint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * Of alerts that others send, one for each text, which is a label's value.
   *
   * @param runbook address that the alerts bring
   */
  public static Incident posted(String runbook, String... instances) {
    List<GroupedAlert> alerts =
        Stream.of(instances)
            .map(each -> Map.of(Alert.NAME, "DiskFull", Alert.SEVERITY, "critical", "inst", each))
            .map(IncidentFixture::grouped)
            .toList();
    Map<String, String> labels = new HashMap<>(alerts.getFirst().labels());
    labels.putAll(Map.of("service", "DiskFull", Alert.TIER, "critical"));
    return page("inc-1", "DiskFull/g91bf754da377c0d0")
        .next(draft ->
            draft
                .owned("DiskFull", "", "DiskFull")
                .lead("a", labels)
                .figures(
                    page("inc-1", "a").figures(),
                    Map.of(Alert.SUMMARY, "disk is full", "runbook_url", runbook)))
        .with(Optional.of(AlertGroup.of("{}", Map.of(), alerts.stream())));
  }

  private static GroupedAlert grouped(Map<String, String> labels) {
    return new GroupedAlert(
        LabelFingerprint.of(labels),
        labels,
        Map.of(),
        labels,
        BEGAN,
        STARTED,
        "",
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** The same, resolved so long after it started. */
  public static Incident resolved(Incident incident, Duration after, String by) {
    return incident.next(
        draft -> draft.resolved(new Resolution(incident.startedAt().plus(after), by, "done")));
  }
}
