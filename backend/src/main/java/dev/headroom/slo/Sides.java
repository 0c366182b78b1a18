package dev.headroom.slo;

import dev.headroom.slo.objective.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two sides of an indicator as people are told of them. */
final class Sides {
  private Sides() {}

  /**
   * The sides that no series matches.
   *
   * <p>A service that is well has no bad events, and one that is down from the start no good ones:
   * so the side that is counted is there as soon as a series could have belonged to it, being of
   * its metric and having the labels it asks for. The total must match.
   */
  static Optional<String> unmatched(Indicator indicator, SourceTap events, SourceTap total) {
    List<String> missing = new ArrayList<>();
    if (!events.isMatched() && !events.isRelated()) {
      missing.add(events(indicator));
    }
    if (!total.isMatched()) {
      missing.add(total(indicator));
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
  }

  static String text(Indicator indicator) {
    return events(indicator) + ", " + total(indicator);
  }

  private static String events(Indicator indicator) {
    String side =
        switch (indicator.counted()) {
          case GOOD -> "good";
          case BAD -> "bad";
        };
    return side + " " + indicator.events().selector().text();
  }

  private static String total(Indicator indicator) {
    return "total " + indicator.total().selector().text();
  }
}
