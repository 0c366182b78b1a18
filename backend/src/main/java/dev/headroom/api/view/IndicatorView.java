package dev.headroom.api.view;

import dev.headroom.model.Unit;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.EventDistribution;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.MetricSource;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an objective counts, for people and for whoever draws it (schema Indicator). */
public record IndicatorView(String good, String total, @Nullable CountedDistribution distribution) {
  /**
   * The distribution all events are observations of.
   *
   * @param threshold up to where they are good, in the unit; null where something else decides
   * @param unit of the threshold; empty for that of the values, which the name does not tell
   */
  public record CountedDistribution(
      String metric, String match, @Nullable BigDecimal threshold, String unit) {}

  static IndicatorView of(Indicator indicator) {
    String events = text(indicator.events());
    return new IndicatorView(
        indicator.counted() == Indicator.Side.GOOD ? events : "all but " + events,
        text(indicator.total()),
        EventDistribution.of(indicator).map(IndicatorView::distribution).orElse(null));
  }

  private static String text(MetricSource source) {
    return switch (source) {
      case MetricSource.CounterSource(Selector selector) -> selector.text();
      case MetricSource.DistributionSource observed ->
          observed.selector().text()
              + observed.limit().map(limit -> " <= " + limit.text()).orElse("");
    };
  }

  private static CountedDistribution distribution(EventDistribution of) {
    return new CountedDistribution(
        of.metric(),
        of.labels().isEmpty() ? "" : new Selector(of.labels()).text(),
        of.threshold().orElse(null),
        of.unit().map(Unit::symbol).orElse(""));
  }
}
