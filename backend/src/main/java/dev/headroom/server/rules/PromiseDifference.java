package dev.headroom.server.rules;

import dev.headroom.api.rules.RuleControl.Difference;
import dev.headroom.slo.objective.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How promises differ from those before, as whoever puts them into force is told. */
final class PromiseDifference {
  private PromiseDifference() {}

  static Difference of(List<Objective> before, List<Objective> after) {
    Map<String, Objective> left = new LinkedHashMap<>();
    before.forEach(each -> left.put(each.name(), each));
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Objective each : after) {
      Objective known = left.remove(each.name());
      if (known == null) {
        added.add(each.name());
      } else if (!known.definition().text().equals(each.definition().text())) {
        changed.add(each.name());
      }
    }
    return new Difference(added, changed, List.copyOf(left.keySet()));
  }
}
