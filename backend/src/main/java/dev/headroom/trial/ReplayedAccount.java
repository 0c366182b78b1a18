package dev.headroom.trial;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import java.time.Instant;
import java.util.Optional;

/** What is told of an incident that really was: what was told of it last. */
record ReplayedAccount(Incident kept) implements AlertAccount {
  private static final AlertWords WORDS =
      new AlertWords("subject", "alert", "fires", "fire", "firing", "intensity");

  @Override
  public Ownership ownership() {
    return new Ownership(kept.service(), kept.owner(), kept.runbook());
  }

  @Override
  public Instant onset(String alert) {
    return kept.beganAt();
  }

  @Override
  public ToldAlert firing(String incident, Urgency urgency, String lead, Instant beganAt) {
    return told(AlertState.FIRING);
  }

  @Override
  public ToldAlert standing(Incident incident, Now now) {
    return told(AlertState.FIRING);
  }

  @Override
  public ToldAlert ended(Incident incident, Instant at) {
    return told(AlertState.RESOLVED);
  }

  private ToldAlert told(AlertState state) {
    return new ToldAlert(
        new Alert(kept.labels(), kept.annotations(), state, kept.startedAt()), kept.figures());
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
    return "It was over then.";
  }
}
