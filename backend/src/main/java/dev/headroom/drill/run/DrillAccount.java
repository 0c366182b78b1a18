package dev.headroom.drill.run;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of a drill tells: it goes by the labels of the promise, and says that nothing is
 * wrong.
 *
 * @param at of the round
 */
record DrillAccount(Links links, DrillPage page, Instant at) implements AlertAccount {
  private static final Duration ENDS_AFTER =
      DrillPlan.INCIDENT_MAX.plus(DrillPlan.RECEIVED_MAX).plus(DrillPlan.ACKNOWLEDGED_MAX);

  @Override
  public Ownership ownership() {
    return page.ownership();
  }

  @Override
  public Instant onset(String alert) {
    return page.onset();
  }

  @Override
  public ToldAlert firing(String incident, Urgency urgency, String lead, Instant beganAt) {
    return told(new Alert(page.labels(), annotations(incident, asks(at)), AlertState.FIRING, at));
  }

  @Override
  public ToldAlert standing(Incident incident, Now now) {
    return told(incident, AlertState.FIRING, asks(incident.startedAt()));
  }

  @Override
  public ToldAlert ended(Incident incident, Instant end) {
    return told(incident, AlertState.RESOLVED, over(incident, end));
  }

  private String asks(Instant since) {
    return DrillWords.INSTANCE.asks(page.promise(), page.by(), since.plus(ENDS_AFTER), at);
  }

  private ToldAlert told(Incident incident, AlertState state, String summary) {
    return told(
        new Alert(
            incident.labels(), annotations(incident.id(), summary), state, incident.startedAt()));
  }

  private Map<String, String> annotations(String incident, String summary) {
    return Map.of(
        Alert.SUMMARY,
        summary,
        "description",
        "It tries out the way of a page, from the first bad event to a person.",
        "runbook_url",
        links.runbook(page.ownership().runbook()),
        "incident_url",
        links.incident(incident));
  }

  /** With figures of no budget. */
  private ToldAlert told(Alert alert) {
    return new ToldAlert(
        alert,
        new Figures(
            at,
            BigDecimal.ZERO,
            Duration.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Optional.empty(),
            Optional.empty()));
  }

  @Override
  public AlertWords words() {
    return DrillWords.INSTANCE.words();
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return DrillWords.INSTANCE.extent(figures);
  }

  @Override
  public String over(Incident incident, Instant end) {
    return DrillWords.INSTANCE.over(incident, end);
  }
}
