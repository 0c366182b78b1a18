package dev.headroom.slo.openslo;

import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Objective.SourceDocument;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a document of kind SLO into an {@link Objective}. */
final class ObjectiveReader {
  /**
   * Bad events in a long window below which nobody is told, where nothing else is said: the number
   * of bad events scatters by its root, so of fewer than five by about half of it or more, and a
   * rate made of them says nothing.
   */
  private static final long MIN_BAD = 5;

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
    String description = OpenSloDocument.description(spec);
    String service = spec.requireText("service");
    Optional<Indicator> indicator = indicator(spec);
    Optional<Duration> window =
        spec.require("timeWindow").flatMap(node -> TimeWindow.read(node, config.windowMax()));
    Optional<ObjectiveTarget> target = spec.require("objectives").flatMap(ObjectiveTarget::read);
    if (indicator.isEmpty() || window.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Objective(
            document.name(),
            document.metadata().displayName(),
            description,
            service,
            text(document.metadata(), "owner").orElse(""),
            text(document.metadata(), "runbook").orElse(document.name()),
            document.metadata().labels(),
            target.get().share(),
            config.windowScale().apply(window.get()),
            indicator.get(),
            tiers(document.metadata(), target.get(), window.get()),
            minBad,
            events(document.metadata()),
            new SourceDocument(document.root().file(), document.root().line(), document.text()),
            false));
  }

  private List<BurnTier> tiers(OpenSloMetadata metadata, ObjectiveTarget target, Duration window) {
    return new TierReader(target, window, config.windowScale()).read(metadata.annotation("tiers"));
  }

  private static void rejectUnsupported(YamlNode spec, OpenSloMetadata metadata) {
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

  private static Optional<String> text(OpenSloMetadata metadata, String annotation) {
    return metadata.annotation(annotation).map(YamlNode::text);
  }

  private static long minBad(OpenSloMetadata metadata) {
    Optional<YamlNode> node = metadata.annotation("min-bad");
    if (node.isEmpty()) {
      return MIN_BAD;
    }
    if (!node.get().text().matches("[0-9]{1,15}")) {
      node.get().problem("headroom/min-bad is a whole number of events, 0 or more");
      return 0;
    }
    return Long.parseLong(node.get().text());
  }

  private static String events(OpenSloMetadata metadata) {
    Optional<YamlNode> node = metadata.annotation("events");
    if (node.isEmpty()) {
      return Objective.EVENTS;
    }
    if (!node.get().text().matches("\\p{L}[\\p{L}\\p{N} -]{0,39}")) {
      node.get()
          .problem("headroom/events is one word or a few, such as orders, of 40 letters at most");
    }
    return node.get().text();
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
    node.require("metadata").ifPresent(OpenSloMetadata::read);
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
}
