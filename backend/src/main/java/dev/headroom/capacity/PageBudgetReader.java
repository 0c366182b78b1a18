package dev.headroom.capacity;

import dev.headroom.capacity.PageBudget.Night;
import dev.headroom.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Reads a {@code pageBudget}; what it leaves out is as in the one above it. */
final class PageBudgetReader {
  private static final String PAGES = "\\d{1,6}";
  private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";

  private PageBudgetReader() {}

  static PageBudget read(YamlNode node, PageBudget above) {
    node.onlyKeys(Set.of("perWeek", "atNight", "actionShare", "night"));
    return new PageBudget(
        pages(node, "perWeek", above.perWeek()),
        pages(node, "atNight", above.atNight()),
        parsed(node, "actionShare", PageBudgetReader::share)
            .map(OptionalDouble::of)
            .orElse(above.actionShare()),
        node.find("night").map(night -> night(night, above.night())).orElse(above.night()));
  }

  private static OptionalInt pages(YamlNode node, String key, OptionalInt above) {
    return parsed(node, key, PageBudgetReader::count).map(OptionalInt::of).orElse(above);
  }

  private static Night night(YamlNode node, Night above) {
    node.onlyKeys(Set.of("start", "end", "timezone"));
    Night night =
        new Night(
            parsed(node, "start", PageBudgetReader::clock).orElse(above.start()),
            parsed(node, "end", PageBudgetReader::clock).orElse(above.end()),
            parsed(node, "timezone", PageBudgetReader::zone).orElse(above.zone()));
    if (night.start().equals(night.end())) {
      node.problem("a night does not begin when it ends");
      return above;
    }
    return night;
  }

  private static <T> Optional<T> parsed(YamlNode node, String key, Function<String, T> parse) {
    return node.find(key).flatMap(value -> Optional.ofNullable(value.parse(parse)));
  }

  private static int count(String text) {
    if (!text.matches(PAGES)) {
      throw new IllegalArgumentException("a number of pages is 0 to 999999, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static double share(String text) {
    if (!text.matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?")) {
      throw new IllegalArgumentException("a share is 0 to 1, like 0.8, not " + text);
    }
    return Double.parseDouble(text);
  }

  private static LocalTime clock(String text) {
    if (!text.matches(CLOCK)) {
      throw new IllegalArgumentException("a time of day is 00:00 to 23:59, not " + text);
    }
    return LocalTime.parse(text);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time zone like Europe/Oslo: " + text, e);
    }
  }
}
