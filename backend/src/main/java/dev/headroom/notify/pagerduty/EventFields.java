package dev.headroom.notify.pagerduty;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entry of {@code routing.yaml} says of events; what it leaves out is empty and comes from
 * the incident.
 *
 * @param texts by the field of the event
 * @param details fields added to the custom details
 */
record EventFields(
    Map<String, String> texts,
    Map<String, String> details,
    List<Map<String, String>> links,
    List<Map<String, String>> images) {
  static final String SEVERITY = "severity";
  static final String SOURCE = "source";
  static final String COMPONENT = "component";
  static final String GROUP = "group";
  static final String CLASS = "class";
  static final String CLIENT = "client";
  static final String CLIENT_URL = "client_url";

  EventFields {
    texts = Map.copyOf(texts);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    links = List.copyOf(links);
    images = List.copyOf(images);
  }

  /** The text of a field, or the incident's where the entry says nothing. */
  String textOr(String field, String ofIncident) {
    String text = texts.getOrDefault(field, "");
    return text.isEmpty() ? ofIncident : text;
  }
}
