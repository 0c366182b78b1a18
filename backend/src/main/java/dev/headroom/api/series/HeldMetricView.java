package dev.headroom.api.series;

import dev.headroom.api.view.FreshnessView;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.MetricKind;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries.HeldMetric;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A metric that series are held of, with what its sender said of it (schema HeldMetric). */
record HeldMetricView(
    String name,
    String kind,
    String unit,
    String help,
    int series,
    @Nullable Double latest,
    @Nullable String distribution,
    FreshnessView freshness) {

  static List<HeldMetricView> all(
      List<HeldMetric> held, List<MetricMetadata> descriptions, Instant now) {
    Map<String, MetricMetadata> byName = new HashMap<>();
    descriptions.forEach(each -> byName.put(each.metric(), each));
    return held.stream().map(each -> of(each, described(each, byName), now)).toList();
  }

  /** Whether a metric's name is its own, or the one its percentiles are asked by. */
  boolean isAskedBy(String metric) {
    return name.equals(metric) || metric.equals(distribution);
  }

  /** Whether its name or its help holds every word of a text, in any case. */
  boolean mentions(String text) {
    String here = (name + ' ' + help).toLowerCase(Locale.ROOT);
    return Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(here::contains);
  }

  private static HeldMetricView of(HeldMetric held, MetricMetadata description, Instant now) {
    return new HeldMetricView(
        held.name(),
        kind(held, description).name().toLowerCase(Locale.ROOT),
        held.unit().map(Unit::symbol).orElseGet(() -> symbol(description.unit())),
        description.help(),
        held.series(),
        isOfBuckets(held) || !Double.isFinite(held.latest()) ? null : held.latest(),
        held.distribution().orElse(null),
        FreshnessView.ofMillis(OptionalLong.of(held.newestMillis()), now));
  }

  private static String symbol(String unit) {
    return unit.isEmpty() ? "" : Unit.spelled(unit).symbol();
  }

  /** As its sender says; where nobody does, as its series and its name say. */
  private static MetricKind kind(HeldMetric held, MetricMetadata description) {
    if (held.unit().isPresent()) {
      return MetricKind.HISTOGRAM;
    }
    if (description.kind() != MetricKind.UNKNOWN) {
      return description.kind();
    }
    if (isOfBuckets(held)) {
      return MetricKind.HISTOGRAM;
    }
    return held.counter() ? MetricKind.COUNTER : MetricKind.UNKNOWN;
  }

  /** Whether its series are a histogram's buckets, each a count of what its unit measures. */
  private static boolean isOfBuckets(HeldMetric held) {
    return held.unit().isEmpty() && held.distribution().isPresent();
  }

  /** What was said of it, or of the family that it is a part of. */
  private static MetricMetadata described(
      HeldMetric held, Map<String, MetricMetadata> descriptions) {
    String name = held.name();
    MetricMetadata own = descriptions.get(name);
    if (own != null) {
      return own;
    }
    for (FamilyPart part : FamilyPart.values()) {
      MetricMetadata family = descriptions.get(part.family(name));
      if (family != null && part.belongsTo(family.kind())) {
        return part(part, held, family);
      }
    }
    return new MetricMetadata(name, MetricKind.UNKNOWN, "", "", name);
  }

  /** Buckets are the histogram itself. */
  private static MetricMetadata part(FamilyPart part, HeldMetric held, MetricMetadata family) {
    String name = held.name();
    return isOfBuckets(held)
        ? new MetricMetadata(name, MetricKind.HISTOGRAM, family.unit(), family.help(), name)
        : new MetricMetadata(name, part.kind(), part.unit(family.unit()), family.help(), name);
  }
}
