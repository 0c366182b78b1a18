package dev.headroom.notify.opsgenie;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entry of {@code routing.yaml} says of alerts; what it leaves out is empty and comes from
 * the incident.
 *
 * @param priority {@code P1} to {@code P5}
 * @param responders fields of each by name
 * @param details added to those of the incident
 */
record AlertFields(
    String message,
    String source,
    String entity,
    String priority,
    List<String> tags,
    List<Map<String, String>> responders,
    Map<String, String> details) {
  AlertFields {
    tags = List.copyOf(tags);
    responders = List.copyOf(responders);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }
}
