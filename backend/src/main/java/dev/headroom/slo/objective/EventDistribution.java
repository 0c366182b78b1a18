package dev.headroom.slo.objective;

import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.BucketBound;
import dev.headroom.select.Matcher;
import dev.headroom.select.Matcher.Operator;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.Indicator.MetricSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The distribution that all events of an indicator are observations of, be it counted as such or by
 * the counters of a Prometheus histogram.
 *
 * @param metric its name; of a Prometheus histogram without {@code _bucket}
 * @param labels what else its series have to match
 * @param threshold up to where events are good, in the unit; empty where something else decides
 * @param unit empty for that of the values, which the metric's name does not tell
 */
public record EventDistribution(
    String metric, List<Matcher> labels, Optional<BigDecimal> threshold, Optional<Unit> unit) {
  private static final String COUNT_SUFFIX = "_count";

  public EventDistribution {
    labels = List.copyOf(labels);
  }

  /** Empty where events are counted by something that is not observed. */
  public static Optional<EventDistribution> of(Indicator indicator) {
    return switch (indicator.total()) {
      case MetricSource.DistributionSource all ->
          all.selector().metric().map(metric -> observed(metric, all.selector(), indicator));
      case MetricSource.CounterSource(Selector total) ->
          indicator.events() instanceof MetricSource.CounterSource(Selector events)
              ? classic(indicator.counted(), events, total)
              : Optional.empty();
    };
  }

  private static EventDistribution observed(String metric, Selector all, Indicator indicator) {
    Optional<Limit> limit =
        indicator.counted() == Indicator.Side.GOOD
                && indicator.events() instanceof MetricSource.DistributionSource events
            ? events.limit()
            : Optional.empty();
    // Counts of bytes are drawn by the byte, whatever multiple of it they were written in.
    Optional<Limit> drawn =
        limit.map(each ->
            each.unit().dimension() == Unit.Dimension.BYTES
                ? new Limit(each.amount().multiply(each.unit().base()), Unit.BYTE)
                : each);
    return new EventDistribution(
        metric,
        labels(all),
        drawn.map(Limit::amount),
        drawn.map(Limit::unit).or(() -> named(metric)));
  }

  private static Optional<Unit> named(String metric) {
    return Optional.of(Unit.inName(metric)).filter(unit -> !unit.equals(Unit.ONE));
  }

  /** One bucket over all of them: {@code x_bucket{le="…"}} over {@code x_count}. */
  private static Optional<EventDistribution> classic(
      Indicator.Side counted, Selector events, Selector total) {
    Optional<String> histogram = events.metric().flatMap(BucketBound::histogram);
    Optional<BigDecimal> bound = bound(events);
    boolean isWhole =
        histogram.isPresent()
            && bound.isPresent()
            && countsAll(total, histogram.get())
            && text(labels(withoutBound(events))).equals(text(labels(withoutBound(total))));
    return isWhole
        ? histogram.map(metric ->
            new EventDistribution(
                metric,
                labels(withoutBound(events)),
                bound.filter(_ -> counted == Indicator.Side.GOOD),
                named(metric)))
        : Optional.empty();
  }

  private static Optional<BigDecimal> bound(Selector buckets) {
    List<Matcher> bounds = bounds(buckets);
    return bounds.size() == 1 && bounds.getFirst().operator() == Operator.EQUAL
        ? BucketBound.parse(bounds.getFirst().value()).stream()
            .filter(Double::isFinite)
            .mapToObj(BigDecimal::valueOf)
            .findFirst()
        : Optional.empty();
  }

  private static boolean countsAll(Selector total, String histogram) {
    String metric = total.metric().orElse("");
    List<Matcher> bounds = bounds(total);
    return BucketBound.histogram(metric).filter(histogram::equals).isPresent()
        ? bounds.size() == 1 && isEndless(bounds.getFirst())
        : metric.equals(histogram + COUNT_SUFFIX) && bounds.isEmpty();
  }

  private static boolean isEndless(Matcher bound) {
    return bound.operator() == Operator.EQUAL
        && BucketBound.parse(bound.value()).orElse(0) == Double.POSITIVE_INFINITY;
  }

  private static List<Matcher> bounds(Selector selector) {
    return selector.matchers().stream().filter(EventDistribution::isBound).toList();
  }

  private static Selector withoutBound(Selector selector) {
    return new Selector(selector.matchers().stream().filter(each -> !isBound(each)).toList());
  }

  private static boolean isBound(Matcher matcher) {
    return matcher.label().equals(BucketBound.LABEL);
  }

  private static List<Matcher> labels(Selector selector) {
    return selector.matchers().stream().filter(each -> !each.label().equals(Labels.NAME)).toList();
  }

  private static Set<String> text(List<Matcher> matchers) {
    return matchers.stream().map(Matcher::toString).collect(Collectors.toSet());
  }
}
