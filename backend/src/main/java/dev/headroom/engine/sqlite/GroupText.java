package dev.headroom.engine.sqlite;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.outside.record.OutsideGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a group is stored: its labels as {@code label.<name>} beside its route and its subject, so
 * that no label can be taken for something else.
 */
final class GroupText {
  private static final String ROUTE = "route";
  private static final String SUBJECT = "subject";
  private static final String LABEL = "label.";

  private GroupText() {}

  static String write(OutsideGroup group) {
    Map<String, String> texts = texts(group.route(), group.labels());
    texts.put(SUBJECT, group.subject());
    return JsonText.write(texts);
  }

  static OutsideGroup outside(String text) {
    Map<String, String> texts = JsonText.read(text);
    return new OutsideGroup(
        texts.getOrDefault(SUBJECT, ""), texts.getOrDefault(ROUTE, ""), labels(texts));
  }

  /** Without its alerts, which are not known later. */
  static String write(AlertGroup group) {
    return JsonText.write(texts(group.route(), group.labels()));
  }

  static AlertGroup incident(String text) {
    Map<String, String> texts = JsonText.read(text);
    return new AlertGroup(
        texts.getOrDefault(ROUTE, ""), labels(texts), List.of(), Instant.MIN);
  }

  private static Map<String, String> texts(String route, Map<String, String> labels) {
    Map<String, String> texts = new TreeMap<>();
    texts.put(ROUTE, route);
    labels.forEach((name, value) -> texts.put(LABEL + name, value));
    return texts;
  }

  private static Map<String, String> labels(Map<String, String> texts) {
    Map<String, String> labels = new TreeMap<>();
    texts.forEach((name, value) -> {
      if (name.startsWith(LABEL)) {
        labels.put(name.substring(LABEL.length()), value);
      }
    });
    return labels;
  }
}
