package dev.headroom.select;

import dev.headroom.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses series as PromQL's instant selector does: {@code name{a="b",c!~"5.."}}. All conditions
 * must hold; a missing label counts as an empty value.
 *
 * @param matchers the metric name is one of them, on {@link Labels#NAME}
 */
public record Selector(List<Matcher> matchers) {
  private static final Pattern BARE_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

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
      if (!matcher.matches(labels)) {
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

  /** The metric's name, where the selector asks for one. */
  public Optional<String> metric() {
    return matchers.stream().filter(Matcher::namesMetric).map(Matcher::value).findFirst();
  }

  /** As people write it, {@code name{a="b"}}; reads back as the same selector. */
  public String text() {
    Optional<String> name = metric().filter(BARE_NAME.asMatchPredicate());
    if (name.isEmpty()) {
      return toString();
    }
    List<Matcher> others = new ArrayList<>(matchers);
    others.remove(matchers.stream().filter(Matcher::namesMetric).findFirst().orElseThrow());
    return name.get() + (others.isEmpty() ? "" : new Selector(others));
  }

  @Override
  public String toString() {
    return matchers.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
