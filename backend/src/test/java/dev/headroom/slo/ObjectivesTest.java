package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.model.Labels;
import dev.headroom.model.PromiseChange;
import dev.headroom.slo.objective.Counts;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.storage.series.SeriesTap;
import io.prometheus.client.CollectorRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is in force, and what it is read from. */
class ObjectivesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final long JUST_NOW = NOW.minusSeconds(1).toEpochMilli();

  private final CollectorRegistry registry = new CollectorRegistry();

  private Objectives objectives(Objective... objectives) {
    return Promises.counted(List.of(objectives), SloConfig.defaults(), registry);
  }

  private static void increase(Objectives objectives, Labels series, double increase) {
    for (SeriesTap tap : objectives.counting().taps()) {
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
  void countsOutliveAChangeOfAnythingButTheDefinition() {
    Objectives objectives =
        objectives(
            Promises.requests("same"), Promises.requests("other"), Promises.requests("gone"));
    increase(objectives, Promises.BAD, 5);
    List<SeriesTap> before = objectives.counting().taps();
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
    assertThat(objectives.counting().taps())
        .startsWith(before.toArray(SeriesTap[]::new))
        .hasSize(10);
    assertThat(objectives.read("gone", NOW)).isEmpty();
  }

  private static Optional<Instant> since(Objectives objectives, String name) {
    return objectives.read(name, NOW).orElseThrow().since();
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
    assertThat(objectives.counting().unrecorded(objectives.list(), NOW))
        .extracting(PromiseChange::objective)
        .containsExactly("new");
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
}
