package dev.headroom.storage.series;

import static dev.headroom.storage.logs.Pages.found;
import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.delta;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.increments;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.model.Labels;
import dev.headroom.model.MetricMetadata;
import dev.headroom.model.SeriesData;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.query.percentile.PercentileQuery;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.SeriesCursor.DistributionCursor;
import dev.headroom.storage.series.SeriesCursor.NumberCursor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What everything that series are read from promises to those who compute something of them. */
public abstract class SeriesSourceContract {
  private static final Labels ORDERS = series("orders_total", "service", "shop");
  private static final Labels LEVEL = series("queue_length", "service", "mill");
  private static final Labels PAY = series("pay_seconds", "service", "shop");

  /** A source that holds this data and nothing else. */
  public abstract SeriesSource holding(List<SeriesData> data, List<MetricMetadata> metadata);

  private SeriesSource holding(SeriesData... data) {
    return holding(List.of(data), List.of());
  }

  private static List<Labels> labels(SeriesSource source, String selector, TimeRange range) {
    return source
        .select(Selector.parse(selector), range)
        .map(SeriesCursor::labels)
        .sorted()
        .toList();
  }

  @Test
  void nothing_is_found_in_nothing() {
    SeriesSource empty = holding();
    assertThat(empty.select(Selector.parse("{service=~\".*\"}"), TimeRange.EVER)).isEmpty();
    assertThat(empty.metadata()).isEmpty();
    assertThat(empty.metadata("orders_total")).isEmpty();
    assertThat(empty.metricsOnceNamed("orders")).isEmpty();
  }

  @Test
  void series_of_any_kind_are_selected_by_their_labels() {
    SeriesSource source =
        holding(
            floats(ORDERS, NOW, 1),
            floats(LEVEL, NOW, 4),
            observations(PAY, Unit.SECONDS, NOW, 0.2));
    assertThat(labels(source, "{service=\"shop\"}", ALL)).containsExactlyInAnyOrder(ORDERS, PAY);
    assertThat(labels(source, "queue_length", ALL)).containsExactly(LEVEL);
    assertThat(labels(source, "{service!=\"shop\",__name__=~\".+\"}", ALL)).containsExactly(LEVEL);
    assertThat(labels(source, "{service=~\"m.*\"}", ALL)).containsExactly(LEVEL);
    assertThat(labels(source, "nobody", TimeRange.EVER)).isEmpty();
  }

  @Test
  void a_range_leaves_out_series_that_have_nothing_in_it() {
    SeriesSource source = holding(floats(ORDERS, NOW, 1), floats(LEVEL, NOW - 60_000, 4));
    TimeRange lately = new TimeRange(NOW - 1_000, NOW + 1_000);
    assertThat(labels(source, "{service=~\".+\"}", lately)).containsExactly(ORDERS);
    assertThat(labels(source, "{service=~\".+\"}", TimeRange.EVER)).hasSize(2);
  }

  @Test
  void a_cursor_tells_its_times_and_its_samples() {
    SeriesSource source = holding(floats(ORDERS, NOW - 20, 1, NOW - 10, 2.5, NOW, 7));
    NumberCursor cursor =
        (NumberCursor) source.select(Selector.parse("orders_total"), ALL).findAny().orElseThrow();
    assertThat(cursor.oldestMillis()).isEqualTo(NOW - 20);
    assertThat(cursor.newestMillis()).isEqualTo(NOW);
    assertThat(cursor.isCounter()).isTrue();
    TimeRange first = new TimeRange(NOW - 20, NOW);
    assertThat(cursor.samplesAtMost(first)).isGreaterThanOrEqualTo(2);
    assertThat(cursor.samples(first).timesMillis()).containsExactly(NOW - 20, NOW - 10);
    assertThat(cursor.samples(first).values()).containsExactly(1, 2.5);
    assertThat(cursor.samples(first).before()).isNaN();
  }

  @Test
  void increments_are_told_as_a_running_total_with_what_was_before() {
    SeriesSource source = holding(increments(ORDERS, NOW - 30, 3, NOW - 20, 2, NOW - 10, 1));
    NumberCursor cursor =
        (NumberCursor) source.select(Selector.parse("orders_total"), ALL).findAny().orElseThrow();
    Samples samples = cursor.samples(new TimeRange(NOW - 20, NOW));
    assertThat(samples.before()).isEqualTo(3);
    assertThat(samples.values()).containsExactly(5, 6);
  }

  @Test
  void percentiles_are_those_of_what_was_observed() {
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i + 1) / 1_000.0;
    }
    SeriesSource source = holding(observations(PAY, Unit.SECONDS, NOW, values));
    PercentileAnswer answer = answer(source, "pay_seconds");
    assertThat(answer.unit()).isEqualTo(Unit.SECONDS);
    assertThat(answer.points().getFirst().count()).isEqualTo(100);
    assertThat(answer.points().getFirst().quantiles().getFirst().value())
        .isCloseTo(0.05, within(0.05 * 0.01));
  }

  @Test
  void buckets_are_read_with_the_bounds_and_the_unit_they_came_in() {
    BucketDistribution buckets =
        new BucketDistribution(new double[] {100, 200}, new long[] {3, 1, 0}, 350);
    SeriesSource source = holding(delta(PAY, Unit.MILLISECONDS, NOW, buckets));
    DistributionCursor cursor =
        (DistributionCursor)
            source.select(Selector.parse("pay_seconds"), ALL).findAny().orElseThrow();
    assertThat(cursor.unit()).isEqualTo(Unit.MILLISECONDS);
    assertThat(cursor.units()).containsExactly(Unit.MILLISECONDS);
    PercentileAnswer answer = answer(source, "pay_seconds");
    assertThat(answer.points().getFirst().quantiles().getFirst().high()).isEqualTo(100);
  }

  @Test
  void what_senders_said_is_found_by_either_name() {
    MetricMetadata pay = Push.metadata("pay_seconds", "s", "pay");
    MetricMetadata orders = Push.metadata("orders_total", "", "orders");
    SeriesSource source = holding(List.of(), List.of(pay, orders));
    assertThat(source.metadata()).containsExactly(orders, pay);
    assertThat(source.metadata("pay_seconds")).contains(pay);
    assertThat(source.metricsOnceNamed("pay")).containsExactly("pay_seconds");
    assertThat(source.metricsOnceNamed("pay_seconds")).isEmpty();
  }

  private static PercentileAnswer answer(SeriesSource source, String metric) {
    return found(
        new SeriesQueries(source)
            .percentiles(
                PercentileQuery.ofMetric(
                    metric,
                    new TimeRange(NOW - 60_000, NOW + 60_000),
                    List.of(0.5),
                    Optional.<Duration>empty())));
  }
}
