package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.cumulative;
import static dev.headroom.storage.series.Push.delta;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.hdr;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.percentile.PercentileAnswer;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.SampleStoreContract;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTest extends SampleStoreContract {
  static final HeadConfig CONFIG =
      new HeadConfig(
          Duration.ofHours(1),
          1L << 26,
          NUMBERS_MAX,
          DISTRIBUTIONS_MAX,
          2,
          2,
          Duration.ofMinutes(10));

  private static final Labels DURATION = series("duration_seconds");

  private CollectorRegistry registry = new CollectorRegistry();

  @Override
  public Opened open() {
    registry = new CollectorRegistry();
    Head head = new Head(CONFIG, registry);
    return new Opened(head, head);
  }

  @Test
  void the_window_and_the_lead_are_those_of_the_configuration() {
    long start = NOW - 3_600_000;
    assertThat(store.windowStartMillis()).isLessThan(NOW);
    assertThat(Push.to(store, floats(series("a"), start, 1))).isEmpty();
    assertThat(reasons(Push.to(store, floats(series("b"), start - 1, 1))))
        .containsExactly("too_old");
    assertThat(reasons(Push.to(store, observations(DURATION, Unit.SECONDS, start - 1, 1, 2))))
        .containsExactly("too_old");
    assertThat(Push.to(store, floats(series("a"), NOW + 600_000, 1))).isEmpty();
    assertThat(reasons(Push.to(store, floats(series("a"), NOW + 600_001, 1))))
        .containsExactly("too_far_in_future");
    assertThat(store.windowStartMillis()).isEqualTo(start);
  }

  @Test
  void what_a_resource_says_of_itself_may_come_late() {
    assertThat(Push.to(store, floats(series("target_info"), NOW, 1))).isEmpty();
    assertThat(Push.to(store, floats(series("target_info"), NOW - 5_000, 1))).isEmpty();
    assertThat(Push.to(store, floats(series("target_info"), NOW - 3_600_001, 1))).isEmpty();
    assertThat(reasons(Push.to(store, floats(series("target_info"), NOW, 2))))
        .containsExactly("duplicate_timestamp");
    Push.to(store, floats(series("other"), NOW, 1));
    assertThat(reasons(Push.to(store, floats(series("other"), NOW - 5_000, 1))))
        .containsExactly("out_of_order");
  }

  @Test
  void points_that_are_all_refused_leave_no_series_behind() {
    long early = NOW - 3_600_001;
    Push.to(
        store,
        floats(series("a"), early, 1),
        observations(series("a"), Unit.SECONDS, early, 1),
        delta(series("b"), Unit.SECONDS, early, hdr(2, 5)));
    assertThat(labelled("headroom_metrics_series", "kind", "float")).isZero();
    assertThat(labelled("headroom_metrics_series", "kind", "distribution")).isZero();
    assertThat(labelled("headroom_metrics_rejected_total", "reason", "too_old")).isEqualTo(3);
  }

  @Test
  void a_refusal_names_the_key_of_the_limit() {
    for (String name : List.of("a", "b", "c", "d")) {
      Push.to(store, floats(series(name), NOW, 1));
    }
    assertThat(store.refuse(series("e"), false).orElseThrow().detail())
        .isEqualTo("e{} would be series 5; metrics.seriesMax is 4");
  }

  @Test
  void descriptions_beyond_the_limit_are_counted_and_left_out() {
    store.apply(
        NOW,
        List.of(),
        List.of(
            Push.metadata("a", "", "a"),
            Push.metadata("b", "", "b"),
            Push.metadata("c", "", "c"),
            Push.metadata("a", "s", "a")));
    assertThat(queries.metadata()).hasSize(2);
    assertThat(value("headroom_metrics_metadata_refused_total")).isEqualTo(1);
  }

  @Test
  void a_mismatch_of_units_names_both() {
    BucketDistribution buckets =
        new BucketDistribution(new double[] {1}, new long[] {1, 1}, Double.NaN);
    Push.to(store, observations(DURATION, Unit.MILLISECONDS, NOW, 1));
    assertThat(Push.to(store, delta(DURATION, Unit.SECONDS, NOW, buckets)).getFirst().detail())
        .isEqualTo("duration_seconds{} is in ms, not in s");
  }

  @Test
  void a_cumulative_sender_that_started_too_long_ago_sets_a_base_line() {
    Push.to(store, cumulative(DURATION, Unit.SECONDS, NOW - 300_002, NOW - 1, hdr(2, 1, 1)));
    Push.to(store, cumulative(DURATION, Unit.SECONDS, NOW - 300_002, NOW, hdr(2, 1, 1, 9)));
    Push.to(store, cumulative(series("young"), Unit.SECONDS, NOW - 300_000, NOW, hdr(2, 1, 1)));
    assertThat(answer("duration_seconds", 0.5).points().getFirst().count()).isEqualTo(1);
    assertThat(answer("young", 0.5).points().getFirst().count()).isEqualTo(2);
  }

  @Test
  void a_series_that_starts_with_three_digits_keeps_them() {
    Push.to(store, delta(DURATION, Unit.SECONDS, NOW, hdr(3, 200_000)));
    Push.to(store, observations(DURATION, Unit.SECONDS, NOW + 20_000, 0.2));
    PercentileAnswer fine = answer("duration_seconds", 0.5);
    assertThat(fine.relativeErrorBound()).isEqualTo(1 / 1024.0);
    assertThat(fine.points().getFirst().quantiles().getFirst().high()).isEqualTo(0.2000635);
    Push.to(store, delta(DURATION, Unit.SECONDS, NOW, hdr(2, 200_000)));
    assertThat(answer("duration_seconds", 0.5).relativeErrorBound()).isEqualTo(1 / 128.0);
  }

  @Test
  void it_counts_what_it_does() {
    Push.to(
        store,
        floats(series("a"), NOW - 1, 1, NOW, 2, NOW, 3, NOW - 7_200_000, 1),
        observations(DURATION, Unit.SECONDS, NOW, 1, 2, 100_000));
    assertThat(value("headroom_metrics_samples_total")).isEqualTo(2);
    assertThat(value("headroom_metrics_observations_total")).isEqualTo(3);
    assertThat(value("headroom_metrics_overflow_total")).isEqualTo(1);
    assertThat(value("headroom_metrics_window_start_seconds")).isEqualTo(NOW / 1000.0 - 3_600);
    assertThat(value("headroom_metrics_bytes")).isBetween(1_000.0, 5_000.0);
    assertThat(value("headroom_metrics_bytes_limit")).isEqualTo(1L << 26);
    assertThat(labelled("headroom_metrics_series", "kind", "float")).isEqualTo(1);
    assertThat(labelled("headroom_metrics_series", "kind", "distribution")).isEqualTo(1);
    assertThat(labelled("headroom_metrics_series_limit", "kind", "distribution")).isEqualTo(2);
    assertThat(labelled("headroom_metrics_rejected_total", "reason", "duplicate_timestamp"))
        .isEqualTo(1);
    assertThat(labelled("headroom_metrics_rejected_total", "reason", "too_old")).isEqualTo(1);
    for (int i = 1; i < 130; i++) {
      Push.to(store, floats(series("a"), NOW + i, i));
    }
    assertThat(value("headroom_metrics_chunks_sealed_total")).isEqualTo(1);
  }

  private double value(String metric) {
    return registry.getSampleValue(metric);
  }

  private double labelled(String metric, String label, String value) {
    return registry.getSampleValue(metric, new String[] {label}, new String[] {value});
  }
}
