package dev.headroom.outside.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The group that an alert came into when it began to fire.
 *
 * @param subject name of it
 * @param route the way to the first of its routes, as Alertmanager writes it
 * @param labels that its alerts share, as they were posted
 */
public record OutsideGroup(String subject, String route, Map<String, String> labels) {
  public OutsideGroup {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }
}
