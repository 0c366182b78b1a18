package dev.headroom.storage.series;

import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.delta;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.hdr;
import static dev.headroom.storage.series.Push.increments;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.select.Selector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every metric store refuses, with which reason, and for how many series it keeps room. */
public abstract class SampleRefusalContract {
  /** Series of plain numbers that the store under test has room for. */
  protected static final int NUMBERS_MAX = 4;

  /** Series of observations or distributions that the store under test has room for. */
  protected static final int DISTRIBUTIONS_MAX = 2;

  private static final long MONTH_MILLIS = 30 * 86_400_000L;
  private static final Labels REQUESTS = series("requests_total", "service", "checkout");
  private static final Labels DURATION = series("duration_seconds", "service", "checkout");

  public SampleStore store;
  public SeriesQueries queries;

  /** An empty store with {@link #NUMBERS_MAX} and {@link #DISTRIBUTIONS_MAX}, and its reader. */
  public abstract Opened open();

  /** The two sides of one store. */
  public record Opened(SampleStore store, SeriesSource source) {}

  @BeforeEach
  void openStore() {
    Opened opened = open();
    store = opened.store();
    queries = new SeriesQueries(opened.source());
  }

  @Test
  void the_very_same_samples_again_change_nothing_and_nobody_is_told() {
    for (int i = 0; i < 300; i++) {
      Push.to(store, floats(REQUESTS, NOW - (300 - i) * 1_000L, i));
    }
    RecordingTap tap = new RecordingTap();
    store.addTap(tap);
    for (int i = 0; i < 300; i++) {
      assertThat(Push.to(store, floats(REQUESTS, NOW - (300 - i) * 1_000L, i))).isEmpty();
    }
    assertThat(samples("requests_total").getFirst().samples().values()).hasSize(300);
    assertThat(tap.told).isEmpty();
  }

  @Test
  void another_value_for_a_time_stamp_is_refused_and_nobody_is_told() {
    Push.to(store, floats(REQUESTS, NOW - 10, 1, NOW, 2));
    RecordingTap tap = new RecordingTap();
    store.addTap(tap);
    assertThat(reasons(Push.to(store, floats(REQUESTS, NOW, 3))))
        .containsExactly("duplicate_timestamp");
    assertThat(reasons(Push.to(store, floats(REQUESTS, NOW - 10, 3))))
        .containsExactly("duplicate_timestamp");
    assertThat(samples("requests_total").getFirst().samples().values()).containsExactly(1, 2);
    assertThat(tap.told).isEmpty();
  }

  @Test
  void a_sample_between_others_is_out_of_order() {
    Push.to(store, floats(REQUESTS, NOW - 10, 1, NOW, 2));
    List<Rejection> rejections = Push.to(store, floats(REQUESTS, NOW - 5, 1, NOW - 20, 1));
    assertThat(rejections).hasSize(1);
    assertThat(rejections.getFirst().reason()).isEqualTo("out_of_order");
    assertThat(rejections.getFirst().points()).isEqualTo(2);
    assertThat(rejections.getFirst().detail())
        .contains("requests_total{service=\"checkout\"}", "2025-12-31T23:59:59.995Z");
  }

  @Test
  void a_marker_of_staleness_has_its_place_in_time_as_any_sample() {
    Push.to(store, floats(REQUESTS, NOW - 10, 1, NOW, SampleStoreContract.STALE));
    assertThat(Push.to(store, floats(REQUESTS, NOW, SampleStoreContract.STALE))).isEmpty();
    assertThat(reasons(Push.to(store, floats(REQUESTS, NOW, 2))))
        .containsExactly("duplicate_timestamp");
    assertThat(reasons(Push.to(store, floats(REQUESTS, NOW - 5, 2))))
        .containsExactly("out_of_order");
    assertThat(samples("requests_total").getFirst().samples().timesMillis())
        .containsExactly(NOW - 10, NOW);
  }

  @Test
  void bad_points_do_not_harm_good_ones() {
    List<Rejection> rejections =
        Push.to(
            store,
            floats(REQUESTS, NOW, 1, NOW - 1, 1, NOW + MONTH_MILLIS, 5, NOW + 1, 2),
            floats(REQUESTS.with("service", "feed"), NOW, 1));
    assertThat(reasons(rejections)).containsExactly("out_of_order", "too_far_in_future");
    assertThat(samples("requests_total")).hasSize(2);
    assertThat(samples("requests_total{service=\"checkout\"}").getFirst().samples().values())
        .containsExactly(1, 2);
  }

  @Test
  void a_clock_that_ran_ahead_and_was_set_right_is_followed() {
    Push.to(store, floats(REQUESTS, NOW + 30_000, 10, NOW + 40_000, 11));
    assertThat(store.apply(NOW + 20_000, List.of(floats(REQUESTS, NOW + 20_000, 12)), List.of()))
        .isEmpty();
    assertThat(samples("requests_total").getFirst().samples().values()).containsExactly(12);
    assertThat(
            reasons(
                store.apply(NOW + 30_000, List.of(floats(REQUESTS, NOW + 10_000, 9)), List.of())))
        .containsExactly("out_of_order");
  }

  @Test
  void points_before_the_window_are_too_old() {
    Push.to(store, floats(REQUESTS, NOW, 1));
    long start = store.windowStartMillis();
    assertThat(start).isLessThan(NOW);
    assertThat(
            Push.to(
                store,
                floats(series("a"), start, 1),
                observations(DURATION, Unit.SECONDS, start, 1)))
        .isEmpty();
    List<Rejection> rejections =
        Push.to(
            store,
            floats(series("b"), start - 1, 1),
            increments(series("c"), start - 1, 1),
            observations(DURATION, Unit.SECONDS, start - 1, 1, 2),
            delta(series("d"), Unit.SECONDS, start - 1, hdr(2, 5)));
    assertThat(reasons(rejections)).containsExactly("too_old");
    assertThat(rejections.getFirst().points()).isEqualTo(5);
    assertThat(queries.labelValues("__name__", List.of(), ALL, 9))
        .containsExactly("a", "duration_seconds", "requests_total");
  }

  @Test
  void a_push_that_arrives_late_does_not_turn_the_clock_back() {
    Push.to(store, floats(series("a"), NOW, 1));
    long start = store.windowStartMillis();
    store.apply(NOW - 60_000, List.of(floats(series("b"), NOW - 60_000, 1)), List.of());
    assertThat(store.windowStartMillis()).isEqualTo(start);
    store.apply(NOW + 60_000, List.of(), List.of());
    assertThat(store.windowStartMillis()).isEqualTo(start + 60_000);
  }

  @Test
  void another_dimension_or_another_unit_of_buckets_is_refused() {
    BucketDistribution buckets =
        new BucketDistribution(new double[] {1}, new long[] {1, 1}, Double.NaN);
    Push.to(store, observations(DURATION, Unit.MILLISECONDS, NOW, 1));
    assertThat(Push.to(store, observations(DURATION, Unit.SECONDS, NOW, 1))).isEmpty();
    assertThat(Push.to(store, delta(DURATION, Unit.SECONDS, NOW, hdr(2, 5)))).isEmpty();
    assertThat(reasons(Push.to(store, observations(DURATION, Unit.BYTE, NOW, 1, 2))))
        .containsExactly("unit_mismatch");
    assertThat(reasons(Push.to(store, delta(DURATION, Unit.SECONDS, NOW, buckets))))
        .containsExactly("unit_mismatch");
  }

  @Test
  void increments_that_are_no_number_are_refused() {
    assertThat(reasons(Push.to(store, increments(REQUESTS, NOW - 1, Double.NaN, NOW, 2))))
        .containsExactly("not_finite");
    assertThat(samples("requests_total").getFirst().samples().values()).containsExactly(2);
  }

  @Test
  void what_was_applied_is_applied_the_same_in_replay() {
    RecordingTap live = new RecordingTap();
    List<String> refusedLive = applyAll(live);
    List<SeriesSamples> samplesLive = samples("{__name__=~\".+\"}");
    openStore();
    RecordingTap replayed = new RecordingTap();
    assertThat(applyAll(replayed)).isEqualTo(refusedLive).hasSize(3);
    assertThat(replayed.told).isEqualTo(live.told).hasSize(7);
    assertThat(told(samples("{__name__=~\".+\"}"))).isEqualTo(told(samplesLive)).hasSize(2);
  }

  private static List<String> told(List<SeriesSamples> series) {
    return series.stream()
        .map(each ->
            each.labels()
                + Arrays.toString(each.samples().timesMillis())
                + Arrays.toString(each.samples().values()))
        .toList();
  }

  private List<String> applyAll(SeriesTap tap) {
    store.addTap(tap);
    List<List<SeriesData>> pushes =
        List.of(
            List.of(floats(REQUESTS, NOW - 20, 1, NOW - 10, 4), increments(series("b"), NOW, 2)),
            List.of(floats(REQUESTS, NOW - 10, 5), increments(series("b"), NOW, Double.NaN)),
            List.of(increments(series("b"), NOW - 30, 2), floats(REQUESTS, NOW - 15, 2, NOW, 6)),
            List.of(observations(DURATION, Unit.SECONDS, NOW, 1, 2), floats(REQUESTS, NOW, 6)),
            List.of(observations(DURATION, Unit.SECONDS, NOW, 1, 2)));
    return pushes.stream()
        .flatMap(push -> store.apply(NOW, push, List.of()).stream())
        .map(Rejection::toString)
        .toList();
  }

  @Test
  void there_is_room_for_so_many_series_of_numbers() {
    Push.to(store, floats(series("a"), NOW, 1), floats(series("b"), NOW, 1));
    assertThat(store.refuse(series("c"), false)).isEmpty();
    assertThat(store.refuse(series("d"), false)).isEmpty();
    assertThat(store.refuse(series("c"), false)).isEmpty();
    assertThat(store.refuse(series("e"), false))
        .hasValueSatisfying(rejection -> {
          assertThat(rejection.reason()).isEqualTo("series_limit");
          assertThat(rejection.detail()).startsWith("e{}").contains(" is " + NUMBERS_MAX);
        });
    assertThat(store.refuse(series("a"), false)).isEmpty();
  }

  @Test
  void distributions_have_a_limit_of_their_own() {
    Push.to(
        store,
        observations(series("a"), Unit.SECONDS, NOW, 1),
        observations(series("b"), Unit.SECONDS, NOW, 1));
    assertThat(store.refuse(series("c"), true))
        .hasValueSatisfying(rejection -> {
          assertThat(rejection.reason()).isEqualTo("distribution_series_limit");
          assertThat(rejection.detail()).startsWith("c{}").contains(" is " + DISTRIBUTIONS_MAX);
        });
    assertThat(store.refuse(series("c"), false)).isEmpty();
    assertThat(store.refuse(series("b"), true)).isEmpty();
  }

  @Test
  void a_place_is_kept_until_the_series_is_there_or_the_minute_is_over() {
    store.apply(NOW, List.of(), List.of());
    for (String name : List.of("a", "b", "c")) {
      assertThat(store.refuse(series(name), false)).isEmpty();
    }
    Push.to(store, floats(series("a"), NOW, 1));
    assertThat(store.refuse(series("d"), false)).isEmpty();
    assertThat(store.refuse(series("e"), false)).isPresent();
    store.apply(NOW + 60_000, List.of(), List.of());
    assertThat(store.refuse(series("e"), false)).isEmpty();
  }

  @Test
  void room_kept_for_a_push_is_given_back() {
    assertThat(store.reserve(NUMBERS_MAX + 1, 0)).isFalse();
    assertThat(store.reserve(1, DISTRIBUTIONS_MAX + 1)).isFalse();
    assertThat(store.reserve(1, 1)).isTrue();
    for (String name : List.of("a", "b", "c")) {
      assertThat(store.refuse(series(name), false)).isEmpty();
    }
    assertThat(store.refuse(series("a"), true)).isEmpty();
    assertThat(store.refuse(series("d"), false)).isPresent();
    assertThat(store.refuse(series("b"), true)).isPresent();
    store.release(1, 1);
    assertThat(store.refuse(series("d"), false)).isEmpty();
    assertThat(store.refuse(series("b"), true)).isEmpty();
  }

  @Test
  void what_is_in_the_log_is_applied_whatever_the_limit() {
    for (int i = 0; i < 2 * NUMBERS_MAX; i++) {
      assertThat(Push.to(store, floats(series("m" + i), NOW, 1))).isEmpty();
    }
    assertThat(queries.labelValues("__name__", List.of(), ALL, 100)).hasSize(2 * NUMBERS_MAX);
  }

  public List<SeriesSamples> samples(String selector) {
    return queries.samples(Selector.parse(selector), ALL, 1_000_000).series();
  }

  public static List<String> reasons(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::reason).toList();
  }
}
