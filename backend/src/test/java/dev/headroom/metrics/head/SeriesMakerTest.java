package dev.headroom.metrics.head;

import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.metrics.series.FloatSeries;
import dev.headroom.model.Labels;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeriesMakerTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final int LABELS = 12;

  private final SeriesIndex<FloatSeries> index = new SeriesIndex<>();
  private final HeadWindow window = new HeadWindow(HeadTest.CONFIG);
  private final SeriesMaker<FloatSeries> maker =
      new SeriesMaker<>(
          index,
          new Taps(),
          new SeriesLimit("series_limit", "metrics.seriesMax", LABELS, index),
          window);

  @BeforeEach
  void begin() {
    window.advance(NOW);
  }

  @Test
  void what_is_found_is_in_the_index_in_whatever_order_series_come_and_go() {
    Random random = seed.random();
    int first = 0;
    for (int round = 0; round < 5_000; round++) {
      // Mostly the same order, as senders have it.
      first = random.nextInt(4) == 0 ? random.nextInt(LABELS) : first;
      for (int i = 0; i < LABELS; i++) {
        Labels labels = series("m" + (first + i) % LABELS);
        IndexedSeries<FloatSeries> found = find(labels);
        assertThat(found).isSameAs(index.find(labels));
        assertThat(found.series().labels().equals(labels)).isTrue();
      }
      switch (random.nextInt(8)) {
        case 0, 1, 2 ->
            index.removeAll(index.all().stream().filter(each -> random.nextInt(3) == 0).toList());
        case 3 -> index.clear();
        default -> {}
      }
    }
  }

  @Test
  void a_series_that_is_gone_is_kept_by_nobody() {
    IndexedSeries<FloatSeries> a = find(series("a"));
    IndexedSeries<FloatSeries> b = find(series("b"));
    find(series("a"));
    find(series("b"));
    assertThat(a.next()).isSameAs(b);
    index.removeAll(List.of(b));
    assertThat(a.next()).isNull();
    assertThat(b.next()).isNull();
  }

  private IndexedSeries<FloatSeries> find(Labels labels) {
    return Objects.requireNonNull(
        maker.findOrMake(labels, new long[] {NOW}, new AppliedPoints(), FloatSeries::new));
  }
}
