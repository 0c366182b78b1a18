package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.storage.Follower;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which events are counted, and on which side. */
class EventCountingTest {
  private static final Instant NOW = CountedObjectives.NOW;
  private static final long JUST_NOW = NOW.minusSeconds(1).toEpochMilli();

  private final CollectorRegistry registry = new CollectorRegistry();

  private CountedObjectives objectives(Objective... objectives) {
    return CountedObjectives.of(registry, objectives);
  }

  private @Nullable Double sample(String name, String... labels) {
    return CountedObjectives.sample(registry, name, labels);
  }

  @Test
  void countersAreCountedOnTheSidesTheirLabelsBelongTo() {
    CountedObjectives objectives = objectives(Promises.requests("a"));

    objectives.increase(Promises.GOOD, 90);
    objectives.increase(Promises.BAD, 10);
    objectives.increase(Labels.of(Labels.NAME, "other_total"), 1_000);

    assertThat(objectives.counts("a")).isEqualTo(new Counts(90, 10, 0));
  }

  @Test
  void fractionsOfEventsAddUpAndNoneIsLost() {
    CountedObjectives objectives = objectives(Promises.requests("a"));

    for (int i = 0; i < 1_000; i++) {
      objectives.increase(Promises.GOOD, 0.75);
    }

    assertThat(objectives.counts("a")).isEqualTo(new Counts(750, 0, 0));
  }

  @Test
  void fractionsAddUpThoughDoublesAreRounded() {
    CountedObjectives objectives = objectives(Promises.requests("a"));

    for (int i = 0; i < 10; i++) {
      objectives.increase(Promises.GOOD, 0.1);
    }
    assertThat(objectives.counts("a")).isEqualTo(new Counts(1, 0, 0));

    for (int i = 0; i < 990; i++) {
      objectives.increase(Promises.GOOD, 0.1);
    }
    assertThat(objectives.counts("a")).isEqualTo(new Counts(100, 0, 0));

    for (int i = 0; i < 3_000_000; i++) {
      objectives.increase(Promises.GOOD, 1 / 3.0);
    }
    assertThat(objectives.counts("a")).isEqualTo(new Counts(1_000_100, 0, 0));
  }

  @Test
  void whatCannotBeEventsIsNotCountedButSeen() {
    CountedObjectives objectives = objectives(Promises.requests("a"));

    objectives.increase(Promises.BAD, Double.NaN);
    objectives.increase(Promises.BAD, -1);
    objectives.increase(Promises.BAD, Double.POSITIVE_INFINITY);
    objectives.increase(Promises.BAD, 1e13);
    objectives.increase(Promises.BAD, 0);

    assertThat(objectives.counts("a")).isEqualTo(Counts.NONE);
    assertThat(sample("headroom_slo_ignored_total", "reason", "not_countable")).isEqualTo(4.0);
    assertThat(objectives.read("a").newest()).isEmpty();
  }

  @Test
  void eventsTooOldToKeepAreNotCountedButSeen() {
    CountedObjectives objectives = objectives(Promises.requests("a"));
    SeriesTap total = objectives.counting.taps().get(1);
    for (int i = 0; i < 160; i++) {
      total.increase(Promises.BAD, NOW.plus(Duration.ofHours(12L * i)).toEpochMilli(), 1);
    }

    total.increase(Promises.BAD, NOW.toEpochMilli(), 1);

    assertThat(sample("headroom_slo_ignored_total", "reason", "too_old")).isEqualTo(1.0);
    assertThat(sample("headroom_slo_events_total", "slo", "a", "side", "total")).isEqualTo(160.0);
  }

  @Test
  void observationsAreCountedAgainstTheThresholdInEveryForm() {
    Indicator indicator =
        new Indicator(
            Indicator.Side.GOOD,
            Promises.observations("checkout_seconds", Optional.of("0.2")),
            Promises.observations("checkout_seconds", Optional.empty()));
    CountedObjectives objectives =
        objectives(Promises.of("fast", indicator, "0.99", Duration.ofDays(30)));
    Labels series = Labels.of(Labels.NAME, "checkout_seconds");

    for (SeriesTap tap : objectives.counting.taps()) {
      tap.observations(series, Unit.MILLISECONDS, JUST_NOW, new double[] {200, 200.5, 10});
      tap.distribution(
          series,
          Unit.SECONDS,
          JUST_NOW,
          new HdrDistribution(2, new int[] {5, 1_307}, new long[] {3, 4}, 0, 0));
      tap.increase(series, JUST_NOW, 1_000);
    }

    assertThat(objectives.counts("fast").unmeasured()).isZero();
    assertThat(objectives.counts("fast").good()).isEqualTo(2 + 3 + 4);
    assertThat(objectives.counts("fast").bad()).isEqualTo(1);
  }

  @Test
  void aBucketCutByTheThresholdIsUnmeasured() {
    Indicator indicator =
        new Indicator(
            Indicator.Side.BAD,
            Promises.observations("size_bytes", Optional.of("3")),
            Promises.observations("size_bytes", Optional.of("100")));
    CountedObjectives objectives =
        objectives(Promises.of("sizes", indicator, "0.99", Duration.ofDays(30)));
    dev.headroom.model.distribution.Distribution.BucketDistribution growth =
        new dev.headroom.model.distribution.Distribution.BucketDistribution(
            new double[] {2, 4, 90, 110}, new long[] {1, 2, 4, 8, 16}, 0);

    for (SeriesTap tap : objectives.counting.taps()) {
      tap.distribution(Labels.of(Labels.NAME, "size_bytes"), Unit.BYTE, JUST_NOW, growth);
    }

    // Bad: 1 for certain, 2 perhaps. All: 7 for certain, 8 perhaps; the last 16 are too large.
    assertThat(objectives.counts("sizes")).isEqualTo(new Counts(4, 1, 10));
  }

  @Test
  void oneSeriesMayCountTowardsSeveralPromises() {
    CountedObjectives objectives = objectives(Promises.requests("a"), Promises.requests("b"));

    objectives.increase(Promises.BAD, 5);

    assertThat(objectives.counts("a")).isEqualTo(objectives.counts("b"));
    assertThat(objectives.counts("a").bad()).isEqualTo(5);
  }

  /** The total grows first, by a batch in which nothing is bad; no reader may see that half. */
  @Test
  void readersSeeBatchesWhole() throws Exception {
    CountedObjectives objectives = objectives(Promises.requests("a"));
    List<SeriesTap> taps = objectives.counting.taps();
    Follower store =
        new TappedStore(() -> {
          taps.get(1).increase(Promises.GOOD, JUST_NOW, 1);
          Thread.onSpinWait();
          taps.get(0).increase(Promises.GOOD, JUST_NOW, 1);
        });
    Follower whole = objectives.counting.wholeBatches(store);
    AtomicBoolean done = new AtomicBoolean();
    Thread applying =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 20_000; i++) {
                apply(whole);
              }
              done.set(true);
            });

    long badSeen = 0;
    while (!done.get()) {
      badSeen += objectives.counts("a").bad();
    }
    applying.join();

    assertThat(badSeen).isZero();
    assertThat(objectives.counts("a").good()).isEqualTo(20_000);
    assertThat(whole.name()).isEqualTo("store");
    assertThat(whole.durablePosition()).isEqualTo(7);
  }

  private static void apply(Follower follower) {
    try {
      follower.apply(1, Batch.ofSeries(0, List.of()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A store that does something for each batch. */
  private record TappedStore(Runnable onBatch) implements Follower {
    @Override
    public String name() {
      return "store";
    }

    @Override
    public boolean wants(Batch batch) {
      return true;
    }

    @Override
    public List<Rejection> apply(long position, Batch batch) {
      onBatch.run();
      return List.of();
    }

    @Override
    public long durablePosition() {
      return 7;
    }

    @Override
    public void reopen() {}
  }
}
