package dev.headroom.routing;

import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the readers of a {@code routing.yaml} ask of its keys and plain values. */
final class RoutingKeys {
  private static final Pattern DURATION =
      Pattern.compile(
          "(?:(\\d{1,4})y)?(?:(\\d{1,4})w)?(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?"
              + "(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?|0");

  /** What the groups of the pattern count, in their order. */
  private static final List<Duration> UNITS =
      List.of(
          Duration.ofDays(365),
          Duration.ofDays(7),
          Duration.ofDays(1),
          Duration.ofHours(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(1));

  private RoutingKeys() {}

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

  /** As Prometheus writes durations, {@code 5m}, {@code 1m30s}; 0, with a problem, for others. */
  static Duration duration(YamlNode node) {
    return durationIn(node).orElse(Duration.ZERO);
  }

  /** The same; empty, with a problem, for anything else. */
  static Optional<Duration> durationIn(YamlNode node) {
    Matcher parts = DURATION.matcher(node.text());
    if (node.text().isEmpty() || !parts.matches()) {
      node.problem("expected a duration like 5m");
      return Optional.empty();
    }
    Duration duration = Duration.ZERO;
    for (int i = 0; i < UNITS.size(); i++) {
      String number = parts.group(i + 1);
      if (number != null) {
        duration = duration.plus(UNITS.get(i).multipliedBy(Long.parseLong(number)));
      }
    }
    return Optional.of(duration);
  }

  static FilePlace place(YamlNode node) {
    return new FilePlace(node.file(), node.line());
  }

  static int wholeNumber(YamlNode node) {
    if (!node.text().matches("\\d{1,9}")) {
      node.problem("expected a whole number, 0 or more");
      return 0;
    }
    return Integer.parseInt(node.text());
  }
}
