package dev.headroom.notify.alertmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.model.Alert;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Incidents as Alertmanager's alerts. An alert is known there by its labels: so they are the same
 * from its beginning to its end, whichever tier leads.
 *
 * @param clock wall time: an alert that fires ends, unless it is posted again, a while from then
 */
record PostedAlerts(Links links, InstantSource clock) {
  /** Four times as long as it takes until it is posted again. */
  static final Duration FIRES_FOR = Duration.ofMinutes(4);

  private static final String ENDS_AT = "endsAt";

  /** What versions before 0.27 take as names of labels and annotations. */
  private static final Pattern NOT_IN_NAME = Pattern.compile("[^a-zA-Z0-9_]");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is kept of an incident that stands or has ended: a list of one alert. */
  String kept(Transition transition) {
    Incident incident = transition.incident();
    ArrayNode alerts = JSON.createArrayNode();
    ObjectNode alert = alerts.addObject();
    ObjectNode labels = named(incident.labels());
    labels.remove(Alert.TIER);
    alert.set("labels", labels);
    ObjectNode annotations = named(incident.annotations());
    links.acknowledge(transition).ifPresent(url -> annotations.put("ack_url", url));
    alert.set("annotations", annotations);
    alert.put("startsAt", incident.startedAt().toString());
    incident
        .resolution()
        .ifPresent(end -> {
          boolean isBefore = end.at().isBefore(incident.startedAt());
          alert.put(ENDS_AT, (isBefore ? incident.startedAt() : end.at()).toString());
        });
    alert.put("generatorURL", links.incident(incident.id()));
    return alerts.toString();
  }

  private static ObjectNode named(Map<String, String> texts) {
    ObjectNode named = JSON.createObjectNode();
    texts.forEach((name, text) -> {
      if (!text.isEmpty()) {
        named.put(name(name), text);
      }
    });
    return named;
  }

  private static String name(String name) {
    String plain = NOT_IN_NAME.matcher(name).replaceAll("_");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
  }

  /** What is posted now of what was kept. */
  String posted(List<String> kept) {
    String end = clock.instant().plus(FIRES_FOR).truncatedTo(ChronoUnit.MILLIS).toString();
    ArrayNode all = JSON.createArrayNode();
    for (String each : kept) {
      for (JsonNode alert : read(each)) {
        if (alert instanceof ObjectNode fields && !fields.has(ENDS_AT)) {
          fields.put(ENDS_AT, end);
        }
        all.add(alert);
      }
    }
    return all.toString();
  }

  private static JsonNode read(String kept) {
    try {
      return JSON.readTree(kept);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not alerts that were written here", e);
    }
  }
}
