package dev.headroom.api.page;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.model.Alert;
import java.util.Set;

/** Which alert it is, for whoever is to take it: nobody takes what they have not seen. */
final class AlertFacts {
  private static final int LABELS_MAX = 20;
  private static final int LABEL_LENGTH_MAX = 120;

  /** Labels that stand above the others. */
  private static final Set<String> SHOWN = Set.of(Alert.NAME, Alert.SEVERITY, "service");

  private AlertFacts() {}

  /** Its name, how urgent it is and whose. */
  static void name(Html html, Incident incident) {
    html.open("dl", "class", "facts");
    fact(html, "Alert", called(incident));
    fact(html, "Severity", incident.severity().text());
    fact(html, "Service", incident.service());
    html.close();
  }

  static String called(Incident incident) {
    return incident.labels().getOrDefault(Alert.NAME, incident.subject());
  }

  static void fact(Html html, String name, String value) {
    html.element("dt", name).element("dd", PageText.cut(value));
  }

  /** All other labels, the first twenty of them. */
  static void labels(Html html, Incident incident) {
    html.open("p", "class", "labels second");
    incident.labels().entrySet().stream()
        .filter(each -> !SHOWN.contains(each.getKey()))
        .limit(LABELS_MAX)
        .map(each -> PageText.cut(each.getKey() + "=" + each.getValue(), LABEL_LENGTH_MAX))
        .forEach(each -> html.element("code", each).text(" "));
    html.close();
  }
}
