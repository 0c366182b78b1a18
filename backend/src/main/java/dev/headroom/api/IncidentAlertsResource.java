package dev.headroom.api;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alerts of an incident that is about a group of them, some at a time. */
final class IncidentAlertsResource implements Resource {
  private static final int LIMIT_MAX = 1_000;

  private final Alerting alerting;
  private final Answers answers;

  /**
   * @param state {@code firing}, {@code silenced} (it fires and a silence holds it back) or {@code
   *     resolved}
   */
  private record IncidentAlertView(
      String fingerprint,
      String state,
      Map<String, String> labels,
      Map<String, String> annotations,
      Instant startsAt,
      @Nullable Instant endsAt,
      String generatorUrl) {
    static IncidentAlertView of(GroupedAlert alert) {
      String fires = alert.held() ? "silenced" : "firing";
      return new IncidentAlertView(
          alert.fingerprint(),
          alert.fires() ? fires : "resolved",
          alert.labels(),
          alert.annotations(),
          alert.startsAt(),
          alert.fires() ? null : alert.endsAt(),
          alert.generatorUrl());
    }
  }

  private record IncidentAlerts(
      List<IncidentAlertView> alerts, int firing, int resolved, @Nullable Integer next) {}

  IncidentAlertsResource(Alerting alerting, Answers answers) {
    this.alerting = alerting;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/incidents/:id/alerts")
        .handler(
            answers.toWatch(
                "incident_alerts",
                (request, parameters) -> list(Parameters.path(request, "id"), parameters)));
  }

  private Reply list(String id, Parameters parameters) throws IOException {
    int limit = parameters.integer("limit", 100, 1, LIMIT_MAX);
    int offset = parameters.integer("offset", 0, 0, Integer.MAX_VALUE);
    Optional<Incident> incident = alerting.find(id);
    return incident.isPresent()
        ? new Reply.JsonValue(
            list(incident.get().group().map(AlertGroup::alerts).orElse(List.of()), offset, limit))
        : new Reply.Missing("there is no incident " + id);
  }

  /** What fires first, and of that what began last. */
  private static IncidentAlerts list(List<GroupedAlert> all, int offset, int limit) {
    List<IncidentAlertView> page =
        all.stream()
            .sorted(
                Comparator.comparing((GroupedAlert each) -> !each.fires())
                    .thenComparing(GroupedAlert::startsAt, Comparator.reverseOrder())
                    .thenComparing(GroupedAlert::fingerprint))
            .skip(offset)
            .limit(limit)
            .map(IncidentAlertView::of)
            .toList();
    int firing = (int) all.stream().filter(GroupedAlert::fires).count();
    int end = offset + page.size();
    return new IncidentAlerts(
        page, firing, all.size() - firing, !page.isEmpty() && end < all.size() ? end : null);
  }
}
