package dev.headroom.storage.series;

import static dev.headroom.storage.logs.Pages.found;
import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.cumulative;
import static dev.headroom.storage.series.Push.delta;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.hdr;
import static dev.headroom.storage.series.Push.increments;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.SeriesQueries.SampleAnswer;
import dev.headroom.query.percentile.HeatmapAnswer;
import dev.headroom.query.percentile.HeatmapQuery;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.query.range.CounterGrowth;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every metric store does, whatever it is built on. */
public abstract class SampleStoreContract extends SampleRefusalContract {
  private static final Labels REQUESTS = series("requests_total", "service", "checkout");
  private static final Labels DURATION = series("duration_seconds", "service", "checkout");
  static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

  @Test
  void an_empty_store_knows_nothing() {
    Selector any = Selector.parse("{service=~\".*\"}");
    assertThatIterable(queries.series(List.of(any), ALL, 10)).isEmpty();
    assertThat(queries.samples(any, ALL, 10).series()).isEmpty();
    assertThat(queries.newestMillis(any)).isEmpty();
    assertThat(queries.metadata()).isEmpty();
    assertThat(answer("duration_seconds", 0.5).points()).isEmpty();
  }

  @Test
  void samples_come_back_as_pushed() {
    Push.to(store, floats(REQUESTS, NOW - 20_000, 1, NOW - 10_000, 2.5, NOW, STALE));
    Samples samples = samples("requests_total").getFirst().samples();
    assertThat(samples.timesMillis()).containsExactly(NOW - 20_000, NOW - 10_000, NOW);
    assertThat(Double.doubleToRawLongBits(samples.values()[2])).isEqualTo(0x7ff0000000000002L);
    assertThat(samples.values()[1]).isEqualTo(2.5);
    assertThat(queries.newestMillis(Selector.parse("requests_total"))).hasValue(NOW);
  }

  @Test
  void a_range_holds_its_start_and_not_its_end() {
    Push.to(store, floats(REQUESTS, NOW - 2, 1, NOW - 1, 2, NOW, 3));
    SampleAnswer answer =
        queries.samples(Selector.parse("requests_total"), new TimeRange(NOW - 1, NOW), 10);
    assertThat(answer.series().getFirst().samples().values()).containsExactly(2);
  }

  @Test
  void more_samples_than_fit_one_chunk_come_back() {
    for (int i = 0; i < 1_000; i++) {
      Push.to(store, floats(REQUESTS, NOW - (1_000 - i) * 1_000L, i * 3 + i % 7));
    }
    Samples samples = samples("requests_total").getFirst().samples();
    assertThat(samples.values()).hasSize(1_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(samples.values()[i]).isEqualTo(i * 3 + i % 7);
    }
  }

  @Test
  void samples_are_cut_after_a_whole_series() {
    Push.to(
        store,
        floats(REQUESTS, NOW - 1, 1, NOW, 2),
        floats(REQUESTS.with("service", "feed"), NOW - 1, 1, NOW, 2));
    Selector both = Selector.parse("requests_total");
    assertThat(queries.samples(both, ALL, 4).truncated()).isFalse();
    SampleAnswer cut = queries.samples(both, ALL, 3);
    assertThat(cut.truncated()).isTrue();
    assertThat(cut.series()).hasSize(1);
    assertThat(cut.series().getFirst().labels().get("service")).isEqualTo("feed");
  }

  @Test
  void increments_add_up_to_a_counter() {
    Push.to(store, increments(REQUESTS, NOW - 20, 5, NOW - 10, 2.5));
    Push.to(store, increments(REQUESTS, NOW, 1));
    assertThat(samples("requests_total").getFirst().samples().values())
        .containsExactly(5, 7.5, 8.5);
  }

  @Test
  void increments_add_in_any_order_at_equal_times_and_again() {
    RecordingTap tap = new RecordingTap();
    store.addTap(tap);
    assertThat(Push.to(store, increments(REQUESTS, NOW - 5, 3, NOW - 10, 2, NOW - 20, 1)))
        .isEmpty();
    assertThat(Push.to(store, increments(REQUESTS, NOW - 10, 7))).isEmpty();
    assertThat(Push.to(store, increments(REQUESTS, NOW - 10, 7))).isEmpty();
    assertThat(samples("requests_total").getFirst().samples().values()).containsExactly(1, 17, 20);
    assertThat(tap.told)
        .map(told -> told.substring(told.indexOf('+')))
        .containsExactly("+3.0 at -5", "+2.0 at -10", "+1.0 at -20", "+7.0 at -10", "+7.0 at -10");
  }

  @Test
  void a_query_over_increments_agrees_with_what_was_counted() {
    Push.to(store, increments(REQUESTS, NOW - 5_000, 3, NOW - 25_000, 2, NOW - 15_000, 1));
    TimeRange range = new TimeRange(NOW - 20_000, NOW);
    Samples read =
        queries.samples(Selector.parse("requests_total"), range, 10).series().getFirst().samples();
    CounterGrowth growth = CounterGrowth.of(read);
    assertThat(growth.in(range)).isEqualTo(4);
    assertThat(growth.in(new TimeRange(NOW - 20_000, NOW - 10_000))).isEqualTo(1);
  }

  @Test
  void percentiles_of_observations_merge_over_series_and_time() {
    for (int i = 1; i <= 100; i++) {
      Push.to(
          store,
          observations(DURATION.with("pod", "p" + i % 3), Unit.MILLISECONDS, NOW - i * 1_000L, i));
    }
    PercentileAnswer answer = answer("duration_seconds", 0.5, 0.99, 1);
    assertThat(answer.seriesMerged()).isEqualTo(3);
    assertThat(answer.unit()).isEqualTo(Unit.SECONDS);
    assertThat(answer.newestMillis()).hasValue(NOW - 1_000);
    assertThat(answer.approximate()).isFalse();
    PercentileAnswer.Point point = answer.points().getFirst();
    assertThat(point.count()).isEqualTo(100);
    assertThat(point.quantiles())
        .allSatisfy(quantile -> {
          double exact = Math.ceil(quantile.q() * 100) / 1_000;
          assertThat(exact).isBetween(quantile.low(), quantile.high());
          assertThat(quantile.value()).isBetween(quantile.low(), quantile.high());
          assertThat(Math.abs(quantile.value() - exact) / quantile.high())
              .isLessThanOrEqualTo(answer.relativeErrorBound());
        });
  }

  @Test
  void a_heat_map_counts_every_observation_once() {
    for (int i = 1; i <= 100; i++) {
      Push.to(
          store,
          observations(DURATION.with("pod", "p" + i % 3), Unit.MILLISECONDS, NOW - i * 1_000L, i));
    }
    HeatmapAnswer answer = heatmap("duration_seconds", 10);
    assertThat(answer.unit()).isEqualTo(Unit.SECONDS);
    assertThat(answer.seriesMerged()).isEqualTo(3);
    assertThat(answer.newestMillis()).hasValue(NOW - 1_000);
    assertThat(answer.bounds()).hasSize(11).isSorted();
    assertThat(answer.bounds().getFirst()).isCloseTo(0.001, within(0.00001));
    assertThat(answer.bounds().getLast()).isCloseTo(0.1, within(0.001));
    assertThat(answer.columns()).extracting(HeatmapAnswer.Column::count).containsOnly(10L);
    assertThat(answer.columns())
        .allSatisfy(column -> {
          assertThat(column.counts()).hasSize(10);
          assertThat(column.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(10);
          assertThat(column.over()).isZero();
        });
    assertThat(answer.columns().getLast().counts().getLast()).isZero();
    assertThat(answer.columns().getFirst().counts().getLast()).isEqualTo(10);
    assertThat(heatmap("nothing", 10).bounds()).isEmpty();
    assertThat(heatmap("nothing", 10).columns()).isEmpty();
  }

  @Test
  void late_observations_join_their_interval() {
    Push.to(store, observations(DURATION, Unit.SECONDS, NOW - 30_000, 1));
    Push.to(store, observations(DURATION, Unit.SECONDS, NOW, 1));
    Push.to(store, observations(DURATION, Unit.SECONDS, NOW - 29_000, 1));
    PercentileQuery query =
        PercentileQuery.ofMetric(
            "duration_seconds",
            new TimeRange(NOW - 30_000, NOW + 10_000),
            List.of(0.5),
            Optional.of(Steps.LENGTH_MIN));
    PercentileAnswer answer = found(queries.percentiles(query));
    assertThat(answer.points())
        .extracting(PercentileAnswer.Point::fromMillis)
        .containsExactly(NOW - 30_000, NOW);
    assertThat(answer.points()).extracting(PercentileAnswer.Point::count).containsExactly(2L, 1L);
  }

  @Test
  void received_deltas_add_again_and_cumulative_points_do_not() {
    BucketDistribution buckets =
        new BucketDistribution(new double[] {1, 2}, new long[] {1, 2, 3}, 9);
    Labels other = series("age_seconds");
    for (int i = 0; i < 2; i++) {
      assertThat(Push.to(store, delta(DURATION, Unit.SECONDS, NOW, buckets))).isEmpty();
      assertThat(Push.to(store, cumulative(other, Unit.SECONDS, NOW - 60_000, NOW, hdr(2, 5, 6))))
          .isEmpty();
    }
    assertThat(answer("duration_seconds", 0.5).points().getFirst().count()).isEqualTo(12);
    assertThat(answer("age_seconds", 0.5).points().getFirst().count()).isEqualTo(2);
  }

  @Test
  void series_are_found_by_any_selector_in_order() {
    Push.to(
        store,
        floats(REQUESTS.with("code", "500"), NOW, 1),
        floats(REQUESTS.with("code", "200"), NOW, 1),
        observations(DURATION, Unit.SECONDS, NOW, 1));
    assertThatList(
            queries.series(
                List.of(
                    Selector.parse("{service=\"checkout\",code!~\"5..\"}"),
                    Selector.parse("requests_total")),
                ALL,
                10))
        .isSorted()
        .containsOnlyOnce(DURATION, REQUESTS.with("code", "200"), REQUESTS.with("code", "500"));
    assertThatIterable(queries.series(List.of(Selector.parse("requests_total")), ALL, 1))
        .hasSize(1);
    TimeRange before = new TimeRange(NOW - 100, NOW);
    assertThatIterable(queries.series(List.of(Selector.parse("requests_total")), before, 9))
        .isEmpty();
  }

  @Test
  void labels_are_listed() {
    Push.to(
        store,
        floats(REQUESTS.with("code", "500"), NOW, 1),
        floats(REQUESTS.with("service", "feed"), NOW, 1),
        observations(DURATION, Unit.SECONDS, NOW, 1));
    assertThat(queries.labelNames(List.of(), ALL, 9))
        .containsExactly("__name__", "code", "service");
    assertThat(queries.labelNames(List.of(Selector.parse("duration_seconds")), ALL, 9))
        .containsExactly("__name__", "service");
    assertThat(queries.labelValues("service", List.of(), ALL, 9))
        .containsExactly("checkout", "feed");
    assertThat(queries.labelValues("service", List.of(), ALL, 1)).containsExactly("checkout");
    assertThat(queries.labelValues("service", List.of(Selector.parse("{code=\"500\"}")), ALL, 9))
        .containsExactly("checkout");
  }

  @Test
  void the_last_description_of_a_metric_counts() {
    store.apply(NOW, List.of(), List.of(Push.metadata("b", "s", "b"), Push.metadata("a", "", "a")));
    store.apply(NOW, List.of(), List.of(Push.metadata("b", "ms", "b")));
    assertThat(queries.metadata()).extracting(MetricMetadata::metric).containsExactly("a", "b");
    assertThat(queries.metadata().getLast().unit()).isEqualTo("ms");
  }

  @Test
  void taps_hear_each_accepted_point_once() {
    RecordingTap tap = new RecordingTap(labels -> !labels.get("service").equals("feed"));
    store.addTap(tap);
    Push.to(store, floats(REQUESTS, NOW - 10, 5, NOW - 5, 7, NOW - 5, 7, NOW - 7, 1));
    Push.to(store, floats(REQUESTS.with("service", "feed"), NOW, 5));
    Push.to(store, floats(REQUESTS, NOW - 4, STALE, NOW - 3, 2));
    Push.to(store, increments(series("sold_total"), NOW - 1, 4, NOW, 0.5));
    Push.to(store, observations(DURATION, Unit.MILLISECONDS, NOW, 12.5, 13));
    Push.to(store, delta(series("a"), Unit.SECONDS, NOW, hdr(2, 1, 2, 3)));
    assertThat(tap.told)
        .containsExactly(
            "requests_total{service=\"checkout\"} +0.0 at -10",
            "requests_total{service=\"checkout\"} +2.0 at -5",
            "requests_total{service=\"checkout\"} +2.0 at -3",
            "sold_total{} +4.0 at -1",
            "sold_total{} +0.5 at 0",
            "duration_seconds{service=\"checkout\"} [12.5, 13.0]ms at 0",
            "a{} #3s at 0");
    assertThat(tap.asked).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void a_later_tap_is_asked_about_every_series_and_a_removed_one_hears_nothing() {
    Push.to(store, floats(REQUESTS, NOW - 10, 5), observations(DURATION, Unit.SECONDS, NOW, 1));
    RecordingTap tap = new RecordingTap();
    store.addTap(tap);
    store.addTap(tap);
    Push.to(store, floats(REQUESTS, NOW - 5, 9));
    assertThat(tap.asked).containsExactlyInAnyOrder(REQUESTS.toString(), DURATION.toString());
    assertThat(tap.told).containsExactly("requests_total{service=\"checkout\"} +4.0 at -5");
    store.removeTap(tap);
    Push.to(store, floats(REQUESTS, NOW, 10), floats(series("new"), NOW, 1));
    assertThat(tap.told).hasSize(1);
    assertThat(tap.asked).hasSize(2);
  }

  public PercentileAnswer answer(String metric, double... quantiles) {
    PercentileQuery query =
        PercentileQuery.ofMetric(
            metric, ALL, java.util.Arrays.stream(quantiles).boxed().toList(), Optional.empty());
    return found(queries.percentiles(query));
  }

  private HeatmapAnswer heatmap(String selector, int rows) {
    TimeRange range = new TimeRange(NOW - 120_000, NOW);
    return found(
        queries.heatmap(new HeatmapQuery(Selector.parse(selector), range, Steps.LENGTH_MIN, rows)));
  }
}
