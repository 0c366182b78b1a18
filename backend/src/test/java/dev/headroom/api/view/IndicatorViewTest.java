package dev.headroom.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.api.view.SloView.IndicatorView;
import dev.headroom.api.view.SloView.IndicatorView.CountedDistribution;
import dev.headroom.model.Unit;
import dev.headroom.select.Selector;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Indicator.MetricSource;
import dev.headroom.slo.objective.Indicator.Side;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorViewTest {
  private static MetricSource observations(String selector, String... atMost) {
    return new MetricSource.DistributionSource(
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
                all + " <= 200 ms",
                all,
                new IndicatorView.CountedDistribution(
                    "pay_seconds", "{service=\"pay\"}", new BigDecimal("200"), "ms")));
  }

  @ParameterizedTest
  @CsvSource({
    "pay_milliseconds, 0.25, ms, <= 250 ms, 250, ms",
    "pay_milliseconds, 0.25, '', <= 250 ms, 250, ms",
    "pay_milliseconds, 2, '', <= 2 s, 2, s",
    "pay, 0.25, ms, <= 250 ms, 250, ms",
    "pay, 0.0005, us, <= 500 µs, 500, us",
    "pay_seconds, 120, min, <= 2 min, 2, min",
    "body_bytes, 524288, KiBy, <= 512 KiB, 524288, By",
    "pay, 7, '', <= 7, 7, 1"
  })
  void a_threshold_is_told_with_the_unit_it_was_written_in(
      String metric,
      BigDecimal base,
      String writtenIn,
      String good,
      BigDecimal amount,
      String unit) {
    Selector selector = Selector.parse(metric);
    MetricSource fast =
        new MetricSource.DistributionSource(
            selector,
            Optional.of(base),
            Optional.of(writtenIn).filter(each -> !each.isEmpty()).map(Unit::of));
    IndicatorView view = IndicatorView.of(new Indicator(Side.GOOD, fast, observations(metric)));
    assertThat(view.good()).isEqualTo(metric + " " + good);
    CountedDistribution distribution = Objects.requireNonNull(view.distribution());
    assertThat(distribution.threshold()).isEqualByComparingTo(amount);
    assertThat(distribution.unit()).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource({"pay_milliseconds, ms", "pay_seconds, s", "pay, ''"})
  void the_bound_of_a_bucket_is_in_the_unit_that_the_name_tells(String metric, String unit) {
    assertThat(ofCounters(metric + "_bucket{le=\"250\"}", metric + "_count"))
        .isEqualTo(new CountedDistribution(metric, "", new BigDecimal("250.0"), unit));
  }

  @Test
  void bad_events_are_all_but_the_good_ones_and_give_no_threshold() {
    MetricSource failed = new MetricSource.CounterSource(Selector.parse("failed_total"));
    IndicatorView view =
        IndicatorView.of(new Indicator(Side.BAD, failed, observations("body_bytes")));
    assertThat(view.good()).isEqualTo("all but failed_total");
    assertThat(view.distribution())
        .isEqualTo(new IndicatorView.CountedDistribution("body_bytes", "", null, "By"));
  }

  @Test
  void counters_are_no_distribution() {
    MetricSource all = new MetricSource.CounterSource(Selector.parse("requests_total"));
    assertThat(IndicatorView.of(new Indicator(Side.GOOD, all, all)).distribution()).isNull();
  }

  private static @Nullable CountedDistribution ofCounters(String events, String total) {
    return IndicatorView.of(
            new Indicator(
                Side.GOOD,
                new MetricSource.CounterSource(Selector.parse(events)),
                new MetricSource.CounterSource(Selector.parse(total))))
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
