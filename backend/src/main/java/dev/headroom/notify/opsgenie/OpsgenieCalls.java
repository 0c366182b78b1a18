package dev.headroom.notify.opsgenie;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.CutText;
import dev.headroom.notify.words.StepWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of the Alert API that tell of an incident: each a path below the API's address and a
 * body. An alias has 512 characters at most, which the keys of incidents are far from.
 *
 * @param fields what {@code routing.yaml} says of alerts
 */
record OpsgenieCalls(AlertFields fields, Links links) {
  /** Limits that Opsgenie documents, in characters and entries. */
  static final int MESSAGE_LENGTH_MAX = 130;

  static final int DESCRIPTION_LENGTH_MAX = 15_000;
  static final int SOURCE_LENGTH_MAX = 100;
  static final int ENTITY_LENGTH_MAX = 512;
  static final int NOTE_LENGTH_MAX = 25_000;
  static final int USER_LENGTH_MAX = 100;
  static final int DETAILS_LENGTH_MAX = 8_000;
  static final int TAGS_MAX = 20;
  static final int TAG_LENGTH_MAX = 50;
  static final int RESPONDERS_MAX = 50;

  static final String PATH = "path";
  static final String BODY = "body";

  private static final String ALERTS = "v2/alerts";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Opens an alert, or counts up the one that is open under the alias. */
  String create(Transition transition) {
    Incident incident = transition.incident();
    StepWords words = StepWords.of(transition);
    ObjectNode body = JSON.createObjectNode();
    boolean isOurs = fields.message().isEmpty() || DrillSubject.isOf(incident);
    String message = isOurs ? words.summary() : fields.message();
    body.put("message", CutText.toLength(message, MESSAGE_LENGTH_MAX));
    body.put("alias", incident.dedupKey());
    body.put("description", CutText.toLength(description(words), DESCRIPTION_LENGTH_MAX));
    String urgency = incident.severity() == Urgency.PAGE ? "P1" : "P3";
    body.put("priority", fields.priority().isEmpty() ? urgency : fields.priority());
    body.put("source", source());
    String entity = fields.entity().isEmpty() ? incident.subject() : fields.entity();
    body.put("entity", CutText.toLength(entity, ENTITY_LENGTH_MAX));
    body.set("details", details(transition));
    addTags(body);
    if (!fields.responders().isEmpty()) {
      body.set("responders", JSON.valueToTree(fields.responders()));
    }
    return call(ALERTS, body);
  }

  String acknowledge(Transition transition) {
    Optional<String> by = transition.incident().acknowledgement().map(each -> each.by());
    return act("acknowledge", transition.incident().dedupKey(), by, StepWords.of(transition));
  }

  /** Ends the alert of an alarm. */
  String close(Transition transition, String alias) {
    Optional<String> by = transition.incident().resolution().map(each -> each.by());
    return act("close", alias, by, StepWords.of(transition));
  }

  private String act(String action, String alias, Optional<String> by, StepWords words) {
    ObjectNode body = JSON.createObjectNode().put("source", source());
    by.ifPresent(user -> body.put("user", CutText.toLength(user, USER_LENGTH_MAX)));
    if (!words.sentences().isEmpty()) {
      body.put("note", CutText.toLength(words.sentences().getLast(), NOTE_LENGTH_MAX));
    }
    return call(ALERTS + "/" + alias + "/" + action + "?identifierType=alias", body);
  }

  private static String call(String path, ObjectNode body) {
    ObjectNode call = JSON.createObjectNode().put(PATH, path);
    call.set(BODY, body);
    return call.toString();
  }

  private String source() {
    return fields.source().isEmpty() ? "Headroom" : fields.source();
  }

  private static String description(StepWords words) {
    List<String> lines = new ArrayList<>();
    lines.add(words.summary());
    lines.addAll(words.alerts());
    lines.addAll(words.sentences());
    words.facts().forEach(fact -> lines.add(fact.name() + ": " + fact.value()));
    return String.join("\n", lines);
  }

  /** Those that there is room for, ours and the file's first. */
  private ObjectNode details(Transition transition) {
    Incident incident = transition.incident();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("incident_url", links.incident(incident.id()));
    links.runbook(incident).ifPresent(url -> all.put("runbook_url", url));
    links.acknowledge(transition).ifPresent(url -> all.put("ack_url", url));
    all.putAll(fields.details());
    incident.labels().forEach(all::putIfAbsent);
    incident.annotations().forEach(all::putIfAbsent);
    ObjectNode details = JSON.createObjectNode();
    int room = DETAILS_LENGTH_MAX;
    for (Map.Entry<String, String> each : all.entrySet()) {
      int length = each.getKey().length() + each.getValue().length();
      if (length <= room) {
        room -= length;
        details.put(each.getKey(), each.getValue());
      }
    }
    return details;
  }

  private void addTags(ObjectNode body) {
    if (fields.tags().isEmpty()) {
      return;
    }
    ArrayNode tags = body.putArray("tags");
    fields.tags().forEach(each -> tags.add(CutText.toLength(each, TAG_LENGTH_MAX)));
  }
}
