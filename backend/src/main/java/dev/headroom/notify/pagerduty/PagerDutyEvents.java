package dev.headroom.notify.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.Alert;
import dev.headroom.model.Urgency;
import dev.headroom.notify.send.FiguresBody;
import java.util.List;
import java.util.Map;

/**
 * The bodies of events, without the routing key. A {@code dedup_key} has 255 characters at most,
 * which the keys of incidents are far from.
 *
 * @param fields what {@code routing.yaml} says of them
 */
record PagerDutyEvents(EventFields fields, Links links) {
  /** Of the summary. */
  static final int SUMMARY_LENGTH_MAX = 1_024;

  /** Of a whole event; 512 KB, read as the smaller of the two things that may mean. */
  static final int EVENT_BYTES_MAX = 512_000;

  /** Of what joins an event later: the routing key, and a word where it is not durable yet. */
  private static final int ROOM_BYTES = 1_000;

  private static final String CUT = "…";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Opens an alert, or adds to the one that is open under the incident's key. */
  String trigger(Transition transition) {
    Incident incident = transition.incident();
    String page = links.incident(incident.id());
    ObjectNode event = event("trigger", incident.dedupKey());
    event.put("client", fields.textOr(EventFields.CLIENT, "Headroom"));
    event.put("client_url", fields.textOr(EventFields.CLIENT_URL, page));
    ObjectNode payload = event.putObject("payload");
    texts(payload, incident);
    payload.put("timestamp", transition.at().toString());
    payload.set("custom_details", details(incident));
    addLinks(event.putArray("links"), transition, page);
    if (!fields.images().isEmpty()) {
      addAll(event.putArray("images"), fields.images());
    }
    return within(event, payload, page);
  }

  String acknowledge(String key) {
    return event("acknowledge", key).toString();
  }

  String resolve(String key) {
    return event("resolve", key).toString();
  }

  private static ObjectNode event(String action, String key) {
    return JSON.createObjectNode().put("event_action", action).put("dedup_key", key);
  }

  private void texts(ObjectNode payload, Incident incident) {
    put(payload, "summary", first(incident.summary(), incident.subject()));
    put(payload, EventFields.SOURCE, fields.textOr(EventFields.SOURCE, incident.subject()));
    String urgency = incident.severity() == Urgency.PAGE ? "critical" : "warning";
    put(payload, EventFields.SEVERITY, fields.textOr(EventFields.SEVERITY, urgency));
    put(payload, EventFields.COMPONENT, fields.textOr(EventFields.COMPONENT, incident.service()));
    put(payload, EventFields.GROUP, fields.textOr(EventFields.GROUP, incident.owner()));
    String alert = incident.labels().getOrDefault(Alert.NAME, "");
    put(payload, EventFields.CLASS, fields.textOr(EventFields.CLASS, alert));
  }

  private static String first(String text, String otherwise) {
    return text.isBlank() ? otherwise : text;
  }

  private static void put(ObjectNode payload, String field, String text) {
    if (!text.isEmpty()) {
      payload.put(field, cut(text));
    }
  }

  /** The text, or its beginning with an ellipsis; no character is cut in half. */
  private static String cut(String text) {
    if (text.length() <= SUMMARY_LENGTH_MAX) {
      return text;
    }
    int end = SUMMARY_LENGTH_MAX - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  private ObjectNode details(Incident incident) {
    ObjectNode details = JSON.createObjectNode();
    details.put("incident", incident.id());
    details.put("began_at", incident.beganAt().toString());
    String onCall = incident.annotations().getOrDefault("on_call", "");
    if (!onCall.isEmpty()) {
      details.put("on_call", onCall);
    }
    details.set("labels", JSON.valueToTree(incident.labels()));
    details.set("annotations", JSON.valueToTree(incident.annotations()));
    if (incident.hasBudget()) {
      details.set("figures", FiguresBody.of(incident.figures()));
    }
    fields.details().forEach(details::put);
    return details;
  }

  private void addLinks(ArrayNode to, Transition transition, String page) {
    Incident incident = transition.incident();
    to.addObject().put("href", page).put("text", "Incident");
    links
        .acknowledge(transition)
        .ifPresent(href -> to.addObject().put("href", href).put("text", "Acknowledge"));
    String own = incident.runbook().isEmpty() ? "" : links.runbook(incident.runbook());
    String runbook = incident.annotations().getOrDefault("runbook_url", own);
    if (!runbook.isEmpty()) {
      to.addObject().put("href", runbook).put("text", "Runbook");
    }
    addAll(to, fields.links());
  }

  private static void addAll(ArrayNode to, List<Map<String, String>> entries) {
    for (Map<String, String> entry : entries) {
      ObjectNode added = to.addObject();
      entry.forEach((name, text) -> {
        if (!text.isEmpty()) {
          added.put(name, text);
        }
      });
    }
  }

  /** What is too large loses its details, and says where they are. */
  private static String within(ObjectNode event, ObjectNode payload, String page) {
    String body = event.toString();
    if (body.getBytes(UTF_8).length <= EVENT_BYTES_MAX - ROOM_BYTES) {
      return body;
    }
    payload
        .putObject("custom_details")
        .put("left_out", "too long for PagerDuty; they stand at " + page);
    return event.toString();
  }
}
