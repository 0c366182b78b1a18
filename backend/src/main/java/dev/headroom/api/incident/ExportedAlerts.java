package dev.headroom.api.incident;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.model.Alert;
import dev.headroom.routing.Routing;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The alerts of an incident's group, for the review after it.
 *
 * @param alerts in the order in which they began, {@link #COUNT_MAX} at most
 * @param leftOut how many more are known to have been told
 */
public record ExportedAlerts(List<ExportedAlert> alerts, int leftOut) {
  /** So many are listed. */
  static final int COUNT_MAX = 1_000;

  /** Of an incident that is about none. */
  static final ExportedAlerts NONE = new ExportedAlerts(List.of(), 0);

  public ExportedAlerts {
    alerts = List.copyOf(alerts);
  }

  /**
   * Of an incident.
   *
   * @param standing all incidents that have not ended
   */
  public static ExportedAlerts of(
      Incident incident, Routing routing, Collection<Incident> standing) {
    return incident.group().map(group -> of(group, routing, standing)).orElse(NONE);
  }

  private static ExportedAlerts of(
      AlertGroup group, Routing routing, Collection<Incident> standing) {
    List<GroupedAlert> all = group.alerts();
    Set<String> known = all.stream().map(GroupedAlert::fingerprint).collect(Collectors.toSet());
    int unknown =
        (int) group.told().keySet().stream().filter(each -> !known.contains(each)).count();
    List<ExportedAlert> listed =
        all.stream()
            .sorted(
                Comparator.comparing(GroupedAlert::startsAt)
                    .thenComparing(GroupedAlert::fingerprint))
            .limit(COUNT_MAX)
            .map(each -> ExportedAlert.of(each, inhibitor(each, routing, standing)))
            .toList();
    return new ExportedAlerts(listed, all.size() - listed.size() + unknown);
  }

  private static Optional<String> inhibitor(
      GroupedAlert alert, Routing routing, Collection<Incident> standing) {
    return alert.fires()
        ? routing
            .inhibitorsOf(alert.routed())
            .flatMap(inhibits ->
                standing.stream()
                    .filter(each -> !DrillSubject.isOf(each))
                    .filter(each -> Muting.alertLabels(each).stream().anyMatch(inhibits))
                    .map(Incident::id)
                    .findFirst())
        : Optional.empty();
  }

  /** The labels that all have alike; none where there is one alone. */
  Map<String, String> shared() {
    Map<String, String> shared = new TreeMap<>();
    if (alerts.size() > 1) {
      shared.putAll(alerts.getFirst().labels());
      alerts.forEach(each -> shared.entrySet().retainAll(each.labels().entrySet()));
    }
    return shared;
  }

  /** What tells one apart from the others: labels that not all of them have alike. */
  static String apart(ExportedAlert alert, Map<String, String> shared) {
    Map<String, String> own = new TreeMap<>(alert.labels());
    own.keySet().removeAll(shared.keySet());
    return own.isEmpty()
        ? alert.labels().getOrDefault(Alert.NAME, alert.fingerprint())
        : own.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", "));
  }
}
