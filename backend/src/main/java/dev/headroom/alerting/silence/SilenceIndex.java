package dev.headroom.alerting.silence;

import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The silences in force, found by the labels of an incident: filed under one label that must be
 * equal, and else asked one by one; what was found is remembered. Not for use by several threads.
 */
final class SilenceIndex {
  /** Sets of labels of which the answer is remembered. */
  private static final int REMEMBERED_MAX = 1_000;

  private final Map<Map.Entry<String, String>, List<Silence>> byLabel = new HashMap<>();
  private final List<Silence> others = new ArrayList<>();
  private final Map<Map<String, String>, List<Silence>> remembered = new HashMap<>();

  SilenceIndex(Collection<Silence> inForce) {
    for (Silence each : inForce) {
      each.matchers().stream()
          .filter(matcher -> matcher.operator() == Operator.EQUAL && !matcher.value().isEmpty())
          .findFirst()
          .map(SilenceIndex::place)
          .ifPresentOrElse(
              place -> byLabel.computeIfAbsent(place, _ -> new ArrayList<>()).add(each),
              () -> others.add(each));
    }
  }

  private static Map.Entry<String, String> place(Matcher matcher) {
    return Map.entry(matcher.label(), matcher.value());
  }

  /** Those that match, the one that ends last first. */
  List<Silence> matching(Map<String, String> labels) {
    if (remembered.size() >= REMEMBERED_MAX && !remembered.containsKey(labels)) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(labels, this::find);
  }

  private List<Silence> find(Map<String, String> labels) {
    Stream<Silence> filed =
        labels.entrySet().stream()
            .flatMap(label ->
                byLabel
                    .getOrDefault(Map.entry(label.getKey(), label.getValue()), List.of())
                    .stream());
    return Stream.concat(filed, others.stream())
        .filter(each -> each.matches(labels))
        .sorted(Comparator.comparing(Silence::endsAt).reversed().thenComparing(Silence::id))
        .toList();
  }
}
