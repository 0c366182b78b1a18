package dev.headroom.routing;

import dev.headroom.yaml.YamlNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the readers of a {@code routing.yaml} ask of its keys and plain values. */
final class RoutingKeys {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,4})m)?(?:(\\d{1,4})s)?");

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

  /**
   * As Prometheus writes durations, as far as anybody needs them here: {@code 5m}, {@code 1m30s}.
   */
  static Duration duration(YamlNode node) {
    Matcher parts = DURATION.matcher(node.text());
    if (node.text().isEmpty() || !parts.matches()) {
      node.problem("expected a duration like 5m");
      return Duration.ZERO;
    }
    return Duration.ofHours(part(parts, 1)).plusMinutes(part(parts, 2)).plusSeconds(part(parts, 3));
  }

  private static long part(Matcher parts, int group) {
    String text = parts.group(group);
    return text == null ? 0 : Long.parseLong(text);
  }

  static void wholeNumber(YamlNode node) {
    if (!node.text().matches("\\d{1,9}")) {
      node.problem("expected a whole number, 0 or more");
    }
  }
}
