package dev.headroom.slo;

import dev.headroom.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a document of kind SLO into an {@link Objective}. */
final class ObjectiveReader {
  private static final Set<String> KEYS =
      Set.of(
          "description",
          "service",
          "indicator",
          "indicatorRef",
          "timeWindow",
          "budgetingMethod",
          "objectives",
          "alertPolicies");
  private static final Set<String> OBJECTIVE_KEYS =
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

  private final SloConfig config;
  private final IndicatorReader indicators;
  private final Map<String, Optional<Indicator>> shared;

  /**
   * @param shared the SLIs that stand for themselves, by name; empty where one has a problem
   */
  ObjectiveReader(
      SloConfig config, IndicatorReader indicators, Map<String, Optional<Indicator>> shared) {
    this.config = config;
    this.indicators = indicators;
    this.shared = shared;
  }

  /** A share of events and where it stands. */
  record Target(BigDecimal share, YamlNode node) {}

  /** The promise; empty if something it needs is missing or broken, which is then a problem. */
  Optional<Objective> read(OpenSloDocument document) {
    Optional<YamlNode> found = document.spec();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    YamlNode spec = found.get();
    spec.onlyKeys(KEYS);
    rejectUnsupported(spec, document.metadata());
    long minBad = minBad(document.metadata());
    String service = spec.requireText("service");
    Optional<Indicator> indicator = indicator(spec);
    Optional<Duration> window = spec.require("timeWindow").flatMap(this::window);
    Optional<Target> target = spec.require("objectives").flatMap(ObjectiveReader::target);
    if (indicator.isEmpty() || window.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Objective(
            document.name(),
            document.metadata().displayName(),
            OpenSloDocument.description(spec),
            service,
            text(document.metadata(), "owner").orElse(""),
            text(document.metadata(), "runbook").orElse(document.name()),
            document.metadata().labels(),
            target.get().share(),
            config.windowScale().apply(window.get()),
            indicator.get(),
            tiers(document.metadata(), target.get(), window.get()),
            minBad,
            document.root().file(),
            document.root().line()));
  }

  private List<BurnTier> tiers(Metadata metadata, Target target, Duration window) {
    return new TierReader(target, window, config.windowScale()).read(metadata.annotation("tiers"));
  }

  private static void rejectUnsupported(YamlNode spec, Metadata metadata) {
    String method = spec.requireText("budgetingMethod");
    switch (method) {
      case "Occurrences", "" -> {}
      case "Timeslices", "RatioTimeslices" ->
          spec.find("budgetingMethod")
              .ifPresent(node ->
                  node.problem(
                      "not supported yet: budgetingMethod " + method + "; use Occurrences"));
      default ->
          spec.find("budgetingMethod")
              .ifPresent(node ->
                  node.problem(
                      "budgetingMethod is one of Occurrences, Timeslices, RatioTimeslices"));
    }
    spec.find("alertPolicies").stream()
        .flatMap(node -> node.items().stream())
        .limit(1)
        .forEach(node ->
            node.problem(
                "not supported yet: alertPolicies; burn tiers stand in the annotation"
                    + " headroom/tiers"));
    metadata.annotation("load").ifPresent(node -> node.problem("not supported yet: headroom/load"));
    metadata
        .annotation("no-data")
        .filter(node -> !node.text().equals("exclude"))
        .ifPresent(node -> node.problem("not supported yet: headroom/no-data other than exclude"));
  }

  private static Optional<String> text(Metadata metadata, String annotation) {
    return metadata.annotation(annotation).map(YamlNode::text);
  }

  private static long minBad(Metadata metadata) {
    Optional<YamlNode> node = metadata.annotation("min-bad");
    if (node.isEmpty()) {
      return 0;
    }
    if (!node.get().text().matches("[0-9]{1,15}")) {
      node.get().problem("headroom/min-bad is a whole number of events, 0 or more");
      return 0;
    }
    return Long.parseLong(node.get().text());
  }

  private Optional<Indicator> indicator(YamlNode spec) {
    if (isComposite(spec)) {
      return Optional.empty();
    }
    Optional<String> where = spec.exactlyOne("indicator", "indicatorRef");
    if (where.isEmpty()) {
      return Optional.empty();
    }
    YamlNode node = spec.find(where.get()).orElseThrow();
    return where.get().equals("indicator") ? inline(node) : referred(node);
  }

  private static boolean isComposite(YamlNode spec) {
    return spec.find("objectives").filter(YamlNode::isSequence).stream()
        .flatMap(node -> node.items().stream())
        .anyMatch(objective ->
            objective.find("indicator").isPresent() || objective.find("indicatorRef").isPresent());
  }

  private Optional<Indicator> inline(YamlNode node) {
    node.onlyKeys(Set.of("metadata", "spec"));
    node.require("metadata").ifPresent(Metadata::read);
    return node.require("spec").map(indicators::read);
  }

  private Optional<Indicator> referred(YamlNode node) {
    String name = node.text();
    Optional<Indicator> found = shared.get(name);
    if (found == null) {
      node.problem("no SLI is named " + name);
      return Optional.empty();
    }
    return found;
  }

  private Optional<Duration> window(YamlNode timeWindow) {
    List<YamlNode> items = timeWindow.items();
    if (items.size() != 1) {
      timeWindow.problem("timeWindow needs exactly one entry");
      return Optional.empty();
    }
    YamlNode item = items.getFirst();
    item.onlyKeys(Set.of("duration", "isRolling", "calendar"));
    boolean rolling = item.booleanOr("isRolling", false);
    Optional<YamlNode> calendar = item.find("calendar");
    if (calendar.isPresent()) {
      calendar
          .get()
          .problem(
              rolling
                  ? "calendar cannot stand beside isRolling: true"
                  : "not supported yet: calendar windows; use isRolling: true");
    } else if (!rolling) {
      item.problem("a window needs isRolling: true or a calendar");
    }
    return item.require("duration").flatMap(this::length);
  }

  private Optional<Duration> length(YamlNode node) {
    Duration length = node.parse(Shorthand::parse);
    if (length != null && length.compareTo(config.windowMax()) > 0) {
      node.problem("longer than slo.windowMax " + Shorthand.text(config.windowMax()));
    }
    return Optional.ofNullable(length);
  }

  private static Optional<Target> target(YamlNode objectives) {
    List<YamlNode> items = objectives.items();
    if (items.isEmpty()) {
      objectives.problem("objectives needs an entry");
      return Optional.empty();
    }
    if (items.size() > 1) {
      items.get(1).problem("not supported yet: several objectives; write one SLO for each");
    }
    YamlNode item = items.getFirst();
    item.onlyKeys(OBJECTIVE_KEYS);
    rejectUnsupported(item);
    Optional<String> key = item.exactlyOne("target", "targetPercent");
    return key.flatMap(item::find).flatMap(node -> target(node, key.get()));
  }

  private static Optional<Target> target(YamlNode node, String key) {
    BigDecimal written = node.parse(Amounts::decimal);
    if (written == null) {
      return Optional.empty();
    }
    boolean percent = key.equals("targetPercent");
    BigDecimal share = percent ? written.movePointLeft(2) : written;
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
      node.problem(key + " is 0 or more and less than " + (percent ? 100 : 1));
      return Optional.empty();
    }
    return Optional.of(new Target(share, node));
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
