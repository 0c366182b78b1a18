package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.cumulative;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.hdr;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIterable;

import dev.headroom.model.Labels;
import dev.headroom.model.SeriesData;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.percentile.TestAnswers;
import dev.headroom.select.Selector;
import dev.headroom.storage.series.RecordingTap;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves the head, by time and by memory. */
class HeadMemoryTest {
  private static final long HOUR = 3_600_000;
  private static final Selector EVERYTHING = Selector.parse("{__name__=~\".+\"}");

  private final CollectorRegistry registry = new CollectorRegistry();

  @Test
  void what_has_left_the_window_is_dropped() {
    Head head = head(1L << 26);
    Labels counter = series("counter_total");
    Labels duration = series("duration_seconds");
    for (long at = NOW - HOUR; at <= NOW + HOUR; at += 10_000) {
      head.apply(
          at,
          List.of(floats(counter, at, at / 1000.0), observations(duration, Unit.SECONDS, at, 1)),
          List.of());
    }
    assertThat(head.windowStartMillis()).isEqualTo(NOW);
    long[] times =
        new SeriesQueries(head)
            .samples(EVERYTHING, ALL, 1_000)
            .series()
            .getFirst()
            .samples()
            .timesMillis();
    assertThat(times[0]).isBetween(NOW - 1_200_000, NOW);
    assertThat(times[times.length - 1]).isEqualTo(NOW + HOUR);
    long count = TestAnswers.of(head, "duration_seconds", 0.5).points().getFirst().count();
    assertThat(count).isBetween(361L, 367L);
  }

  @Test
  void a_series_that_fell_silent_is_forgotten_and_another_takes_its_place() {
    Head head = head(1L << 26);
    head.apply(NOW, List.of(floats(series("old"), NOW, 1)), List.of());
    head.apply(NOW, List.of(observations(series("old"), Unit.SECONDS, NOW, 1)), List.of());
    head.apply(NOW + HOUR, List.of(floats(series("new"), NOW + HOUR, 1)), List.of());
    assertThatIterable(new SeriesQueries(head).series(List.of(EVERYTHING), ALL, 10)).hasSize(2);
    head.apply(NOW + HOUR + 60_000, List.of(), List.of());
    assertThatIterable(new SeriesQueries(head).series(List.of(EVERYTHING), ALL, 10))
        .containsExactly(series("new"));
    RecordingTap tap = new RecordingTap();
    head.addTap(tap);
    head.apply(NOW + HOUR + 60_000, List.of(floats(series("old"), NOW + HOUR, 7)), List.of());
    assertThat(tap.told).containsExactly("old{} +0.0 at " + HOUR);
  }

  @Test
  void memory_pressure_drops_the_oldest_and_says_so() {
    long bytesMax = 1L << 20;
    Head head = head(bytesMax);
    List<Labels> many = manySeries(40);
    long at = NOW - 3 * HOUR;
    for (; at < NOW; at += 1_000) {
      head.apply(at, samples(many, at), List.of());
      assertThat(footprint()).isLessThan(bytesMax * 1.05);
    }
    assertThat(head.windowStartMillis())
        .isGreaterThan(NOW - HOUR + 60_000)
        .isLessThanOrEqualTo(NOW - 600_000);
    var kept = new SeriesQueries(head).samples(EVERYTHING, ALL, 10_000_000).series();
    assertThat(kept).hasSize(40);
    assertThat(kept)
        .allSatisfy(series -> {
          assertThat(series.samples().timesMillis()[0])
              .isLessThan(head.windowStartMillis() + 120_000);
          assertThat(series.samples().timesMillis()[series.samples().size() - 1])
              .isEqualTo(NOW - 1_000);
        });
    assertThat(
            head.apply(
                at, List.of(floats(series("x"), head.windowStartMillis() - 1, 1)), List.of()))
        .extracting(rejection -> rejection.reason())
        .containsExactly("too_old");
  }

  @Test
  void memory_pressure_takes_data_but_not_what_a_counter_last_said() {
    Head head = head(1L << 20);
    Labels quiet = series("quiet_total");
    Labels cumulative = series("quiet_seconds");
    RecordingTap tap =
        new RecordingTap(labels -> labels.equals(quiet) || labels.equals(cumulative));
    head.addTap(tap);
    long start = NOW - 50 * 60_000;
    head.apply(
        start,
        List.of(
            floats(quiet, start, 100),
            cumulative(cumulative, Unit.SECONDS, start - 1, start, hdr(2, 5))),
        List.of());
    List<Labels> many = manySeries(60);
    for (long at = start; at < NOW; at += 1_000) {
      head.apply(at, samples(many, at), List.of());
    }
    assertThat(head.windowStartMillis()).isGreaterThan(start);
    assertThat(new SeriesQueries(head).samples(Selector.parse("quiet_total"), ALL, 10).series())
        .isEmpty();
    tap.told.clear();
    head.apply(
        NOW,
        List.of(
            floats(quiet, NOW, 107),
            cumulative(cumulative, Unit.SECONDS, start - 1, NOW, hdr(2, 5, 6, 7))),
        List.of());
    assertThat(tap.told).containsExactly("quiet_total{} +7.0 at 0", "quiet_seconds{} #2s at 0");
  }

  @Test
  void many_small_series_are_packed_early_rather_than_searched_at_every_push() {
    Head head = head(1L << 20);
    List<Labels> many = manySeries(900);
    for (long at = NOW - 100_000; at < NOW; at += 1_000) {
      List<SeriesData> steady = new ArrayList<>();
      for (Labels labels : many) {
        steady.add(floats(labels, at, Math.rint(at / 1_000.0)));
      }
      head.apply(at, steady, List.of());
    }
    double plain = 900 * (100 * 12 + 400.0);
    assertThat(footprint()).isLessThan(plain * 0.75);
    assertThat(new SeriesQueries(head).samples(EVERYTHING, ALL, 1_000_000).series())
        .hasSize(900)
        .allSatisfy(series -> assertThat(series.samples().values()).hasSize(100));
  }

  private Head head(long bytesMax) {
    return new Head(
        new HeadConfig(Duration.ofHours(1), bytesMax, 1_000, 1_000, 10, 2, Duration.ofMinutes(10)),
        registry);
  }

  private double footprint() {
    return registry.getSampleValue("headroom_metrics_bytes");
  }

  private static List<Labels> manySeries(int count) {
    List<Labels> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(series("noise", "i", "" + i));
    }
    return many;
  }

  /** Values that do not pack well. */
  private static List<SeriesData> samples(List<Labels> all, long at) {
    List<SeriesData> samples = new ArrayList<>();
    for (Labels labels : all) {
      samples.add(floats(labels, at, Math.sin(at * 0.37 + labels.hashCode())));
    }
    return samples;
  }
}
