package dev.headroom.slo.openslo;

import dev.headroom.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which share of events is promised to be good, and where that stands.
 *
 * @param share 0 up to but not including 1, exact
 */
record ObjectiveTarget(BigDecimal share, YamlNode node) {
  private static final Set<String> KEYS =
      Set.of(
          "displayName",
          "op",
          "value",
          "target",
          "targetPercent",
          "timeSliceTarget",
          "timeSliceWindow",
          "indicator",
          "indicatorRef",
          "compositeWeight");

  /** Reads the one entry of {@code objectives}; empty, with a problem, where there is none. */
  static Optional<ObjectiveTarget> read(YamlNode objectives) {
    List<YamlNode> items = objectives.items();
    if (items.isEmpty()) {
      objectives.problem("objectives needs an entry");
      return Optional.empty();
    }
    if (items.size() > 1) {
      items.get(1).problem("not supported yet: several objectives; write one SLO for each");
    }
    YamlNode item = items.getFirst();
    item.onlyKeys(KEYS);
    rejectUnsupported(item);
    Optional<String> key = item.exactlyOne("target", "targetPercent");
    return key.flatMap(item::find).flatMap(node -> share(node, key.get()));
  }

  private static Optional<ObjectiveTarget> share(YamlNode node, String key) {
    BigDecimal written = node.parse(Quantity::decimal);
    if (written == null) {
      return Optional.empty();
    }
    boolean percent = key.equals("targetPercent");
    BigDecimal share = percent ? written.movePointLeft(2) : written;
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
      node.problem(key + " is 0 or more and less than " + (percent ? 100 : 1));
      return Optional.empty();
    }
    return Optional.of(new ObjectiveTarget(share, node));
  }

  private static void rejectUnsupported(YamlNode objective) {
    for (String key : List.of("indicator", "indicatorRef", "compositeWeight")) {
      objective
          .find(key)
          .ifPresent(node -> node.problem("not supported yet: composite objectives"));
    }
    for (String key : List.of("op", "value")) {
      objective
          .find(key)
          .ifPresent(node -> node.problem(key + " belongs to thresholdMetric, not ratioMetric"));
    }
    for (String key : List.of("timeSliceTarget", "timeSliceWindow")) {
      objective
          .find(key)
          .ifPresent(node -> node.problem(key + " belongs to time slices, not to Occurrences"));
    }
  }
}
