package dev.headroom.routing;

import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import dev.headroom.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys under which a mapping holds matchers: {@code matchers}, and in their older forms {@code
 * match} and {@code match_re}, each with the same word before it.
 *
 * @param matchers a list of texts, or one text
 * @param equal labels and their values
 * @param expressions labels and regular expressions of their values
 */
record MatcherKeys(String matchers, String equal, String expressions) {
  static final MatcherKeys ROUTE = with("");
  static final MatcherKeys SOURCE = with("source_");
  static final MatcherKeys TARGET = with("target_");

  private static MatcherKeys with(String prefix) {
    return new MatcherKeys(prefix + "matchers", prefix + "match", prefix + "match_re");
  }

  List<String> all() {
    return List.of(matchers, equal, expressions);
  }

  /** All matchers of a mapping; what is none is a problem. */
  List<Matcher> read(YamlNode node) {
    List<Matcher> read = new ArrayList<>();
    node.find(matchers)
        .map(MatcherKeys::texts)
        .orElse(List.of())
        .forEach(item -> {
          List<Matcher> some = item.parse(MatcherReader::read);
          read.addAll(some == null ? List.of() : some);
        });
    read.addAll(byLabel(node, equal, Operator.EQUAL));
    node.find(expressions).map(YamlNode::entries).orElse(Map.of()).values().stream()
        .filter(YamlNode::isNull)
        .forEach(value -> value.problem("an expression is missing; '' matches what has no value"));
    read.addAll(byLabel(node, expressions, Operator.MATCHES));
    return read;
  }

  private static List<YamlNode> texts(YamlNode node) {
    return node.isSequence() ? node.items() : List.of(node);
  }

  private static List<Matcher> byLabel(YamlNode node, String key, Operator operator) {
    Map<String, YamlNode> entries = node.find(key).map(YamlNode::entries).orElse(Map.of());
    return entries.entrySet().stream()
        .flatMap(entry ->
            Stream.ofNullable(
                entry
                    .getValue()
                    .<Matcher>parse(text -> new Matcher(entry.getKey(), operator, text))))
        .toList();
  }
}
