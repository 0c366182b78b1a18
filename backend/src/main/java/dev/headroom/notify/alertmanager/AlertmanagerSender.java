package dev.headroom.notify.alertmanager;

import dev.headroom.alerting.incident.Transition;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.ResendingSender;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Posts alerts. Alertmanager folds by labels, routes, groups and repeats by itself, and knows
 * nothing of acknowledgements.
 */
final class AlertmanagerSender implements ResendingSender {
  private final Alertmanager alertmanager;
  private final PostedAlerts alerts;
  private final HttpPost http;
  private final URI address;

  AlertmanagerSender(Alertmanager alertmanager, PostedAlerts alerts, HttpPost http) {
    this.alertmanager = alertmanager;
    this.alerts = alerts;
    this.http = http;
    this.address = address(alertmanager.url().reveal());
  }

  private static URI address(String url) {
    return URI.create(url + (url.endsWith("/") ? "" : "/") + "api/v2/alerts");
  }

  @Override
  public List<String> payloads(Transition transition) {
    return switch (transition.kind()) {
      case OPENED,
          REOPENED,
          UPDATED,
          ROUTED,
          RELEASED,
          ESCALATED,
          FAILED_OVER,
          REPEATED,
          UNACKNOWLEDGED,
          UNMUTED,
          RESOLVED ->
          List.of(alerts.kept(transition));
      case PARTLY_RESOLVED, ACKNOWLEDGED -> List.of();
    };
  }

  @Override
  public Attempt send(Delivery delivery) {
    return post(List.of(delivery));
  }

  @Override
  public Attempt resend(List<Delivery> newest) {
    return post(newest);
  }

  private Attempt post(List<Delivery> deliveries) {
    String body = alerts.posted(deliveries.stream().map(Delivery::payload).toList());
    return http.judge(alertmanager, http.ask(alertmanager, address, body, Map.of()));
  }
}
