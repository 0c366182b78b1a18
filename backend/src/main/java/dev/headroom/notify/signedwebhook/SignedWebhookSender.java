package dev.headroom.notify.signedwebhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Alert;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.FiguresBody;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.Sender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts signed events: {@code incident.opened} and so on (Standard Webhooks 1.0.0). */
final class SignedWebhookSender implements Sender {
  private final SignedWebhook webhook;
  private final Links links;
  private final HttpPost http;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();

  SignedWebhookSender(SignedWebhook webhook, Links links, HttpPost http, InstantSource clock) {
    this.webhook = webhook;
    this.links = links;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public List<String> payloads(Transition transition) {
    Incident incident = transition.incident();
    ObjectNode event = json.createObjectNode();
    TransitionKind told = kindToTell(transition);
    event.put("type", "incident." + told);
    event.put("timestamp", transition.at().toString());
    ObjectNode data = event.putObject("data");
    data.set("incident", incident(incident));
    data.put("dedupKey", incident.dedupKey());
    data.put("replacesDedupKey", replaces(told) ? transition.replacedKey() : null);
    data.put("incidentUrl", links.incident(incident.id()));
    data.put("runbookUrl", runbookUrl(incident));
    data.put("ackUrl", links.acknowledge(transition).orElse(null));
    return List.of(event.toString());
  }

  /** Whoever raised it may have one elsewhere. */
  private String runbookUrl(Incident incident) {
    return links.runbook(incident).orElseGet(() -> links.runbook(incident.runbook()));
  }

  /** Whether an alarm takes the place of one that was told and has not ended. */
  private static boolean replaces(TransitionKind kind) {
    return kind == TransitionKind.UNACKNOWLEDGED || kind == TransitionKind.UNMUTED;
  }

  /** For whom it is new it opens; whoever was held back may have missed that it is nobody's. */
  private static TransitionKind kindToTell(Transition transition) {
    return switch (transition.kind()) {
      case ROUTED -> TransitionKind.OPENED;
      case PARTLY_RESOLVED -> TransitionKind.UPDATED;
      case RELEASED, ESCALATED, FAILED_OVER ->
          transition.replaced() > 0 ? TransitionKind.UNACKNOWLEDGED : TransitionKind.OPENED;
      default -> transition.kind();
    };
  }

  private ObjectNode incident(Incident incident) {
    ObjectNode body = json.createObjectNode();
    body.put("id", incident.id());
    body.put("slo", incident.labels().getOrDefault(Alert.SLO, incident.subject()));
    body.put("service", incident.service());
    body.put("owner", incident.owner());
    body.put("severity", incident.severity().text());
    body.put("tier", incident.tier());
    body.put("state", incident.state().toString());
    body.put("summary", incident.summary());
    body.put("alarm", incident.alarm());
    body.put("beganAt", incident.beganAt().toString());
    body.put("startedAt", incident.startedAt().toString());
    Optional<Acknowledgement> taken = incident.acknowledgement();
    body.put("acknowledgedAt", taken.map(each -> each.at().toString()).orElse(null));
    body.put("acknowledgedBy", taken.map(Acknowledgement::by).orElse(null));
    body.put("resolvedAt", incident.resolution().map(each -> each.at().toString()).orElse(null));
    body.put("runbook", incident.runbook());
    body.set("labels", json.valueToTree(incident.labels()));
    body.set("annotations", json.valueToTree(incident.annotations()));
    if (incident.hasBudget()) {
      body.set("figures", FiguresBody.of(incident.figures()));
    } else {
      body.putNull("figures");
    }
    return body;
  }

  @Override
  public Attempt send(Delivery delivery) {
    Instant now = clock.instant();
    String signatures = webhook.keys().signatures(delivery.id(), now, delivery.payload());
    return http.post(
        webhook,
        delivery.payload(),
        Map.of(
            "webhook-id", delivery.id(),
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", signatures));
  }
}
