package dev.headroom.alerting;

import dev.headroom.yaml.YamlNode;
import java.util.HashSet;
import java.util.Set;

/** What the readers of a {@code routing.yaml} ask of its keys and plain values. */
final class RoutingKeys {
  private RoutingKeys() {}

  /** Says of every key that is not known, and of every one that is not supported yet. */
  static void check(YamlNode node, Set<String> known, Set<String> notYet) {
    Set<String> all = new HashSet<>(known);
    all.addAll(notYet);
    node.onlyKeys(all);
    for (String key : notYet) {
      node.find(key).ifPresent(value -> value.problem("not supported yet: " + key));
    }
  }

  static boolean yesOrNo(YamlNode node) {
    return switch (node.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        node.problem("expected true or false");
        yield false;
      }
    };
  }

  static void wholeNumber(YamlNode node) {
    if (!node.text().matches("\\d{1,9}")) {
      node.problem("expected a whole number, 0 or more");
    }
  }
}
