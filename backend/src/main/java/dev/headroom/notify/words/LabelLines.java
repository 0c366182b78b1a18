package dev.headroom.notify.words;

import dev.headroom.alerting.group.AlertGroup;
import dev.headroom.alerting.group.GroupedAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.model.Alert;
import dev.headroom.model.text.CutText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels of alerts that others have sent, a line for each, so that it is known which host. */
final class LabelLines {
  /** How many alerts have a line; of the others their number is said. */
  static final int LINES_MAX = 10;

  /** Of a line, in UTF-16 units: all of them are within what a section of Slack takes. */
  static final int LINE_LENGTH_MAX = 280;

  /** Of one label in it, so that none takes the room of all. */
  static final int LABEL_LENGTH_MAX = 100;

  private LabelLines() {}

  /** Of those that fire, once it is over of those that did; none of what nobody has sent. */
  static List<String> of(Incident incident) {
    List<Map<String, String>> all =
        incident.group().map(group -> told(group, incident)).orElse(List.of());
    List<Map<String, String>> some = all.subList(0, Math.min(LINES_MAX, all.size()));
    Set<String> common = common(some);
    List<String> lines = new ArrayList<>();
    for (Map<String, String> labels : some) {
      String line = line(labels, incident, common);
      if (!line.isEmpty()) {
        lines.add(line);
      } else if (all.size() > 1) {
        lines.add(named(Alert.NAME, labels.getOrDefault(Alert.NAME, "")));
      }
    }
    if (all.size() > some.size()) {
      lines.add("and %d more".formatted(all.size() - some.size()));
    }
    return lines;
  }

  /** Where none is known any more, the labels of the incident, which are those of one of them. */
  private static List<Map<String, String>> told(AlertGroup group, Incident incident) {
    Stream<GroupedAlert> alerts =
        incident.resolution().isPresent()
            ? group.endingWith(incident.alarm()).stream()
            : group.firing().stream().filter(each -> !each.held());
    List<Map<String, String>> labels = alerts.map(GroupedAlert::labels).toList();
    return labels.isEmpty() ? List.of(incident.labels()) : labels;
  }

  /** What tells it from the others comes first, for a line may be cut. */
  private static String line(Map<String, String> labels, Incident incident, Set<String> common) {
    Map<Boolean, List<String>> parts =
        labels.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(each -> !isSaid(each.getKey(), each.getValue(), incident))
            .collect(
                Collectors.partitioningBy(
                    each -> common.contains(each.getKey()),
                    Collectors.mapping(
                        each -> named(each.getKey(), each.getValue()), Collectors.toList())));
    String line =
        Stream.of(false, true)
            .flatMap(isCommon -> parts.getOrDefault(isCommon, List.of()).stream())
            .collect(Collectors.joining(", "));
    return CutText.toLength(line, LINE_LENGTH_MAX);
  }

  private static String named(String name, String value) {
    return CutText.toLength(StepWords.oneLine(name + "=" + value), LABEL_LENGTH_MAX);
  }

  /** Whether the incident's heading and facts say the same. */
  private static boolean isSaid(String name, String value, Incident incident) {
    return switch (name) {
      case "service", "job" -> value.equals(incident.service());
      case "owner", "team" -> value.equals(incident.owner());
      case Alert.NAME, Alert.SEVERITY, Alert.TIER -> value.equals(incident.labels().get(name));
      default -> false;
    };
  }

  /** Names of the labels that are the same in all. */
  private static Set<String> common(List<Map<String, String>> all) {
    Set<String> names = new TreeSet<>(all.isEmpty() ? Set.of() : all.getFirst().keySet());
    names.removeIf(
        name -> all.stream().map(each -> each.getOrDefault(name, "")).distinct().count() > 1);
    return names;
  }
}
