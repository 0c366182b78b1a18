package dev.headroom.routing;

import dev.headroom.routing.Routing.FilePlace;
import dev.headroom.select.Matcher;
import dev.headroom.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some alerts hold others back.
 *
 * @param sources what holds back: all must hold of an alert that fires
 * @param targets what is held back
 * @param equal labels that both must have the same value of; missing is empty
 * @param place where it is written
 */
public record InhibitRule(
    List<Matcher> sources, List<Matcher> targets, List<String> equal, FilePlace place) {
  private static final String EQUAL = "equal";
  private static final Set<String> KEYS =
      Stream.of(MatcherKeys.SOURCE.all(), MatcherKeys.TARGET.all(), List.of(EQUAL, "name"))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  public InhibitRule {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    equal = List.copyOf(equal);
  }

  /** The {@code inhibit_rules} of a {@code routing.yaml}. */
  static List<InhibitRule> readAll(YamlNode document) {
    return document.find("inhibit_rules").map(YamlNode::items).orElse(List.of()).stream()
        .map(InhibitRule::read)
        .toList();
  }

  private static InhibitRule read(YamlNode node) {
    node.onlyKeys(KEYS);
    return new InhibitRule(
        MatcherKeys.SOURCE.read(node),
        MatcherKeys.TARGET.read(node),
        node.find(EQUAL).map(YamlNode::items).orElse(List.of()).stream()
            .map(YamlNode::text)
            .toList(),
        RoutingKeys.place(node));
  }

  boolean isFor(Map<String, String> target) {
    return Route.allMatch(targets, target);
  }

  /**
   * Which alerts that fire hold back one that the rule is for. What matches both sides is not held
   * back by what does as well, so that nothing holds itself back.
   */
  Predicate<Map<String, String>> inhibitorsOf(Map<String, String> target) {
    boolean onBothSides = Route.allMatch(sources, target);
    return source ->
        Route.allMatch(sources, source)
            && !(onBothSides && isFor(source))
            && equal.stream().allMatch(label -> value(source, label).equals(value(target, label)));
  }

  private static String value(Map<String, String> labels, String label) {
    return labels.getOrDefault(label, "");
  }
}
