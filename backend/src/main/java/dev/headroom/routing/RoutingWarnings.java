package dev.headroom.routing;

import dev.headroom.model.Problem;
import dev.headroom.yaml.Problems;
import dev.headroom.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in a {@code routing.yaml}, is right for Alertmanager and has no effect here. */
final class RoutingWarnings {
  private final Problems warnings = new Problems();

  void warn(YamlNode at, String message) {
    warnings.add(at.file(), at.line(), at.column(), message);
  }

  /** Where readers of other packages add theirs. */
  Problems problems() {
    return warnings;
  }

  /** All of them, by place, each once: what {@code global} says is read for each entry. */
  List<Problem> all() {
    return warnings.sorted().stream().distinct().toList();
  }

  /** Says of every key that is not known, and warns of every one that has no effect. */
  void check(YamlNode node, Set<String> known, Set<String> noEffect) {
    Set<String> all = new HashSet<>(known);
    all.addAll(noEffect);
    node.onlyKeys(all);
    if (!node.isMapping()) {
      return;
    }
    for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
      if (noEffect.contains(entry.getKey())) {
        warn(entry.getValue(), entry.getKey() + " has no effect here");
      }
    }
  }
}
