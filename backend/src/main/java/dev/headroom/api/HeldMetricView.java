package dev.headroom.api;

import dev.headroom.model.MetricMetadata;
import dev.headroom.model.MetricMetadata.Kind;
import dev.headroom.model.Unit;
import dev.headroom.query.HeldMetric;
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
  private static final String SUM = "_sum";

  /** What the series of a Prometheus histogram or summary are called after its own name. */
  private static final List<String> PARTS = List.of("_bucket", "_count", SUM);

  static List<HeldMetricView> all(
      List<HeldMetric> held, List<MetricMetadata> descriptions, Instant now) {
    Map<String, MetricMetadata> described = new HashMap<>();
    descriptions.forEach(each -> described.put(each.metric(), each));
    return held.stream().map(each -> of(each, told(each, described), now)).toList();
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

  private static HeldMetricView of(HeldMetric held, MetricMetadata told, Instant now) {
    return new HeldMetricView(
        held.name(),
        kind(held, told).name().toLowerCase(Locale.ROOT),
        held.unit().map(Unit::symbol).orElseGet(() -> symbol(told.unit())),
        told.help(),
        held.series(),
        isOfBuckets(held) || !Double.isFinite(held.latest()) ? null : held.latest(),
        held.distribution().orElse(null),
        FreshnessView.ofMillis(OptionalLong.of(held.newestMillis()), now));
  }

  private static String symbol(String unit) {
    return unit.isEmpty() ? "" : Unit.spelled(unit).symbol();
  }

  /** As its sender says; where nobody does, as its series and its name say. */
  private static Kind kind(HeldMetric held, MetricMetadata told) {
    if (held.unit().isPresent()) {
      return Kind.HISTOGRAM;
    }
    if (told.kind() != Kind.UNKNOWN) {
      return told.kind();
    }
    if (isOfBuckets(held)) {
      return Kind.HISTOGRAM;
    }
    return held.counter() ? Kind.COUNTER : Kind.UNKNOWN;
  }

  /** Whether its series are a histogram's buckets, each a count of what its unit measures. */
  private static boolean isOfBuckets(HeldMetric held) {
    return held.unit().isEmpty() && held.distribution().isPresent();
  }

  /** What was said of it, or of the histogram or summary that it is a part of. */
  private static MetricMetadata told(HeldMetric held, Map<String, MetricMetadata> described) {
    String name = held.name();
    MetricMetadata own = described.get(name);
    if (own != null) {
      return own;
    }
    for (String part : PARTS) {
      MetricMetadata whole =
          name.endsWith(part)
              ? described.get(name.substring(0, name.length() - part.length()))
              : null;
      if (whole != null && (whole.kind() == Kind.HISTOGRAM || whole.kind() == Kind.SUMMARY)) {
        return part(held, whole);
      }
    }
    return new MetricMetadata(name, Kind.UNKNOWN, "", "", name);
  }

  /** Buckets are the histogram itself; its other parts are counters, of which one has its unit. */
  private static MetricMetadata part(HeldMetric held, MetricMetadata whole) {
    String name = held.name();
    boolean isMeasured = isOfBuckets(held) || name.endsWith(SUM);
    return new MetricMetadata(
        name,
        isOfBuckets(held) ? Kind.HISTOGRAM : Kind.COUNTER,
        isMeasured ? whole.unit() : "",
        whole.help(),
        name);
  }
}
