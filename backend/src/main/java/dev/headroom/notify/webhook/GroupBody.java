package dev.headroom.notify.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.model.text.LabelFingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a webhook is told of a group: each of its alerts as it was posted, as far as there is room.
 */
final class GroupBody {
  /** Bytes of the alerts of one body; those beyond it are counted in {@code truncatedAlerts}. */
  static final int ALERTS_BYTES_MAX = 1 << 20;

  /** Alertmanager's zero time: the alert has not ended. */
  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private static final String FIRING = "firing";
  private static final String RESOLVED = "resolved";

  private final Webhook webhook;
  private final String receiver;
  private final Links links;
  private final ObjectMapper json;

  GroupBody(Webhook webhook, String receiver, Links links, ObjectMapper json) {
    this.webhook = webhook;
    this.receiver = receiver;
    this.links = links;
    this.json = json;
  }

  /**
   * An alarm of an incident.
   *
   * @param isOver whether all of it is: then each of its alerts is
   * @param at the moment of that
   */
  record AlarmEnd(int alarm, boolean isOver, Instant at) {
    private boolean fires(GroupedAlert alert) {
      return !isOver && alert.fires();
    }
  }

  /** The alerts that this receiver is told of. */
  List<GroupedAlert> told(AlertGroup group, AlarmEnd alarm) {
    List<GroupedAlert> told =
        alarm.isOver() ? group.endingWith(alarm.alarm()) : group.news(alarm.alarm());
    return told.stream().filter(each -> webhook.sendResolved() || each.fires()).toList();
  }

  /**
   * @param group with at least one alert to be told of
   */
  String of(Incident incident, AlertGroup group, AlarmEnd alarm) {
    List<GroupedAlert> all = told(group, alarm);
    List<GroupedAlert> some =
        webhook.alertsMax() == 0 ? all : all.subList(0, Math.min(all.size(), webhook.alertsMax()));
    ObjectNode body = json.createObjectNode().put("receiver", receiver);
    body.put("status", some.stream().anyMatch(alarm::fires) ? FIRING : RESOLVED);
    int listed = list(incident, some, body.withArray("alerts"), alarm);
    body.set("groupLabels", json.valueToTree(group.labels()));
    body.set("commonLabels", json.valueToTree(common(some, GroupedAlert::labels)));
    body.set("commonAnnotations", json.valueToTree(common(some, GroupedAlert::annotations)));
    body.put("externalURL", links.root());
    body.put("version", "4");
    body.put("groupKey", group.key(incident.dedupKey(alarm.alarm())));
    body.put("truncatedAlerts", all.size() - listed);
    body.put("incidentURL", links.incident(incident.id()));
    Optional.ofNullable(incident.annotations().get("ack_url"))
        .ifPresent(address -> body.put("ackURL", address));
    return body + "\n";
  }

  /**
   * Those that fire come first where there is no room for all; what is said of all of them is said
   * of those without room, too.
   *
   * @return how many are listed
   */
  private int list(Incident incident, List<GroupedAlert> some, ArrayNode into, AlarmEnd alarm) {
    Map<Integer, ObjectNode> chosen = new TreeMap<>();
    long bytes = 0;
    for (boolean fires : new boolean[] {true, false}) {
      for (int i = 0; i < some.size() && bytes <= ALERTS_BYTES_MAX; i++) {
        if (alarm.fires(some.get(i)) == fires) {
          ObjectNode alert = alert(some.get(i), incident, alarm);
          bytes += alert.toString().getBytes(StandardCharsets.UTF_8).length;
          if (bytes <= ALERTS_BYTES_MAX || chosen.isEmpty()) {
            chosen.put(i, alert);
          }
        }
      }
    }
    chosen.values().forEach(into::add);
    return chosen.size();
  }

  private ObjectNode alert(GroupedAlert alert, Incident incident, AlarmEnd alarm) {
    boolean fires = alarm.fires(alert);
    ObjectNode body = json.createObjectNode().put("status", fires ? FIRING : RESOLVED);
    body.set("labels", json.valueToTree(alert.labels()));
    body.set("annotations", json.valueToTree(alert.annotations()));
    body.put("startsAt", alert.startsAt().toString());
    Instant end = alert.fires() ? alarm.at() : alert.endsAt();
    body.put("endsAt", fires ? NOT_ENDED : end.toString());
    body.put("generatorURL", alert.generatorUrl());
    return body.put("fingerprint", fingerprint(alert, incident, alarm));
  }

  /** A later alarm is not to be folded into one that somebody has acknowledged. */
  private static String fingerprint(GroupedAlert alert, Incident incident, AlarmEnd alarm) {
    if (alarm.alarm() == 1) {
      return alert.fingerprint();
    }
    Map<String, String> identity = new TreeMap<>(alert.labels());
    identity.put("dedup_key", incident.dedupKey(alarm.alarm()));
    return LabelFingerprint.of(identity);
  }

  /** What all have in common. */
  private static Map<String, String> common(
      List<GroupedAlert> alerts, Function<GroupedAlert, Map<String, String>> texts) {
    Map<String, String> common =
        alerts.isEmpty() ? Map.of() : new TreeMap<>(texts.apply(alerts.getFirst()));
    for (GroupedAlert each : alerts) {
      common.entrySet().retainAll(texts.apply(each).entrySet());
    }
    return common;
  }
}
