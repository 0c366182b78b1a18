package dev.headroom.outside;

import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import dev.headroom.outside.record.OutsideAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the alerts of a subject tell, as their senders put it. */
final class OutsideAccount implements AlertAccount {
  private final OutsideAlerts source;
  private final OutsideText text;
  private final List<OutsideAlert> alerts;
  private final Instant at;

  /**
   * @param alerts of the subject, at least one
   */
  OutsideAccount(OutsideAlerts source, OutsideText text, List<OutsideAlert> alerts, Instant at) {
    this.source = source;
    this.text = text;
    this.alerts = alerts;
    this.at = at;
  }

  /** The alert of this name; where there is none any more, the one that was posted last. */
  private OutsideAlert alert(String lead) {
    Comparator<OutsideAlert> best =
        Comparator.comparing((OutsideAlert each) -> OutsideSubject.lead(each).equals(lead))
            .thenComparing(OutsideAlert::updatedAt);
    return alerts.stream().max(best).orElseThrow();
  }

  @Override
  public Ownership ownership() {
    return text.ownership(alert(""));
  }

  @Override
  public Instant onset(String lead) {
    Instant start = alert(lead).startsAt();
    return start.isAfter(at) ? at : start;
  }

  @Override
  public ToldAlert firing(String incident, Urgency urgency, String lead, Instant beganAt) {
    OutsideAlert alert = alert(lead);
    return new ToldAlert(
        new Alert(
            text.labels(alert, urgency),
            text.annotations(alert, incident, text.summary(alert)),
            AlertState.FIRING,
            at),
        figures());
  }

  @Override
  public ToldAlert standing(Incident incident, Now now) {
    OutsideAlert alert = alert(incident.lead());
    return new ToldAlert(
        new Alert(
            incident.labels(),
            text.annotations(alert, incident.id(), text.summary(alert)),
            AlertState.FIRING,
            incident.startedAt()),
        figures());
  }

  /** What was told of it, and that it is over. */
  @Override
  public ToldAlert ended(Incident incident, Instant end) {
    Map<String, String> annotations =
        new TreeMap<>(text.annotations(alert(incident.lead()), incident.id(), ""));
    annotations.put(Alert.SUMMARY, over(incident, end));
    return new ToldAlert(
        new Alert(incident.labels(), annotations, AlertState.RESOLVED, incident.startedAt()),
        figures());
  }

  /** Nothing is known of how bad it is. */
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
    return source.words();
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return source.extent(figures);
  }

  @Override
  public String over(Incident incident, Instant end) {
    return source.over(incident, end);
  }
}
