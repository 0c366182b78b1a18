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
import dev.headroom.notify.filled.StepTexts;
import dev.headroom.notify.send.FiguresBody;
import dev.headroom.notify.words.StepWords;
import dev.headroom.template.Template;
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
  String trigger(Transition transition, StepTexts texts) {
    Incident incident = transition.incident();
    String page = links.incident(incident.id());
    ObjectNode event = event("trigger", incident.dedupKey());
    event.put("client", filled(texts, EventFields.CLIENT, "Headroom"));
    event.put("client_url", clientUrl(texts, page));
    ObjectNode payload = event.putObject("payload");
    texts(payload, incident, texts);
    payload.put("timestamp", transition.at().toString());
    ObjectNode details = details(incident);
    List<String> alerts = StepWords.of(transition).alerts();
    if (!alerts.isEmpty()) {
      details.put("alerts", String.join("\n", alerts));
    }
    payload.set("custom_details", details);
    fields.details().forEach((name, text) -> details.put(name, texts.text(name, text, "")));
    addLinks(event.putArray("links"), transition, page);
    addAll(event.withArray("links"), fields.links(), texts);
    if (!fields.images().isEmpty()) {
      addAll(event.putArray("images"), fields.images(), texts);
    }
    if (!texts.notes().isEmpty()) {
      details.put("template_problems", String.join("\n", texts.notes()));
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

  private String filled(StepTexts texts, String field, String ofIncident) {
    return texts.text(field, fields.text(field), ofIncident);
  }

  private String clientUrl(StepTexts texts, String page) {
    String url = filled(texts, EventFields.CLIENT_URL, page);
    if (EventAddress.ANY.takes(url)) {
      return url;
    }
    texts.refuse(EventFields.CLIENT_URL, EventAddress.ANY.expected());
    return page;
  }

  private void texts(ObjectNode payload, Incident incident, StepTexts texts) {
    String summary = first(incident.summary(), incident.subject());
    put(payload, "summary", filled(texts, EventFields.DESCRIPTION, summary));
    put(payload, EventFields.SOURCE, filled(texts, EventFields.SOURCE, incident.subject()));
    put(payload, EventFields.SEVERITY, severity(incident, texts));
    put(payload, EventFields.COMPONENT, filled(texts, EventFields.COMPONENT, incident.service()));
    put(payload, EventFields.GROUP, filled(texts, EventFields.GROUP, incident.owner()));
    String alert = incident.labels().getOrDefault(Alert.NAME, "");
    put(payload, EventFields.CLASS, filled(texts, EventFields.CLASS, alert));
  }

  private String severity(Incident incident, StepTexts texts) {
    String urgency = incident.severity() == Urgency.PAGE ? "critical" : "warning";
    String severity = filled(texts, EventFields.SEVERITY, urgency).strip();
    if (PagerDutyType.isSeverity(severity)) {
      return severity;
    }
    texts.refuse(EventFields.SEVERITY, "severity is critical, error, warning or info");
    return urgency;
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
    String onCall = incident.annotations().getOrDefault(Alert.ON_CALL, "");
    if (!onCall.isEmpty()) {
      details.put("on_call", onCall);
    }
    details.set("labels", JSON.valueToTree(incident.labels()));
    details.set("annotations", JSON.valueToTree(incident.annotations()));
    if (incident.hasBudget()) {
      details.set("figures", FiguresBody.of(incident.figures()));
    }
    return details;
  }

  private void addLinks(ArrayNode to, Transition transition, String page) {
    Incident incident = transition.incident();
    to.addObject().put("href", page).put("text", "Incident");
    links
        .acknowledge(transition)
        .ifPresent(href -> to.addObject().put("href", href).put("text", "Acknowledge"));
    links
        .runbook(incident)
        .ifPresent(href -> to.addObject().put("href", href).put("text", "Runbook"));
  }

  /** An address that PagerDuty would not take must not cost the event. */
  private static void addAll(ArrayNode to, List<Map<String, Template>> entries, StepTexts texts) {
    for (Map<String, Template> entry : entries) {
      ObjectNode added = JSON.createObjectNode();
      boolean isGood = true;
      for (Map.Entry<String, Template> each : entry.entrySet()) {
        String name = each.getKey();
        String text = texts.text(name, each.getValue(), "");
        EventAddress address = name.equals("src") ? EventAddress.OVER_HTTPS : EventAddress.ANY;
        boolean isAddress = name.equals("src") || name.equals("href");
        if (isAddress && !text.isEmpty() && !address.takes(text)) {
          texts.refuse(name, address.expected());
          isGood = false;
        } else if (!text.isEmpty()) {
          added.put(name, text);
        }
      }
      String needed = entry.containsKey("src") ? "src" : "href";
      if (isGood && added.has(needed)) {
        to.add(added);
      }
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
