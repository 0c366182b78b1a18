package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.StreamId;
import dev.headroom.model.TimeRange;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.RecordingTap;
import dev.headroom.storage.series.SampleStoreContract;
import io.prometheus.client.CollectorRegistry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What grows by more than 10^12 events in one point is refused alone, and told. */
class TooManyEventsTest {
  private static final Labels SERIES = series("orders_total", "instance", "a");
  private static final double LARGE = 1e15;
  private static final long START = NOW - 100;

  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());
  private final RecordingTap tap = new RecordingTap();

  private void count() {
    head.addTap(tap);
  }

  private static SeriesData sums(long startMillis, long millis, double value) {
    return new SeriesData.Sums(
        SERIES,
        StreamId.LABELS,
        new long[] {startMillis},
        new long[] {millis},
        new double[] {value});
  }

  private static SeriesData histogram(long millis, long... counts) {
    return Push.cumulative(
        SERIES,
        Unit.SECONDS,
        START,
        NOW + millis,
        new BucketDistribution(new double[] {1}, counts, 0));
  }

  private List<String> reasons(SeriesData... data) {
    return SampleStoreContract.reasons(Push.to(head, data));
  }

  private double[] stored() {
    return new SeriesQueries(head)
            .samples(Selector.parse("orders_total"), new TimeRange(NOW - 1_000, NOW + 1_000), 100)
            .series()
            .stream()
            .flatMapToDouble(each -> Arrays.stream(each.samples().values()))
            .toArray();
  }

  @Test
  void a_sample_is_refused_and_the_next_one_counts_from_it() {
    count();
    assertThat(reasons(Push.floats(SERIES, NOW, LARGE))).isEmpty();
    assertThat(reasons(Push.floats(SERIES, NOW + 10, LARGE + 5))).isEmpty();

    List<Rejection> refused =
        Push.to(head, Push.floats(SERIES, NOW + 20, 2 * LARGE, NOW + 30, 2 * LARGE + 3));

    assertThat(refused)
        .containsExactly(
            new Rejection(
                "too_many_events",
                1,
                "orders_total{instance=\"a\"}: 999999999999995 events in one point;"
                    + " the limit is 1000000000000"));
    assertThat(tap.told)
        .containsExactly(SERIES + " +0.0 at 0", SERIES + " +5.0 at 10", SERIES + " +3.0 at 30");
    assertThat(stored()).containsExactly(LARGE, LARGE + 5, 2 * LARGE + 3);
  }

  @Test
  void a_sample_that_comes_again_is_told_apart_as_ever() {
    count();
    reasons(Push.floats(SERIES, NOW, 1));
    assertThat(reasons(Push.floats(SERIES, NOW, LARGE))).containsExactly("duplicate_timestamp");
    assertThat(reasons(Push.floats(SERIES, NOW - 1, LARGE))).containsExactly("out_of_order");
    assertThat(reasons(Push.floats(SERIES, NOW + 10, 3))).isEmpty();
    assertThat(tap.told).containsExactly(SERIES + " +0.0 at 0", SERIES + " +2.0 at 10");
  }

  @Test
  void a_sum_is_refused_and_the_next_one_counts_from_it() {
    count();
    assertThat(reasons(sums(START, NOW, LARGE))).containsExactly("too_many_events");
    assertThat(reasons(sums(START, NOW + 10, LARGE + 5))).isEmpty();
    assertThat(reasons(sums(START, NOW + 20, 2 * LARGE))).containsExactly("too_many_events");
    assertThat(reasons(sums(START, NOW + 30, 2 * LARGE + 3))).isEmpty();
    assertThat(tap.told).containsExactly(SERIES + " +5.0 at 10", SERIES + " +3.0 at 30");
  }

  @Test
  void a_sum_may_stand_anywhere() {
    count();
    assertThat(reasons(sums(NOW - 86_400_000, NOW, LARGE))).isEmpty();
    assertThat(reasons(sums(NOW - 86_400_000, NOW + 10, LARGE + 5))).isEmpty();
    assertThat(tap.told).containsExactly(SERIES + " +0.0 at 0", SERIES + " +5.0 at 10");
  }

  @Test
  void an_increment_is_refused_and_its_neighbours_count() {
    count();
    assertThat(reasons(Push.increments(SERIES, NOW, 1, NOW + 10, 1e12 + 1, NOW + 20, 1e12)))
        .containsExactly("too_many_events");
    assertThat(tap.told).containsExactly(SERIES + " +1.0 at 0", SERIES + " +1.0E12 at 20");
    assertThat(stored()).containsExactly(1, 1e12 + 1);
  }

  @Test
  void what_nobody_counts_may_be_bytes_and_is_kept() {
    assertThat(reasons(Push.increments(SERIES, NOW, LARGE))).isEmpty();
    assertThat(reasons(sums(START, NOW, LARGE))).isEmpty();
    assertThat(reasons(Push.floats(series("g"), NOW, 1), Push.floats(series("g"), NOW + 1, LARGE)))
        .isEmpty();
  }

  @Test
  void growth_of_a_histogram_is_refused_and_the_next_one_counts_from_it() {
    count();
    long large = Long.MAX_VALUE - 10;
    assertThat(reasons(histogram(0, 1, 1))).isEmpty();
    assertThat(reasons(histogram(10, large, 1))).containsExactly("too_many_events");
    assertThat(reasons(histogram(20, large, 4))).isEmpty();
    assertThat(tap.told).containsExactly(SERIES + " #2s at 0", SERIES + " #3s at 20");
  }

  @Test
  void a_first_histogram_that_began_lately_is_refused_and_the_next_one_counts_from_it() {
    assertThat(reasons(histogram(0, Long.MAX_VALUE - 10, 0))).containsExactly("too_many_events");
    assertThat(reasons(histogram(10, Long.MAX_VALUE - 10, 4))).isEmpty();
    count();
    assertThat(reasons(histogram(20, Long.MAX_VALUE - 10, 5))).isEmpty();
    assertThat(tap.told).containsExactly(SERIES + " #1s at 20");
  }

  @Test
  void a_held_first_value_of_so_many_is_a_base_line() {
    count();
    Labels other = series("orders_total", "instance", "a", "code", "500");
    reasons(Push.floats(SERIES, NOW - 30_000, 1));
    reasons(Push.floats(SERIES, NOW - 20_000, 2), Push.floats(other, NOW - 20_000, LARGE));
    assertThat(reasons(Push.floats(other, NOW - 10_000, LARGE + 9e11))).isEmpty();
    assertThat(tap.told).endsWith(other + " +0.0 at -20000", other + " +9.0E11 at -10000");
  }
}
