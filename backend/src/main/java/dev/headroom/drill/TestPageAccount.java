package dev.headroom.drill;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.MomentText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one test page tells. All of it stands in its incident. */
final class TestPageAccount implements AlertAccount {
  private static final String RUNBOOK = "TestPage";
  static final String BY = "drill_by";

  private final Links links;
  private final Map<String, String> labels;
  private final String by;
  private final Instant beganAt;
  private final Instant at;

  /** One that begins. */
  TestPageAccount(Links links, Map<String, String> labels, String by, Instant at) {
    this.links = links;
    this.labels = Map.copyOf(labels);
    this.by = by;
    this.beganAt = at;
    this.at = at;
  }

  /** One that stands. */
  TestPageAccount(Links links, Incident incident, Instant at) {
    this.links = links;
    this.labels = incident.labels();
    this.by = incident.annotations().getOrDefault(BY, "");
    this.beganAt = incident.startedAt();
    this.at = at;
  }

  Urgency urgency() {
    return Urgency.TICKET.text().equals(labels.get(Alert.SEVERITY)) ? Urgency.TICKET : Urgency.PAGE;
  }

  @Override
  public Ownership ownership() {
    return new Ownership(
        labels.getOrDefault("service", "headroom"), labels.getOrDefault("owner", ""), RUNBOOK);
  }

  @Override
  public Instant onset(String alert) {
    return beganAt;
  }

  @Override
  public ToldAlert firing(String incident, Urgency urgency, String lead, Instant onset) {
    return told(labels, AlertState.FIRING, incident, asks());
  }

  @Override
  public ToldAlert standing(Incident incident, Now now) {
    return told(incident.labels(), AlertState.FIRING, incident.id(), asks());
  }

  @Override
  public ToldAlert ended(Incident incident, Instant end) {
    return told(incident.labels(), AlertState.RESOLVED, incident.id(), over(incident, end));
  }

  private String asks() {
    return "%sA test page%s: nothing is wrong. Please acknowledge it; it ends by itself at %s."
        .formatted(
            Alert.DRILL_MARK,
            by.isEmpty() ? "" : " from " + by,
            MomentText.format(TestPages.endsBy(beganAt), at));
  }

  private ToldAlert told(
      Map<String, String> told, AlertState state, String incident, String summary) {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put(Alert.SUMMARY, summary);
    annotations.put("description", "It tries out how people are told, by the routes in force.");
    annotations.put("runbook_url", links.runbook(RUNBOOK));
    annotations.put("incident_url", links.incident(incident));
    if (!by.isEmpty()) {
      annotations.put(BY, by);
    }
    return new ToldAlert(new Alert(told, annotations, state, beganAt), figures());
  }

  /** There is nothing to measure. */
  private Figures figures() {
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
    return TestPageWords.INSTANCE.words();
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return TestPageWords.INSTANCE.extent(figures);
  }

  @Override
  public String over(Incident incident, Instant end) {
    return TestPageWords.INSTANCE.over(incident, end);
  }
}
