package dev.headroom.notify.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.Alert;
import dev.headroom.model.text.LabelFingerprint;
import dev.headroom.notify.send.Attempt;
import dev.headroom.notify.send.Delivery;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.notify.send.Sender;
import dev.headroom.notify.webhook.GroupBody.AlarmEnd;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Posts what Alertmanager posts to a webhook (version 4): one group, an alarm of an incident, with
 * the alerts it is about, or one of its own. No annotation is left out at the end.
 */
final class WebhookSender implements Sender {
  /** Alertmanager's zero time: the alert has not ended. */
  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private static final String FIRING = "firing";
  private static final String RESOLVED = "resolved";

  private final Webhook webhook;
  private final String receiver;
  private final Links links;
  private final HttpPost http;
  private final ObjectMapper json = new ObjectMapper();
  private final GroupBody groups;

  WebhookSender(Webhook webhook, String receiver, Links links, HttpPost http) {
    this.webhook = webhook;
    this.receiver = receiver;
    this.links = links;
    this.http = http;
    this.groups = new GroupBody(webhook, receiver, links, json);
  }

  /**
   * A new alarm is a new group, so that nobody folds it into one that was acknowledged or closed.
   * Where it takes the place of one that was acknowledged, the group of that one ends. As with
   * Alertmanager, a group is told of again when other alerts join it, not when one gets worse.
   */
  @Override
  public List<String> payloads(Transition transition) {
    Incident incident = transition.incident();
    int alarm = incident.alarm();
    return switch (transition.kind()) {
      case OPENED, REOPENED, ROUTED, REPEATED -> List.of(firing(transition));
      case UPDATED -> incident.group().isPresent() ? List.of(firing(transition)) : List.of();
      case PARTLY_RESOLVED ->
          webhook.sendResolved() ? List.of(body(incident, FIRING, alarm)) : List.of();
      case ACKNOWLEDGED -> List.of();
      case UNACKNOWLEDGED, UNMUTED, RELEASED, ESCALATED, FAILED_OVER -> replacing(transition);
      case RESOLVED ->
          webhook.sendResolved() ? List.of(body(incident, RESOLVED, alarm)) : List.of();
    };
  }

  private List<String> replacing(Transition transition) {
    Incident incident = transition.incident();
    String firing = firing(transition);
    return webhook.sendResolved() && endsAnything(transition)
        ? List.of(firing, body(incident, RESOLVED, transition.replaced()))
        : List.of(firing);
  }

  /** Where it is known what the alarm before told of, it may be that all of it is over and told. */
  private boolean endsAnything(Transition transition) {
    Incident incident = transition.incident();
    AlarmEnd before = new AlarmEnd(transition.replaced(), true, end(incident));
    return transition.replaced() > 0
        && incident
            .group()
            .filter(AlertGroup::isKnown)
            .filter(known -> groups.told(known, before).isEmpty())
            .isEmpty();
  }

  /** Who may act on it finds the way back among the annotations. */
  private String firing(Transition transition) {
    Incident incident = transition.incident();
    Map<String, String> texts = new TreeMap<>(incident.annotations());
    links.acknowledge(transition).ifPresent(address -> texts.put("ack_url", address));
    return body(
        incident.live(incident.figures(), texts, incident.now(), incident.group()),
        FIRING,
        incident.alarm());
  }

  private String body(Incident incident, String status, int ofAlarm) {
    AlarmEnd alarm = new AlarmEnd(ofAlarm, status.equals(RESOLVED), end(incident));
    return incident
        .group()
        .filter(each -> !groups.told(each, alarm).isEmpty())
        .map(known -> groups.of(incident, known, alarm))
        .orElseGet(() -> alone(incident, status, incident.dedupKey(ofAlarm)));
  }

  private String alone(Incident incident, String status, String key) {
    ObjectNode body = json.createObjectNode();
    body.put("receiver", receiver).put("status", status);
    body.withArray("alerts").add(alert(incident, status, key));
    String severity = incident.labels().getOrDefault(Alert.SEVERITY, "");
    body.putObject("groupLabels").put("severity", severity).put("slo", incident.subject());
    body.set("commonLabels", json.valueToTree(incident.labels()));
    body.set("commonAnnotations", json.valueToTree(incident.annotations()));
    body.put("externalURL", links.root());
    body.put("version", "4");
    body.put(
        "groupKey",
        incident
            .group()
            .map(group -> group.key(key))
            .orElseGet(() ->
                "{}/{incident=\"%s\"}:{severity=\"%s\", slo=\"%s\"}"
                    .formatted(key, severity, incident.subject())));
    body.put("truncatedAlerts", 0);
    return body + "\n";
  }

  private ObjectNode alert(Incident incident, String status, String key) {
    Alert alert = incident.alert();
    ObjectNode body = json.createObjectNode().put("status", status);
    body.set("labels", json.valueToTree(alert.labels()));
    body.set("annotations", json.valueToTree(alert.annotations()));
    body.put("startsAt", alert.since().toString());
    body.put("endsAt", status.equals(FIRING) ? NOT_ENDED : end(incident).toString());
    body.put("generatorURL", links.incident(incident.id()));
    return body.put("fingerprint", LabelFingerprint.of(incident.identity(key)));
  }

  /** The end; of an alarm that another one replaces, the moment of that. */
  private static Instant end(Incident incident) {
    return incident.resolution().map(Incident.Resolution::at).orElse(incident.figures().at());
  }

  @Override
  public Attempt send(Delivery delivery) {
    return http.post(webhook, delivery.payload(), Map.of());
  }
}
