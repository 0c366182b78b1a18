package dev.headroom.metrics;

import dev.headroom.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chooses series as PromQL's instant selector does: {@code name{a="b",c!~"5.."}}. All conditions
 * must hold; a missing label counts as an empty value.
 *
 * @param matchers the metric name is one of them, on {@link Labels#NAME}
 */
public record Selector(List<Matcher> matchers) {
  public Selector {
    matchers = List.copyOf(matchers);
  }

  /**
   * @throws IllegalArgumentException with the column (counted from 1) where the text goes wrong
   */
  public static Selector parse(String text) {
    return new SelectorParser(text).parse();
  }

  public boolean matches(Labels labels) {
    for (Matcher matcher : matchers) {
      if (!matcher.matches(labels.get(matcher.label()))) {
        return false;
      }
    }
    return true;
  }

  /** This selector with more conditions. */
  public Selector and(Selector other) {
    List<Matcher> all = new ArrayList<>(matchers);
    all.addAll(other.matchers);
    return new Selector(all);
  }

  @Override
  public String toString() {
    return matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
