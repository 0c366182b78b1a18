package dev.headroom.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.view.IndicatorView.CountedDistribution;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.Side;
import dev.headroom.slo.objective.Indicator.Source;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorViewTest {
  private static Source observations(String selector, String... atMost) {
    return new Source.Observations(
        Selector.parse(selector),
        Optional.of(atMost).filter(a -> a.length > 0).map(IndicatorViewTest::first));
  }

  private static BigDecimal first(String[] numbers) {
    return new BigDecimal(numbers[0]);
  }

  @Test
  void a_distribution_is_told_apart_into_what_percentiles_take() {
    String all = "pay_seconds{service=\"pay\"}";
    Indicator fast = new Indicator(Side.GOOD, observations(all, "0.200"), observations(all));
    assertThat(IndicatorView.of(fast))
        .isEqualTo(
            new IndicatorView(
                all + " <= 0.2",
                all,
                new IndicatorView.CountedDistribution(
                    "pay_seconds", "{service=\"pay\"}", new BigDecimal("0.200"), "s")));
  }

  @Test
  void bad_events_are_all_but_the_good_ones_and_give_no_threshold() {
    Source failed = new Source.Counter(Selector.parse("failed_total"));
    IndicatorView view =
        IndicatorView.of(new Indicator(Side.BAD, failed, observations("body_bytes")));
    assertThat(view.good()).isEqualTo("all but failed_total");
    assertThat(view.distribution())
        .isEqualTo(new IndicatorView.CountedDistribution("body_bytes", "", null, "By"));
  }

  @Test
  void counters_are_no_distribution() {
    Source all = new Source.Counter(Selector.parse("requests_total"));
    assertThat(IndicatorView.of(new Indicator(Side.GOOD, all, all)).distribution()).isNull();
  }

  private static @Nullable CountedDistribution ofCounters(String events, String total) {
    return IndicatorView.of(
            new Indicator(
                Side.GOOD,
                new Source.Counter(Selector.parse(events)),
                new Source.Counter(Selector.parse(total))))
        .distribution();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pay_seconds_count{a=\"b\"}", "pay_seconds_bucket{a=\"b\",le=\"+Inf\"}"})
  void a_bucket_of_a_prometheus_histogram_over_all_of_it_is_a_distribution(String total) {
    assertThat(ofCounters("pay_seconds_bucket{le=\"0.05\",a=\"b\"}", total))
        .isEqualTo(
            new CountedDistribution("pay_seconds", "{a=\"b\"}", new BigDecimal("0.05"), "s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pay_seconds_count",
        "other_seconds_count{a=\"b\"}",
        "pay_seconds_bucket{a=\"b\",le=\"1\"}",
        "pay_seconds_bucket{a=\"b\"}"
      })
  void a_bucket_over_something_else_is_none(String total) {
    assertThat(ofCounters("pay_seconds_bucket{le=\"0.05\",a=\"b\"}", total)).isNull();
  }
}
