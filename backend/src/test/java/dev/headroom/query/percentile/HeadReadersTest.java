package dev.headroom.query.percentile;

import static dev.headroom.storage.series.Push.ALL;
import static dev.headroom.storage.series.Push.NOW;
import static dev.headroom.storage.series.Push.floats;
import static dev.headroom.storage.series.Push.observations;
import static dev.headroom.storage.series.Push.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.metrics.head.Head;
import dev.headroom.metrics.head.HeadConfig;
import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.query.SeriesQueries;
import dev.headroom.query.SeriesQueries.SeriesSamples;
import dev.headroom.select.Selector;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Readers on other threads see whole points while one thread applies. */
class HeadReadersTest {
  private static final Labels COUNTER = series("counter_total");
  private static final Labels DURATION = series("duration_seconds");
  private static final int STEPS = 4_000;

  private final Head head = new Head(HeadConfig.defaults(), new CollectorRegistry());

  @Test
  void what_was_read_once_is_read_again_and_more_of_it() {
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<CompletableFuture<Void>> readers = new ArrayList<>();
      readers.add(CompletableFuture.runAsync(() -> readSamples(done), threads));
      readers.add(CompletableFuture.runAsync(() -> readCounts(done), threads));
      for (int i = 0; i < STEPS; i++) {
        long at = NOW + i * 100L;
        head.apply(
            at,
            List.of(
                floats(COUNTER, at, i),
                observations(DURATION, Unit.MILLISECONDS, at, i % 1_000, i % 7),
                floats(series("other", "i", "" + i), at, i)),
            List.of());
      }
      done.set(true);
      readers.forEach(CompletableFuture::join);
    }
  }

  private void readSamples(AtomicBoolean done) {
    int before = 0;
    boolean last = false;
    while (!last) {
      last = done.get();
      List<SeriesSamples> found =
          new SeriesQueries(head).samples(Selector.parse("counter_total"), ALL, 1_000_000).series();
      if (!found.isEmpty()) {
        double[] values = found.getFirst().samples().values();
        assertThat(values.length).isGreaterThanOrEqualTo(before);
        for (int i = 0; i < values.length; i++) {
          assertThat(values[i]).isEqualTo(i);
          assertThat(found.getFirst().samples().timesMillis()[i]).isEqualTo(NOW + i * 100L);
        }
        before = values.length;
      }
    }
    assertThat(before).isEqualTo(STEPS);
  }

  private void readCounts(AtomicBoolean done) {
    long before = 0;
    boolean last = false;
    while (!last) {
      last = done.get();
      PercentileAnswer answer = TestAnswers.of(head, "duration_seconds", 0.5);
      if (!answer.points().isEmpty()) {
        long count = answer.points().getFirst().count();
        assertThat(count).isGreaterThanOrEqualTo(before).isEven();
        before = count;
      }
    }
    assertThat(before).isEqualTo(2 * STEPS);
  }
}
