package dev.headroom.outside;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Figures;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.source.AlertAccount;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import dev.headroom.outside.record.OutsideAlert;
import dev.headroom.outside.record.OutsideGroup;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the alerts of a subject tell, as their senders put it. */
final class OutsideAccount implements AlertAccount {
  private final AlertTeller source;
  private final OutsideText text;
  private final SubjectAlerts subject;
  private final Map<String, OutsideAlert> byName = new HashMap<>();
  private final OutsideAlert latest;
  private final Instant at;
  private final Map<Set<Urgency>, AlertGroup> groups = new ConcurrentHashMap<>();

  /**
   * @param subject its alerts, at least one
   */
  OutsideAccount(AlertTeller source, OutsideText text, SubjectAlerts subject, Instant at) {
    this.source = source;
    this.text = text;
    this.subject = subject;
    this.at = at;
    this.latest =
        subject.alerts().stream().max(Comparator.comparing(OutsideAlert::updatedAt)).orElseThrow();
    subject.alerts().stream()
        .sorted(Comparator.comparing(OutsideAlert::updatedAt))
        .forEach(each -> byName.put(OutsideSubject.lead(each), each));
  }

  /** The alert of this name; where there is none any more, the one that was posted last. */
  private OutsideAlert alert(String lead) {
    return byName.getOrDefault(lead, latest);
  }

  @Override
  public Optional<AlertGroup> group(Set<Urgency> urgencies) {
    return latest
        .group()
        .map(group -> groups.computeIfAbsent(urgencies, which -> group(group, which)));
  }

  private AlertGroup group(OutsideGroup group, Set<Urgency> urgencies) {
    return AlertGroup.of(
        group.route(),
        group.labels(),
        subject.alerts().stream()
            .filter(each -> urgencies.contains(OutsideSubject.urgency(each)))
            .map(this::grouped));
  }

  private GroupedAlert grouped(OutsideAlert alert) {
    return new GroupedAlert(
        alert.fingerprint(),
        alert.labels(),
        alert.annotations(),
        text.labels(alert),
        alert.startsAt(),
        alert.endsAt(),
        alert.generatorUrl(),
        Optional.ofNullable(subject.over().get(alert.fingerprint())),
        false,
        alert.past());
  }

  /** What its most urgent alert says, and how many others fire. */
  private String summary(OutsideAlert lead) {
    int others = lead.group().isEmpty() ? 0 : firing() - 1;
    String said = text.summary(lead);
    if (others < 1) {
      return said;
    }
    return "%s (and %d more %s)".formatted(said, others, others == 1 ? "alert" : "alerts");
  }

  private int firing() {
    return subject.alerts().size() - subject.over().size();
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
            text.labels(alert),
            text.annotations(alert, incident, summary(alert)),
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
            text.annotations(alert, incident.id(), summary(alert)),
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
  public String called(String alert) {
    return source.called(alert);
  }

  @Override
  public AlertWords words() {
    return source.words();
  }

  @Override
  public Optional<String> extent(Figures figures) {
    return source.extent(figures);
  }

  /** Where it was held open for a time after its alerts had ended, their end is told. */
  @Override
  public String over(Incident incident, Instant end) {
    return source.over(incident, firing() > 0 ? end : lastOver(incident.beganAt(), end));
  }

  private Instant lastOver(Instant from, Instant until) {
    return subject.over().values().stream()
        .filter(over -> !over.isBefore(from) && !over.isAfter(until))
        .max(Comparator.naturalOrder())
        .orElse(until);
  }
}
