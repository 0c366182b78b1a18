package dev.headroom.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.Incident;
import dev.headroom.alerting.Integration.Webhook;
import dev.headroom.alerting.Links;
import dev.headroom.alerting.Transition;
import java.util.Map;
import java.util.Optional;

/**
 * Posts what Alertmanager posts to a webhook (version 4): one group, the objective, with one alert,
 * the incident. Annotations are the same at the end as at the beginning.
 */
final class WebhookSender implements Sender {
  /** Alertmanager's zero time: the alert has not ended. */
  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private final Webhook webhook;
  private final String receiver;
  private final Links links;
  private final HttpPost http;
  private final ObjectMapper json = new ObjectMapper();

  WebhookSender(Webhook webhook, String receiver, Links links, HttpPost http) {
    this.webhook = webhook;
    this.receiver = receiver;
    this.links = links;
    this.http = http;
  }

  @Override
  public Optional<String> payload(Transition transition) {
    boolean told =
        switch (transition.kind()) {
          case OPENED, UPDATED -> true;
          case ACKNOWLEDGED -> false;
          case RESOLVED -> webhook.sendResolved();
        };
    return told ? Optional.of(body(transition.incident())) : Optional.empty();
  }

  private String body(Incident incident) {
    String status = incident.resolution().isPresent() ? "resolved" : "firing";
    ObjectNode body = json.createObjectNode();
    body.put("receiver", receiver).put("status", status);
    body.withArray("alerts").add(alert(incident, status));
    body.putObject("groupLabels").put("slo", incident.objective());
    body.set("commonLabels", json.valueToTree(incident.labels()));
    body.set("commonAnnotations", json.valueToTree(incident.annotations()));
    body.put("externalURL", links.root());
    body.put("version", "4");
    body.put("groupKey", "{}:{slo=\"%s\"}".formatted(incident.objective()));
    body.put("truncatedAlerts", 0);
    return body + "\n";
  }

  private ObjectNode alert(Incident incident, String status) {
    ObjectNode alert = json.createObjectNode().put("status", status);
    alert.set("labels", json.valueToTree(incident.labels()));
    alert.set("annotations", json.valueToTree(incident.annotations()));
    alert.put("startsAt", incident.startedAt().toString());
    alert.put("endsAt", incident.resolution().map(end -> end.at().toString()).orElse(NOT_ENDED));
    alert.put("generatorURL", links.incident(incident.id()));
    return alert.put("fingerprint", Fingerprint.of(incident.identity()));
  }

  @Override
  public Attempt send(Delivery delivery) {
    return http.post(webhook.url(), delivery.payload(), Map.of());
  }
}
