package dev.headroom.watch;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.Alert;
import dev.headroom.model.text.DurationText;
import dev.headroom.watch.finding.Finding;
import dev.headroom.watch.finding.Finding.FindingKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Labels, annotations and sentences of what is watched beside promises. */
final class WatchText implements AlertTeller {
  /** Whose the alerts about Headroom itself are. */
  static final String SERVICE = "headroom";

  private static final AlertWords WORDS =
      new AlertWords("watch", "alert", "fires", "fire", "firing", "severity");

  private final Links links;

  WatchText(Links links) {
    this.links = links;
  }

  /** Labels by which it is decided who hears of it. */
  static Map<String, String> labels(Finding finding) {
    Map<String, String> labels = new HashMap<>(finding.labels());
    labels.put(Alert.NAME, finding.kind().alertName());
    labels.put(Alert.SEVERITY, finding.urgency().text());
    labels.put(Alert.TIER, finding.kind().lead());
    labels.put("service", finding.ownership().service());
    if (!finding.ownership().owner().isEmpty()) {
      labels.put("owner", finding.ownership().owner());
    }
    return labels;
  }

  Map<String, String> annotations(String incident, String runbook, String summary) {
    return Map.of(
        Alert.SUMMARY,
        summary,
        "incident_url",
        links.incident(incident),
        "runbook_url",
        links.runbook(runbook));
  }

  /** Nothing of it is a figure. */
  static Figures figures(Instant at) {
    return new Figures(
        at,
        BigDecimal.ZERO,
        Duration.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ONE,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public AlertWords words() {
    return WORDS;
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return Optional.empty();
  }

  @Override
  public String over(Incident incident, Instant at) {
    Duration lasted = Duration.between(incident.beganAt(), at).truncatedTo(ChronoUnit.SECONDS);
    return "%s: %s after %s"
        .formatted(
            incident.service(),
            better(incident.labels()),
            DurationText.format(lasted.isNegative() ? Duration.ZERO : lasted));
  }

  private static String better(Map<String, String> labels) {
    String name = labels.getOrDefault(Alert.NAME, "");
    if (name.equals(FindingKind.HEARTBEAT_MISSED.alertName())) {
      return "heartbeat %s is no longer missed".formatted(labels.get(Finding.HEARTBEAT));
    }
    if (name.equals(FindingKind.PAGE_UNDELIVERED.alertName())) {
      return "no page waits for %s any more".formatted(labels.get(Finding.RECEIVER));
    }
    if (name.equals(FindingKind.DRILL_FAILED.alertName())) {
      return "drill %s passed".formatted(labels.get(Finding.SCHEDULE));
    }
    return name.equals(FindingKind.ALERTS_REFUSED.alertName())
        ? "alerts of others find room again"
        : "promises are evaluated again";
  }
}
