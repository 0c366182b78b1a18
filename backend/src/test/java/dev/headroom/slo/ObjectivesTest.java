package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.PromiseChange;
import dev.headroom.model.Rejection;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.HdrDistribution;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.WindowScale;
import dev.headroom.storage.Follower;
import dev.headroom.storage.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectivesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final long JUST_NOW = NOW.minusSeconds(1).toEpochMilli();

  private final CollectorRegistry registry = new CollectorRegistry();

  private Objectives objectives(Objective... objectives) {
    return Promises.counted(List.of(objectives), SloConfig.defaults(), registry);
  }

  private static void increase(Objectives objectives, Labels series, double increase) {
    for (SeriesTap tap : objectives.taps()) {
      if (tap.wants(series)) {
        tap.increase(series, JUST_NOW, increase);
      }
    }
  }

  private static Counts counts(Objectives objectives, String name) {
    return objectives.read(name, NOW).orElseThrow().over(Promises.PAGE.longWindow());
  }

  private @Nullable Double sample(String name, String... labels) {
    String[] names = new String[labels.length / 2];
    String[] values = new String[labels.length / 2];
    for (int i = 0; i < names.length; i++) {
      names[i] = labels[2 * i];
      values[i] = labels[2 * i + 1];
    }
    return registry.getSampleValue(name, names, values);
  }

  @Test
  void countersAreCountedOnTheSidesTheirLabelsBelongTo() {
    Objectives objectives = objectives(Promises.requests("a"));

    increase(objectives, Promises.GOOD, 90);
    increase(objectives, Promises.BAD, 10);
    increase(objectives, Labels.of(Labels.NAME, "other_total"), 1_000);

    assertThat(counts(objectives, "a")).isEqualTo(new Counts(90, 10, 0));
  }

  @Test
  void fractionsOfEventsAddUpAndNoneIsLost() {
    Objectives objectives = objectives(Promises.requests("a"));

    for (int i = 0; i < 1_000; i++) {
      increase(objectives, Promises.GOOD, 0.75);
    }

    assertThat(counts(objectives, "a")).isEqualTo(new Counts(750, 0, 0));
  }

  @Test
  void fractionsAddUpThoughDoublesAreRounded() {
    Objectives objectives = objectives(Promises.requests("a"));

    for (int i = 0; i < 10; i++) {
      increase(objectives, Promises.GOOD, 0.1);
    }
    assertThat(counts(objectives, "a")).isEqualTo(new Counts(1, 0, 0));

    for (int i = 0; i < 990; i++) {
      increase(objectives, Promises.GOOD, 0.1);
    }
    assertThat(counts(objectives, "a")).isEqualTo(new Counts(100, 0, 0));

    for (int i = 0; i < 3_000_000; i++) {
      increase(objectives, Promises.GOOD, 1 / 3.0);
    }
    assertThat(counts(objectives, "a")).isEqualTo(new Counts(1_000_100, 0, 0));
  }

  @Test
  void whatCannotBeEventsIsNotCountedButSeen() {
    Objectives objectives = objectives(Promises.requests("a"));

    increase(objectives, Promises.BAD, Double.NaN);
    increase(objectives, Promises.BAD, -1);
    increase(objectives, Promises.BAD, Double.POSITIVE_INFINITY);
    increase(objectives, Promises.BAD, 1e13);
    increase(objectives, Promises.BAD, 0);

    assertThat(counts(objectives, "a")).isEqualTo(Counts.NONE);
    assertThat(sample("headroom_slo_ignored_total", "reason", "not_countable")).isEqualTo(4.0);
    assertThat(objectives.read("a", NOW).orElseThrow().newest()).isEmpty();
  }

  @Test
  void eventsTooOldToKeepAreNotCountedButSeen() {
    Objectives objectives = objectives(Promises.requests("a"));
    SeriesTap total = objectives.taps().get(1);
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
    Objectives objectives = objectives(Promises.of("fast", indicator, "0.99", Duration.ofDays(30)));
    Labels series = Labels.of(Labels.NAME, "checkout_seconds");

    for (SeriesTap tap : objectives.taps()) {
      tap.observations(series, Unit.MILLISECONDS, JUST_NOW, new double[] {200, 200.5, 10});
      tap.distribution(
          series,
          Unit.SECONDS,
          JUST_NOW,
          new HdrDistribution(2, new int[] {5, 1_307}, new long[] {3, 4}, 0, 0));
      tap.increase(series, JUST_NOW, 1_000);
    }

    assertThat(counts(objectives, "fast").unmeasured()).isZero();
    assertThat(counts(objectives, "fast").good()).isEqualTo(2 + 3 + 4);
    assertThat(counts(objectives, "fast").bad()).isEqualTo(1);
  }

  @Test
  void aBucketCutByTheThresholdIsUnmeasured() {
    Indicator indicator =
        new Indicator(
            Indicator.Side.BAD,
            Promises.observations("size_bytes", Optional.of("3")),
            Promises.observations("size_bytes", Optional.of("100")));
    Objectives objectives =
        objectives(Promises.of("sizes", indicator, "0.99", Duration.ofDays(30)));
    dev.headroom.model.distribution.BucketDistribution growth =
        new dev.headroom.model.distribution.BucketDistribution(
            new double[] {2, 4, 90, 110}, new long[] {1, 2, 4, 8, 16}, 0);

    for (SeriesTap tap : objectives.taps()) {
      tap.distribution(Labels.of(Labels.NAME, "size_bytes"), Unit.BYTE, JUST_NOW, growth);
    }

    // Bad: 1 for certain, 2 perhaps. All: 7 for certain, 8 perhaps; the last 16 are too large.
    assertThat(counts(objectives, "sizes")).isEqualTo(new Counts(4, 1, 10));
  }

  @Test
  void moreEventsThanThereAreInAllIsSaidAndNeverNegative() {
    Indicator indicator =
        new Indicator(
            Indicator.Side.GOOD, Promises.counter("good_total"), Promises.counter("all_total"));
    Objectives objectives = objectives(Promises.of("a", indicator, "0.99", Duration.ofDays(30)));

    increase(objectives, Labels.of(Labels.NAME, "good_total"), 12);
    increase(objectives, Labels.of(Labels.NAME, "all_total"), 10);
    new Evaluator(objectives, () -> 0).evaluateAll(NOW);

    assertThat(counts(objectives, "a")).isEqualTo(new Counts(12, 0, 0));
    assertThat(sample("headroom_slo_excess_events", "slo", "a")).isEqualTo(2.0);
  }

  @Test
  void oneSeriesMayCountTowardsSeveralPromises() {
    Objectives objectives = objectives(Promises.requests("a"), Promises.requests("b"));

    increase(objectives, Promises.BAD, 5);

    assertThat(counts(objectives, "a")).isEqualTo(counts(objectives, "b"));
    assertThat(counts(objectives, "a").bad()).isEqualTo(5);
  }

  @Test
  void countsOutliveAChangeOfAnythingButTheDefinition() {
    Objectives objectives =
        objectives(
            Promises.requests("same"), Promises.requests("other"), Promises.requests("gone"));
    increase(objectives, Promises.BAD, 5);
    List<SeriesTap> before = objectives.taps();
    Objective stricter = Promises.of("same", Promises.requests(), "0.9999", Duration.ofDays(30));
    Objective shorter = Promises.of("other", Promises.requests(), "0.999", Duration.ofDays(7));

    List<Objective> next = List.of(shorter, stricter, Promises.requests("new"));

    Promises.count(objectives, next, NOW);
    objectives.replace(next);

    assertThat(objectives.list())
        .extracting(Objective::name)
        .containsExactly("other", "same", "new");
    assertThat(objectives.read("same", NOW).orElseThrow().objective().target())
        .isEqualTo(new BigDecimal("0.9999"));
    assertThat(counts(objectives, "same").bad()).isEqualTo(5);
    assertThat(counts(objectives, "other")).isEqualTo(Counts.NONE);
    assertThat(counts(objectives, "new")).isEqualTo(Counts.NONE);
    assertThat(since(objectives, "same")).contains(Instant.EPOCH);
    assertThat(since(objectives, "other")).contains(NOW);
    assertThat(objectives.taps()).startsWith(before.toArray(SeriesTap[]::new)).hasSize(10);
    assertThat(objectives.read("gone", NOW)).isEmpty();
  }

  private static Optional<Instant> since(Objectives objectives, String name) {
    return objectives.read(name, NOW).orElseThrow().since();
  }

  /** Two reloads, the file missing in the first: it is as if there had been none. */
  @Test
  void aPromiseThatIsAwayForAWhileLosesNothing() {
    List<Objective> promised = List.of(Promises.requests("a"));
    Objectives objectives = objectives(Promises.requests("a"));
    increase(objectives, Promises.BAD, 60);

    Promises.count(objectives, List.of(), NOW);
    objectives.replace(List.of());
    increase(objectives, Promises.BAD, 30);
    assertThat(objectives.read("a", NOW)).isEmpty();
    assertThat(sample("headroom_slo_definitions_given_up")).isEqualTo(1.0);
    Promises.count(objectives, promised, NOW.plusSeconds(60));
    objectives.replace(promised);
    increase(objectives, Promises.BAD, 10);

    assertThat(counts(objectives, "a").bad()).isEqualTo(100);
    assertThat(since(objectives, "a")).contains(Instant.EPOCH);
    assertThat(sample("headroom_slo_definitions_given_up")).isZero();
  }

  @Test
  void changingADefinitionBackFindsWhatItCounted() {
    List<Objective> first = List.of(Promises.requests("a"));
    List<Objective> second =
        List.of(Promises.of("a", Promises.requests(), "0.999", Duration.ofDays(7)));
    Objectives objectives = objectives(Promises.requests("a"));
    increase(objectives, Promises.BAD, 60);

    Promises.count(objectives, second, NOW);
    objectives.replace(second);
    increase(objectives, Promises.BAD, 30);
    assertThat(counts(objectives, "a").bad()).isEqualTo(30);
    Promises.count(objectives, first, NOW);
    objectives.replace(first);

    assertThat(counts(objectives, "a").bad()).isEqualTo(90);
    assertThat(sample("headroom_slo_definitions_given_up")).isEqualTo(1.0);
  }

  @Test
  void whatIsGivenUpIsForgottenAfterItsWindow() {
    Duration week = Duration.ofDays(7);
    Objective weekly = Promises.of("a", Promises.requests(), "0.999", week);
    Objectives objectives = objectives(weekly);
    Promises.count(objectives, List.of(), NOW);

    objectives.apply(NOW.plus(week).toEpochMilli() - 1, List.of());
    assertThat(objectives.taps()).hasSize(2);
    objectives.apply(NOW.plus(week).toEpochMilli(), List.of());

    assertThat(objectives.taps()).isEmpty();
    assertThat(sample("headroom_slo_definitions_forgotten_total", "reason", "window"))
        .isEqualTo(1.0);
  }

  @Test
  void ofTooManyGivenUpTheOldestGoesFirst() {
    Objectives objectives = objectives();
    int kept = SloConfig.defaults().givenUpMax();
    for (int i = 0; i <= kept; i++) {
      Promises.count(objectives, List.of(Promises.requests("a" + i)), NOW.plusSeconds(i));
    }
    Promises.count(objectives, List.of(), NOW.plusSeconds(kept + 1));

    assertThat(objectives.taps()).hasSize(2 * kept);
    assertThat(sample("headroom_slo_definitions_given_up")).isEqualTo((double) kept);
    assertThat(sample("headroom_slo_definitions_forgotten_total", "reason", "limit"))
        .isEqualTo(1.0);
    Promises.count(objectives, List.of(Promises.requests("a0")), NOW);
    objectives.replace(List.of(Promises.requests("a0")));
    assertThat(since(objectives, "a0")).contains(NOW);
  }

  /** As at a start whose log takes nothing: what was counted goes on, what is new has no counts. */
  @Test
  void aPromiseThatTheLogDoesNotKnowIsNotCounted() {
    Objectives objectives = objectives(Promises.requests("known"));

    objectives.replace(List.of(Promises.requests("known"), Promises.requests("new")));
    increase(objectives, Promises.BAD, 5);

    assertThat(counts(objectives, "known").bad()).isEqualTo(5);
    assertThat(counts(objectives, "new")).isEqualTo(Counts.NONE);
    assertThat(since(objectives, "new")).isEmpty();
    assertThat(objectives.unrecorded(objectives.list(), NOW))
        .extracting(PromiseChange::objective)
        .containsExactly("new");
  }

  @Test
  void onlyAnotherDefinitionIsWorthARecord() {
    Objectives objectives = objectives(Promises.requests("a"), Promises.requests("b"));
    Objective stricter = Promises.of("a", Promises.requests(), "0.9999", Duration.ofDays(30));

    assertThat(objectives.unrecorded(List.of(Promises.requests("b"), stricter), NOW)).isEmpty();
    assertThat(objectives.unrecorded(List.of(stricter), NOW))
        .containsExactly(PromiseChange.removal("b", NOW.toEpochMilli()));
  }

  @Test
  void aDefinitionOfALaterProgramEndsTheOneBeforeAndIsSeen() {
    Objectives objectives = objectives(Promises.requests("a"));

    objectives.apply(1, List.of(new PromiseChange("a", "MOSTLY sunny", 1)));

    assertThat(sample("headroom_slo_definitions_unreadable_total")).isEqualTo(1.0);
    assertThat(objectives.unrecorded(objectives.list(), NOW)).hasSize(1);
  }

  @Test
  void metricsOfWhatIsGoneAreGone() {
    Objectives objectives = objectives(Promises.requests("kept"), Promises.requests("gone"));
    increase(objectives, Promises.BAD, 5);
    new Evaluator(objectives, () -> 0).evaluateAll(NOW);

    objectives.replace(List.of(Promises.requests("kept")));
    increase(objectives, Promises.BAD, 5);

    assertThat(sample("headroom_slo_objectives")).isEqualTo(1.0);
    assertThat(sample("headroom_slo_events_total", "slo", "kept", "side", "total")).isEqualTo(10.0);
    assertThat(sample("headroom_slo_events_total", "slo", "gone", "side", "total")).isNull();
    assertThat(sample("headroom_slo_budget_remaining_ratio", "slo", "gone")).isNull();
    assertThat(sample("headroom_slo_burn_rate", "slo", "gone", "window", "1h")).isNull();
    assertThat(sample("headroom_slo_burn_rate", "slo", "kept", "window", "1h")).isNull();
  }

  @Test
  void namesAreUnique() {
    assertThatThrownBy(() -> objectives(Promises.requests("a"), Promises.requests("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two objectives named a");
  }

  /** The total grows first, by a batch in which nothing is bad; no reader may see that half. */
  @Test
  void readersSeeBatchesWhole() throws Exception {
    Objectives objectives = objectives(Promises.requests("a"));
    List<SeriesTap> taps = objectives.taps();
    Follower store =
        new TappedStore(() -> {
          taps.get(1).increase(Promises.GOOD, JUST_NOW, 1);
          Thread.onSpinWait();
          taps.get(0).increase(Promises.GOOD, JUST_NOW, 1);
        });
    Follower whole = objectives.wholeBatches(store);
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
      badSeen += counts(objectives, "a").bad();
    }
    applying.join();

    assertThat(badSeen).isZero();
    assertThat(counts(objectives, "a").good()).isEqualTo(20_000);
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

  @Test
  void definitionsTellApartWhatIsCountedDifferently() {
    SliceGrid grid = SliceGrid.of(WindowScale.NONE);
    Duration month = Duration.ofDays(30);
    Indicator.Source all = Promises.observations("a", Optional.empty());
    Indicator.Source fast = Promises.observations("a", Optional.of("0.2"));
    List<Objective> different =
        List.of(
            Promises.requests("x"),
            Promises.of("x", new Indicator(Indicator.Side.GOOD, fast, all), "0.9", month),
            Promises.of("x", new Indicator(Indicator.Side.BAD, fast, all), "0.9", month),
            Promises.of("x", new Indicator(Indicator.Side.GOOD, all, all), "0.9", month),
            Promises.of(
                "x",
                new Indicator(Indicator.Side.GOOD, fast, Promises.counter("a")),
                "0.9",
                month));

    assertThat(different.stream().map(each -> CountingRule.of(each, grid).text()))
        .doesNotHaveDuplicates();
    assertThat(CountingRule.of(different.getFirst(), grid).text())
        .isNotEqualTo(
            CountingRule.of(different.getFirst(), SliceGrid.of(new WindowScale(60))).text());
    assertThat(Map.of("0.20", "0.2").entrySet())
        .allSatisfy(same ->
            assertThat(definitionAtMost(same.getKey()))
                .isEqualTo(definitionAtMost(same.getValue())));
  }

  private static String definitionAtMost(String amount) {
    Indicator indicator =
        new Indicator(
            Indicator.Side.GOOD,
            Promises.observations("a", Optional.of(amount)),
            Promises.observations("a", Optional.empty()));
    return CountingRule.of(
            Promises.of("x", indicator, "0.9", Duration.ofDays(30)), SliceGrid.of(WindowScale.NONE))
        .text();
  }
}
