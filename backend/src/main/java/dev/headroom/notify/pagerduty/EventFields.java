package dev.headroom.notify.pagerduty;

import dev.headroom.template.Template;
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
    Map<String, Template> texts,
    Map<String, Template> details,
    List<Map<String, Template>> links,
    List<Map<String, Template>> images) {
  static final String DESCRIPTION = "description";
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

  /** The text of a field; empty where the entry says nothing. */
  Template text(String field) {
    return texts.getOrDefault(field, Template.NONE);
  }
}
