package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import dev.headroom.storage.series.SeriesTap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesLimitTest {
  private final SeriesIndex<FloatSeries> index = new SeriesIndex<>();
  private final SeriesLimit limit = new SeriesLimit("series_limit", "metrics.seriesMax", 2, index);

  @Test
  void what_was_let_in_keeps_its_place_until_it_arrives() {
    assertThat(limit.refuse(series("a"), Optional::empty)).isEmpty();
    assertThat(limit.refuse(series("b"), Optional::empty)).isEmpty();
    assertThat(limit.refuse(series("c"), Optional::empty)).isPresent();
    arrive(series("a"));
    assertThat(limit.refuse(series("c"), Optional::empty)).isPresent();
    assertThat(limit.refuse(series("a"), Optional::empty)).isEmpty();
    assertThat(limit.refuse(series("b"), Optional::empty)).isEmpty();
  }

  @Test
  void a_place_that_was_not_taken_is_given_to_another() {
    limit.refuse(series("a"), Optional::empty);
    limit.refuse(series("never"), Optional::empty);
    arrive(series("a"));
    limit.forgetExpected();
    assertThat(limit.refuse(series("b"), Optional::empty)).isEmpty();
    assertThat(limit.refuse(series("never"), Optional::empty)).isPresent();
  }

  @Test
  void a_series_that_left_makes_room() {
    arrive(series("a"));
    arrive(series("b"));
    assertThat(limit.refuse(series("c"), Optional::empty)).isPresent();
    index.removeAll(List.of(index.all().getFirst()));
    assertThat(limit.refuse(series("c"), Optional::empty)).isEmpty();
  }

  @Test
  void a_rejection_names_the_limit_and_the_value() {
    arrive(series("a"));
    arrive(series("b"));
    assertThat(limit.refuse(series("c", "x", "y"), Optional::empty).orElseThrow().detail())
        .isEqualTo("c{x=\"y\"} would be series 3; metrics.seriesMax is 2");
  }

  @Test
  void many_at_once_overrun_the_limit_by_no_more_than_their_number() {
    SeriesLimit wide = new SeriesLimit("series_limit", "metrics.seriesMax", 500, index);
    AtomicInteger admitted = new AtomicInteger();
    int threads = 4;
    IntStream.range(0, threads)
        .parallel()
        .forEach(thread -> {
          for (int i = 0; i < 1_000; i++) {
            if (wide.refuse(series("m", "t", "" + thread, "i", "" + i), Optional::empty)
                .isEmpty()) {
              admitted.incrementAndGet();
            }
          }
        });
    assertThat(admitted.get()).isBetween(500, 500 + threads);
  }

  @Test
  void half_of_the_room_is_kept_for_whole_pushes() {
    SeriesLimit wide = new SeriesLimit("series_limit", "metrics.seriesMax", 10, index);
    arrive(series("a"));
    arrive(series("b"));
    assertThat(wide.reserve(5)).isFalse();
    assertThat(wide.reserve(3)).isTrue();
    assertThat(wide.reserve(2)).isFalse();
    assertThat(wide.reserve(1)).isTrue();
    wide.release(3);
    assertThat(wide.reserve(3)).isTrue();
  }

  @Test
  void what_is_reserved_may_all_be_new() {
    SeriesLimit wide = new SeriesLimit("series_limit", "metrics.seriesMax", 4, index);
    arrive(series("a"));
    assertThat(wide.reserve(1)).isTrue();
    assertThat(wide.refuse(series("b"), Optional::empty)).isEmpty();
    assertThat(wide.refuse(series("c"), Optional::empty)).isEmpty();
    assertThat(wide.refuse(series("d"), Optional::empty)).isPresent();
    assertThat(wide.refuse(series("a"), Optional::empty)).isEmpty();
    wide.release(1);
    assertThat(wide.refuse(series("d"), Optional::empty)).isEmpty();
  }

  private void arrive(Labels labels) {
    index.add(new IndexedSeries<>(new FloatSeries(labels), new SeriesTap[0]));
    limit.arrived(labels);
  }
}
