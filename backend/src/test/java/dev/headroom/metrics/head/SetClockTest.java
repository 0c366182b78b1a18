package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Sums;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.StreamId;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.BucketDistribution;
import dev.headroom.query.SeriesQueries;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.Push;
import dev.headroom.storage.series.RecordingTap;
import io.prometheus.client.CollectorRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sender's clock ran nine minutes ahead and is set right: nothing is blind, nothing invented. */
class SetClockTest {
  private static final long LEAD = 540_000;
  private static final long START = NOW - 7_000_000;
  private static final StreamId STREAM = new StreamId(1, 2);
  private static final Labels SERIES = series("jobs_total", "job", "a");

  private final CollectorRegistry registry = new CollectorRegistry();
  private final Head head = new Head(HeadConfig.defaults(), registry);
  private final RecordingTap tap = new RecordingTap();

  /** What a sender says, so many seconds after it was first heard. */
  private interface Sender {
    SeriesData says(long stampMillis, int count);
  }

  @BeforeEach
  void watch() {
    head.addTap(tap);
  }

  private void run(Sender sender) {
    for (int i = 0; i < 60; i++) {
      long arrival = NOW + i * 10_000L;
      long stamp = arrival + (i < 30 ? LEAD : -50);
      assertThat(head.apply(arrival, List.of(sender.says(stamp, 1_000 + 7 * i)), List.of()))
          .isEmpty();
      tap.told.clear();
      if (i >= 30) {
        assertThat(head.apply(arrival, List.of(sender.says(stamp, 1_000 + 7 * i)), List.of()))
            .as("the same again")
            .isEmpty();
        assertThat(tap.told).isEmpty();
      }
    }
  }

  /** All that is told from one arrival on, for a sender heard each ten seconds. */
  private List<String> told(Sender sender, int from, int to) {
    for (int i = 0; i < to; i++) {
      if (i == from) {
        tap.told.clear();
      }
      long arrival = NOW + i * 10_000L;
      head.apply(
          arrival, List.of(sender.says(arrival + (i < 30 ? LEAD : 0), 1_000 + 7 * i)), List.of());
    }
    return tap.told;
  }

  private static SeriesData sample(long stampMillis, int count) {
    return Push.floats(SERIES, stampMillis, count);
  }

  private static SeriesData sum(long stampMillis, int count) {
    return new Sums(
        SERIES, STREAM, new long[] {START}, new long[] {stampMillis}, new double[] {count});
  }

  private static SeriesData distribution(long stampMillis, int count) {
    return new Distributions(
        series("took_seconds"),
        Unit.SECONDS,
        Temporality.CUMULATIVE,
        STREAM,
        List.of(
            new DistributionPoint(
                START,
                stampMillis,
                new BucketDistribution(new double[] {1}, new long[] {count, 0}, 0))));
  }

  @Test
  void every_point_is_taken_and_comes_again_for_nothing() {
    run(SetClockTest::sample);
    run(SetClockTest::sum);
    run(SetClockTest::distribution);
  }

  @Test
  void samples_count_from_the_value_that_arrived_last() {
    assertThat(told(SetClockTest::sample, 29, 33))
        .containsExactly(
            "jobs_total{job=\"a\"} +7.0 at 830000",
            "jobs_total{job=\"a\"} +7.0 at 300000",
            "jobs_total{job=\"a\"} +7.0 at 310000",
            "jobs_total{job=\"a\"} +7.0 at 320000");
    assertThat(registry.getSampleValue("headroom_metrics_superseded_samples_total")).isEqualTo(30);
    assertThat(new SeriesQueries(head).newestMillis(Selector.parse("jobs_total")))
        .hasValue(NOW + 320_000);
  }

  @Test
  void sums_count_from_the_value_that_arrived_last() {
    assertThat(told(SetClockTest::sum, 29, 33))
        .containsExactly(
            "jobs_total{job=\"a\"} +7.0 at 830000",
            "jobs_total{job=\"a\"} +7.0 at 300000",
            "jobs_total{job=\"a\"} +7.0 at 310000",
            "jobs_total{job=\"a\"} +7.0 at 320000");
    assertThat(new SeriesQueries(head).newestMillis(Selector.parse("jobs_total")))
        .hasValue(NOW + 320_000);
    double[] values =
        new SeriesQueries(head)
            .samples(Selector.parse("jobs_total"), ALL, 100)
            .series()
            .getFirst()
            .samples()
            .values();
    assertThat(values).isSorted();
    assertThat(values[values.length - 1]).isEqualTo(1_000 + 7 * 32);
  }

  @Test
  void distributions_count_from_the_counts_that_arrived_last() {
    assertThat(told(SetClockTest::distribution, 29, 33))
        .containsExactly(
            "took_seconds{} #7s at 830000",
            "took_seconds{} #7s at 300000",
            "took_seconds{} #7s at 310000",
            "took_seconds{} #7s at 320000");
  }
}
