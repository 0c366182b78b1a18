package dev.headroom.api.silence;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.model.Alert;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many alerts of an incident are hidden. Nobody is told of one of which all are; of others
 * people are told without those that are.
 *
 * @param hidden at least 1
 * @param all how many alerts it has: of one that stands, those that fire
 */
record HiddenAlerts(Incident incident, int hidden, int all) {
  private static final Set<String> WHOSE = Set.of("service", "owner");

  /**
   * Those of which some alert is hidden.
   *
   * @param hides whether an alert with these labels is
   */
  static List<HiddenAlerts> of(
      Collection<Incident> incidents, Predicate<Map<String, String>> hides) {
    return incidents.stream().map(each -> of(each, hides)).filter(each -> each.hidden > 0).toList();
  }

  private static HiddenAlerts of(Incident incident, Predicate<Map<String, String>> hides) {
    List<Map<String, String>> alerts = alerts(incident);
    return new HiddenAlerts(incident, (int) alerts.stream().filter(hides).count(), alerts.size());
  }

  /** By the labels that silences are compared with; of what has ended, all that are known. */
  private static List<Map<String, String>> alerts(Incident incident) {
    List<GroupedAlert> known = incident.group().map(AlertGroup::alerts).orElse(List.of());
    return incident.resolution().isPresent() && !known.isEmpty()
        ? known.stream().map(each -> labels(each, incident)).toList()
        : Muting.alertLabels(incident);
  }

  /** Of what has ended only its sender's labels are kept: whose it is says the incident. */
  private static Map<String, String> labels(GroupedAlert alert, Incident incident) {
    Map<String, String> labels = new TreeMap<>(incident.labels());
    labels.keySet().retainAll(WHOSE);
    labels.putAll(alert.labels());
    labels.put(Alert.TIER, alert.labels().getOrDefault(Alert.SEVERITY, "alert"));
    return labels;
  }

  /** Whether nobody is told of the incident. */
  boolean isWhole() {
    return hidden == all;
  }
}
