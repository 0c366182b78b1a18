package dev.headroom.query.percentile;

import static dev.headroom.storage.logs.Pages.found;
import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.delta;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.hdr;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Answer;
import dev.headroom.model.Labels;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution;
import dev.headroom.model.distribution.Distribution.ExponentialDistribution.Buckets;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.PercentileAnswer.HistogramKind;
import dev.headroom.query.percentile.PercentileAnswer.Point;
import dev.headroom.query.percentile.PercentileAnswer.Quantile;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Percentiles as asked for through the store. */
class PercentileTest {
  private static final Labels DURATION = series("duration_seconds");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());

  @Test
  void steps_cut_the_range_and_gaps_are_absent() {
    for (int i = 0; i < 6; i++) {
      Push.to(head, observations(DURATION, Unit.SECONDS, NOW + i * 20_000L, i + 1));
    }
    TimeRange range = new TimeRange(NOW + 3_000, NOW + 95_000);
    PercentileAnswer answer = TestAnswers.of(head, "duration_seconds", range, TEN_SECONDS, 1);
    assertThat(answer.points())
        .extracting(Point::fromMillis)
        .containsExactly(NOW, NOW + 20_000, NOW + 40_000, NOW + 60_000, NOW + 80_000);
    assertThat(answer.points().getLast().toMillis()).isEqualTo(NOW + 90_000);
    PercentileAnswer minutes =
        TestAnswers.of(head, "duration_seconds", range, Duration.ofMinutes(1), 1);
    assertThat(minutes.points()).extracting(Point::count).containsExactly(3L, 2L);
    assertThat(minutes.points().getLast().toMillis()).isEqualTo(NOW + 100_000);
  }

  @Test
  void a_metric_nobody_pushed_has_no_points() {
    PercentileAnswer answer = TestAnswers.of(head, "nothing", 0.5);
    assertThat(answer.points()).isEmpty();
    assertThat(answer.seriesMerged()).isZero();
    assertThat(answer.newestMillis()).isEmpty();
  }

  @Test
  void labels_choose_what_is_merged() {
    Push.to(
        head,
        observations(DURATION.with("service", "a"), Unit.SECONDS, NOW, 1),
        observations(DURATION.with("service", "b"), Unit.SECONDS, NOW, 9));
    assertThat(TestAnswers.of(head, "duration_seconds{service=\"b\"}", 1).seriesMerged())
        .isEqualTo(1);
    assertThat(TestAnswers.of(head, "{service=~\"a|b\"}", 1).seriesMerged()).isEqualTo(2);
  }

  @Test
  void declared_units_are_kept_where_all_share_one() {
    Push.to(head, delta(series("a"), Unit.MILLISECONDS, NOW, buckets(100, 200)));
    PercentileAnswer answer = TestAnswers.of(head, "a", 0.5);
    assertThat(answer.unit()).isEqualTo(Unit.MILLISECONDS);
    assertThat(only(answer).value()).isEqualTo(150);
    assertThat(answer.kinds()).containsExactly(HistogramKind.BUCKETS);
    assertThat(answer.relativeErrorBound()).isCloseTo(50 / 200.0, within(1e-12));
  }

  @Test
  void units_of_one_dimension_meet_in_the_base_unit() {
    Push.to(
        head,
        delta(series("a", "i", "1"), Unit.MILLISECONDS, NOW, buckets(100, 200)),
        delta(series("a", "i", "2"), Unit.SECONDS, NOW, buckets(0.1, 0.2)));
    PercentileAnswer answer = TestAnswers.of(head, "a", 0.5);
    assertThat(answer.unit()).isEqualTo(Unit.SECONDS);
    assertThat(answer.approximate()).isTrue();
    assertThat(only(answer).value()).isCloseTo(0.15, within(1e-12));
  }

  @Test
  void numbers_of_any_name_are_numbers() {
    Push.to(head, delta(series("depth"), Unit.of("{items}"), NOW, buckets(10, 20)));
    assertThat(TestAnswers.of(head, "depth", 0.5).unit().symbol()).isEqualTo("{items}");
    Push.to(head, observations(series("depth", "i", "1"), Unit.ONE, NOW, 15));
    PercentileAnswer mixed = TestAnswers.of(head, "depth", 0.5);
    assertThat(mixed.unit()).isEqualTo(Unit.ONE);
    assertThat(only(mixed).value()).isCloseTo(15, within(0.2));
  }

  @Test
  void dimensions_do_not_go_together() {
    Push.to(
        head,
        observations(series("a", "x", "1"), Unit.SECONDS, NOW, 1),
        observations(series("b", "x", "1"), Unit.BYTE, NOW, 1));
    assertThat(TestAnswers.outcome(head, "{x=\"1\"}", ALL, Optional.empty(), 0.5))
        .isEqualTo(
            new Answer.Refused<>(
                "the series measure different things: a{x=\"1\"} in s, b{x=\"1\"} in By"));
  }

  @Test
  void kinds_are_merged_and_named() {
    Push.to(
        head,
        observations(DURATION.with("i", "1"), Unit.SECONDS, NOW, 0.15),
        delta(DURATION.with("i", "2"), Unit.SECONDS, NOW, buckets(0.1, 0.2)),
        delta(
            DURATION.with("i", "3"),
            Unit.SECONDS,
            NOW,
            new ExponentialDistribution(
                3, 0, 0, new Buckets(-22, new long[] {5}), Buckets.NONE, 0.75)));
    PercentileAnswer answer = TestAnswers.of(head, "duration_seconds", 0.5);
    assertThat(answer.kinds())
        .containsExactly(HistogramKind.HDR, HistogramKind.EXPONENTIAL, HistogramKind.BUCKETS);
    assertThat(answer.approximate()).isTrue();
    assertThat(only(answer).value()).isCloseTo(0.155, within(0.01));
    assertThat(answer.seriesMerged()).isEqualTo(3);
  }

  @Test
  void overflow_is_shown_with_the_answer() {
    Push.to(head, observations(DURATION, Unit.of("h"), NOW, 1, 23, 25, 300));
    PercentileAnswer answer = TestAnswers.of(head, "duration_seconds", 0.5, 1);
    Point point = answer.points().getFirst();
    assertThat(point.overflow()).isEqualTo(2);
    assertThat(point.quantiles().getFirst().value()).isCloseTo(23 * 3_600, within(650.0));
    assertThat(point.quantiles().getLast().high()).isInfinite();
  }

  @Test
  void a_metric_answers_to_its_original_name() {
    head.apply(
        NOW,
        List.of(observations(series("http_server_duration_seconds"), Unit.SECONDS, NOW, 1)),
        List.of(Push.metadata("http_server_duration_seconds", "s", "http.server.duration")));
    PercentileQuery query =
        PercentileQuery.ofMetric("http.server.duration", ALL, List.of(0.5), Optional.empty());
    assertThat(found(new SeriesQueries(head).percentiles(query)).seriesMerged()).isEqualTo(1);
  }

  @Test
  void an_original_name_is_not_believed_against_another_name() {
    head.apply(
        NOW,
        List.of(observations(DURATION, Unit.SECONDS, NOW, 1)),
        List.of(Push.metadata("duration_seconds", "s", "duration")));
    Selector contradiction = Selector.parse("duration{__name__=\"other\"}");
    PercentileQuery query = new PercentileQuery(contradiction, ALL, List.of(0.5), Optional.empty());
    assertThat(found(new SeriesQueries(head).percentiles(query)).points()).isEmpty();
  }

  @Test
  void the_answer_says_how_fresh_it_is() {
    Push.to(head, observations(DURATION, Unit.SECONDS, NOW, 1));
    TimeRange before = new TimeRange(NOW - 60_000, NOW - 30_000);
    Answer<PercentileAnswer> outcome =
        TestAnswers.outcome(head, "duration_seconds", before, Optional.empty(), 0.5);
    assertThat(found(outcome).points()).isEmpty();
    assertThat(found(outcome).newestMillis()).hasValue(NOW);
  }

  @Test
  void limits_of_a_question_are_named() {
    assertRefused("1 to 20 quantiles, not 0", List.of(), Optional.empty());
    assertRefused("1 to 20 quantiles, not 21", Collections.nCopies(21, 0.5), Optional.empty());
    assertRefused("a quantile is 0 to 1, not 1.01", List.of(1.01), Optional.empty());
    assertRefused("a quantile is 0 to 1, not NaN", List.of(Double.NaN), Optional.empty());
    assertRefused("a step is at least 10s", List.of(0.5), Optional.of(Duration.ofSeconds(9)));
    assertRefused("at most 11000 steps, not 40000", List.of(0.5), Optional.of(TEN_SECONDS));
  }

  @Test
  void too_many_series_are_refused_with_the_limit() {
    Head wide =
        new Head(
            new HeadConfig(
                Duration.ofHours(1),
                1L << 30,
                10,
                20_000,
                10,
                2,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                1_000_000),
            new CollectorRegistry());
    List<dev.headroom.model.SeriesData> many = new ArrayList<>();
    for (int i = 0; i <= 10_000; i++) {
      many.add(delta(DURATION.with("i", "" + i), Unit.SECONDS, NOW, hdr(2, 1)));
    }
    wide.apply(NOW, many, List.of());
    assertThat(TestAnswers.outcome(wide, "duration_seconds", ALL, Optional.empty(), 0.5))
        .isEqualTo(new Answer.Refused<>("10001 matching series are more than 10000"));
    assertThat(
            TestAnswers.outcome(
                wide,
                "duration_seconds{i!=\"7\"}",
                new TimeRange(NOW - 20_000_000, NOW),
                Optional.of(TEN_SECONDS),
                0.5))
        .isEqualTo(new Answer.Refused<>("10000 series times 2000 steps is more than 10000000"));
  }

  @Test
  void counters_named_bucket_answer_for_a_prometheus_histogram() {
    for (int i = 0; i <= 6; i++) {
      pushClassic("rpc_duration_seconds", "pod", "a", NOW + i * 10_000L, i);
    }
    PercentileAnswer answer = TestAnswers.of(head, "rpc_duration_seconds", 0, 0.2, 0.5, 0.8, 1);
    assertThat(answer.kinds()).containsExactly(HistogramKind.CLASSIC);
    assertThat(answer.unit()).isEqualTo(Unit.SECONDS);
    assertThat(answer.seriesMerged()).isEqualTo(1);
    assertThat(answer.points().getFirst().count()).isEqualTo(6 * 12);
    assertThat(answer.points().getFirst().quantiles())
        .extracting(Quantile::value)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
        .containsExactly(0.0, 0.048, 0.15, 0.72, 1.0);
    assertThat(answer.points().getFirst().quantiles().getLast().high()).isInfinite();
  }

  @Test
  void classic_counters_grow_from_the_sample_before_a_step_and_survive_a_reset() {
    pushClassic("rpc_seconds", "pod", "a", NOW, 5);
    pushClassic("rpc_seconds", "pod", "a", NOW + 10_000, 7);
    pushClassic("rpc_seconds", "pod", "a", NOW + 20_000, 1);
    pushClassic("rpc_seconds", "pod", "b", NOW + 20_000, 100);
    TimeRange range = new TimeRange(NOW, NOW + 30_000);
    PercentileAnswer answer = TestAnswers.of(head, "rpc_seconds", range, TEN_SECONDS, 0.5);
    assertThat(answer.points())
        .extracting(Point::fromMillis)
        .containsExactly(NOW + 10_000, NOW + 20_000);
    assertThat(answer.points()).extracting(Point::count).containsExactly(24L, 12L);
    assertThat(answer.seriesMerged()).isEqualTo(1);
  }

  @Test
  void a_classic_unit_is_declared_or_read_from_the_name() {
    pushClassic("a_bytes", "pod", "a", NOW, 0);
    pushClassic("a_bytes", "pod", "a", NOW + 1, 1);
    assertThat(TestAnswers.of(head, "a_bytes", 0.5).unit()).isEqualTo(Unit.BYTE);
    pushClassic("a", "pod", "a", NOW, 0);
    pushClassic("a", "pod", "a", NOW + 1, 1);
    assertThat(TestAnswers.of(head, "a", 0.5).unit()).isEqualTo(Unit.ONE);
    head.apply(NOW, List.of(), List.of(Push.metadata("a", "milliseconds", "a")));
    assertThat(TestAnswers.of(head, "a", 0.5).unit()).isEqualTo(Unit.MILLISECONDS);
  }

  private void assertRefused(String message, List<Double> quantiles, Optional<Duration> step) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PercentileQuery.ofMetric("a", ALL, quantiles, step))
        .withMessageContaining(message);
  }

  private static Quantile only(PercentileAnswer answer) {
    return answer.points().getFirst().quantiles().getFirst();
  }

  /** A distribution with all of its ten observations between two bounds. */
  private static BucketDistribution buckets(double low, double high) {
    return new BucketDistribution(new double[] {low, high}, new long[] {0, 10, 0}, Double.NaN);
  }

  /** Cumulative counters 5, 7, 11 and 12 times {@code times}. */
  private void pushClassic(String metric, String label, String value, long millis, long times) {
    String[] bounds = {"0.1", ".2", "1e0", "+Inf"};
    long[] counts = {5, 7, 11, 12};
    for (int i = 0; i < bounds.length; i++) {
      Labels labels = series(metric + "_bucket", "le", bounds[i], label, value);
      assertThat(Push.to(head, floats(labels, millis, (double) counts[i] * times))).isEmpty();
    }
  }
}
