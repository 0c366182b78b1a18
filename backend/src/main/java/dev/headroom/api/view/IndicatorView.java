package dev.headroom.api.view;

import dev.headroom.model.Unit;
import dev.headroom.select.Selector;
import dev.headroom.slo.EventDistribution;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.Source;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an objective counts, for people and for whoever draws it (schema Indicator). */
public record IndicatorView(String good, String total, @Nullable CountedDistribution distribution) {
  /**
   * The distribution all events are observations of.
   *
   * @param threshold up to where they are good, in the unit; null where something else decides
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

  private static String text(Source source) {
    return switch (source) {
      case Source.Counter(Selector selector) -> selector.text();
      case Source.Observations(Selector selector, Optional<BigDecimal> atMost) ->
          selector.text() + atMost.map(amount -> " <= " + plain(amount)).orElse("");
    };
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  private static CountedDistribution distribution(EventDistribution of) {
    return new CountedDistribution(
        of.metric(),
        of.labels().isEmpty() ? "" : new Selector(of.labels()).text(),
        of.threshold().orElse(null),
        baseUnit(of.metric()).symbol());
  }

  /** By the end of the name, as Prometheus' naming rules have it. */
  private static Unit baseUnit(String metric) {
    if (metric.endsWith("_seconds")) {
      return Unit.SECONDS;
    }
    return metric.endsWith("_bytes") ? Unit.BYTE : Unit.ONE;
  }
}
