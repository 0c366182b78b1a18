package dev.headroom.watch;

import static dev.headroom.alerting.source.AlertReading.AlertLevel.FIRING;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import dev.headroom.watch.finding.Finding;
import java.time.Instant;
import java.util.Optional;

/** What is told of a finding. */
record WatchAccount(WatchText text, Finding finding, Instant at) implements AlertAccount {
  @Override
  public Ownership ownership() {
    return finding.ownership();
  }

  @Override
  public Instant onset(String alert) {
    return finding.onset().isAfter(at) ? at : finding.onset();
  }

  @Override
  public ToldAlert firing(String incident, Urgency urgency, String lead, Instant beganAt) {
    return new ToldAlert(
        new Alert(
            WatchText.labels(finding),
            text.annotations(incident, finding.ownership().runbook(), finding.summary()),
            AlertState.FIRING,
            at),
        WatchText.figures(at));
  }

  /** Where nothing is known, as after a start, what was told of it stays. */
  @Override
  public ToldAlert standing(Incident incident, Now now) {
    boolean goesOn = now.recovery().isEmpty() && finding.level() == FIRING;
    String summary = goesOn ? finding.summary() : incident.summary();
    return new ToldAlert(
        new Alert(
            incident.labels(),
            text.annotations(incident.id(), finding.ownership().runbook(), summary),
            AlertState.FIRING,
            incident.startedAt()),
        WatchText.figures(at));
  }

  @Override
  public ToldAlert ended(Incident incident, Instant end) {
    return new ToldAlert(
        new Alert(
            incident.labels(),
            text.annotations(incident.id(), finding.ownership().runbook(), over(incident, end)),
            AlertState.RESOLVED,
            incident.startedAt()),
        WatchText.figures(at));
  }

  @Override
  public AlertWords words() {
    return text.words();
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return text.extent(figures);
  }

  @Override
  public String over(Incident incident, Instant end) {
    return text.over(incident, end);
  }
}
