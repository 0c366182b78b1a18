package dev.headroom.slo.openslo;

import dev.headroom.select.Selector;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the spec of an SLI: what is counted, and where. */
final class IndicatorReader {
  private static final Selector NOTHING = new Selector(List.of());
  private static final Indicator.MetricSource NO_SOURCE =
      new Indicator.MetricSource.CounterSource(NOTHING);

  /** Stands in where a problem was found. */
  static final Indicator NONE = new Indicator(Indicator.Side.GOOD, NO_SOURCE, NO_SOURCE);

  private final Map<String, String> dataSourceTypes;

  /**
   * @param dataSourceTypes what each declared data source speaks, by its name
   */
  IndicatorReader(Map<String, String> dataSourceTypes) {
    this.dataSourceTypes = dataSourceTypes;
  }

  Indicator read(YamlNode spec) {
    spec.onlyKeys(Set.of("description", "thresholdMetric", "ratioMetric"));
    OpenSloDocument.description(spec);
    Optional<String> metric = spec.exactlyOne("ratioMetric", "thresholdMetric");
    if (metric.isEmpty()) {
      return NONE;
    }
    YamlNode node = spec.find(metric.get()).orElseThrow();
    if (metric.get().equals("thresholdMetric")) {
      node.problem("not supported yet: thresholdMetric; use ratioMetric");
      return NONE;
    }
    return ratio(node);
  }

  private Indicator ratio(YamlNode ratio) {
    ratio.onlyKeys(Set.of("counter", "good", "bad", "total", "rawType", "raw"));
    ratio.booleanOr("counter", false);
    Optional<YamlNode> raw = ratio.find("raw");
    if (raw.isPresent()) {
      raw.get().problem("not supported yet: raw; use total with good or bad");
      return NONE;
    }
    ratio
        .find("rawType")
        .ifPresent(node -> node.problem("rawType stands beside raw, not beside total"));
    Optional<String> side = ratio.exactlyOne("good", "bad");
    Optional<YamlNode> total = ratio.require("total");
    if (side.isEmpty() || total.isEmpty()) {
      return NONE;
    }
    return new Indicator(
        side.get().equals("good") ? Indicator.Side.GOOD : Indicator.Side.BAD,
        source(ratio.find(side.get()).orElseThrow()),
        source(total.get()));
  }

  private Indicator.MetricSource source(YamlNode metric) {
    metric.onlyKeys(Set.of("metricSource"));
    Optional<YamlNode> source = metric.require("metricSource");
    if (source.isEmpty() || !isHeadroom(source.get())) {
      return NO_SOURCE;
    }
    return source.get().require("spec").map(IndicatorReader::headroomSource).orElse(NO_SOURCE);
  }

  private boolean isHeadroom(YamlNode source) {
    source.onlyKeys(Set.of("metricSourceRef", "type", "spec"));
    Optional<YamlNode> reference = source.find("metricSourceRef");
    String type =
        reference.isPresent() && source.find("type").isEmpty()
            ? referred(reference.get())
            : source.requireText("type");
    if (type.isEmpty() || type.equals("Headroom")) {
      return type.equals("Headroom");
    }
    source
        .find("type")
        .or(() -> reference)
        .orElse(source)
        .problem("not supported yet: metric source of type " + type + "; use type: Headroom");
    return false;
  }

  private String referred(YamlNode reference) {
    String name = reference.text();
    String type = dataSourceTypes.get(name);
    if (type == null) {
      reference.problem("no DataSource is named " + name);
    }
    return type == null ? "" : type;
  }

  private static Indicator.MetricSource headroomSource(YamlNode spec) {
    spec.onlyKeys(Set.of("counter", "distribution", "le", "logs", "freshness", "maxLag"));
    Optional<String> kind = spec.exactlyOne("counter", "distribution", "logs", "freshness");
    if (kind.isEmpty()) {
      return NO_SOURCE;
    }
    YamlNode node = spec.find(kind.get()).orElseThrow();
    return switch (kind.get()) {
      case "counter" -> {
        onlyBeside(spec, "le", "distribution");
        onlyBeside(spec, "maxLag", "freshness");
        yield new Indicator.MetricSource.CounterSource(selector(node));
      }
      case "distribution" -> {
        onlyBeside(spec, "maxLag", "freshness");
        Optional<Quantity.Amount> limit = spec.find("le").flatMap(IndicatorReader::limit);
        yield new Indicator.MetricSource.DistributionSource(
            selector(node), limit.map(Quantity.Amount::base), limit.flatMap(Quantity.Amount::unit));
      }
      default -> {
        node.problem("not supported yet: source " + kind.get() + "; use counter or distribution");
        yield NO_SOURCE;
      }
    };
  }

  private static void onlyBeside(YamlNode spec, String key, String other) {
    spec.find(key).ifPresent(node -> node.problem(key + " stands beside " + other + " only"));
  }

  private static Selector selector(YamlNode node) {
    Selector selector = node.parse(Selector::parse);
    return selector == null ? NOTHING : selector;
  }

  private static Optional<Quantity.Amount> limit(YamlNode node) {
    return Optional.ofNullable(node.parse(Quantity::amount));
  }
}
