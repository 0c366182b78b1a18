package dev.headroom.slo.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.PromiseChange;
import dev.headroom.slo.objective.Indicator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import dev.headroom.slo.objective.SloConfig.WindowScale;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By which definition is counted, and since when. */
class CountedDefinitionsTest {
  private static final Instant NOW = CountedObjectives.NOW;

  private final CollectorRegistry registry = new CollectorRegistry();

  private CountedObjectives objectives(Objective... objectives) {
    return CountedObjectives.of(registry, objectives);
  }

  private @Nullable Double sample(String name, String... labels) {
    return CountedObjectives.sample(registry, name, labels);
  }

  /** Two reloads, the file missing in the first: it is as if there had been none. */
  @Test
  void aPromiseThatIsAwayForAWhileLosesNothing() {
    List<Objective> promised = List.of(Promises.requests("a"));
    CountedObjectives objectives = objectives(Promises.requests("a"));
    objectives.increase(Promises.BAD, 60);

    objectives.record(List.of(), NOW);
    objectives.putInForce(List.of());
    objectives.increase(Promises.BAD, 30);
    assertThat(sample("headroom_slo_definitions_given_up")).isEqualTo(1.0);
    objectives.record(promised, NOW.plusSeconds(60));
    objectives.putInForce(promised);
    objectives.increase(Promises.BAD, 10);

    assertThat(objectives.counts("a").bad()).isEqualTo(100);
    assertThat(objectives.read("a").since()).contains(Instant.EPOCH);
    assertThat(sample("headroom_slo_definitions_given_up")).isZero();
  }

  @Test
  void changingADefinitionBackFindsWhatItCounted() {
    List<Objective> first = List.of(Promises.requests("a"));
    List<Objective> second =
        List.of(Promises.of("a", Promises.requests(), "0.999", Duration.ofDays(7)));
    CountedObjectives objectives = objectives(Promises.requests("a"));
    objectives.increase(Promises.BAD, 60);

    objectives.record(second, NOW);
    objectives.putInForce(second);
    objectives.increase(Promises.BAD, 30);
    assertThat(objectives.counts("a").bad()).isEqualTo(30);
    objectives.record(first, NOW);
    objectives.putInForce(first);

    assertThat(objectives.counts("a").bad()).isEqualTo(90);
    assertThat(sample("headroom_slo_definitions_given_up")).isEqualTo(1.0);
  }

  @Test
  void whatIsGivenUpIsForgottenAfterItsWindow() {
    Duration week = Duration.ofDays(7);
    Objective weekly = Promises.of("a", Promises.requests(), "0.999", week);
    CountedObjectives objectives = objectives(weekly);
    objectives.record(List.of(), NOW);

    objectives.counting.apply(NOW.plus(week).toEpochMilli() - 1, List.of());
    assertThat(objectives.counting.taps()).hasSize(2);
    objectives.counting.apply(NOW.plus(week).toEpochMilli(), List.of());

    assertThat(objectives.counting.taps()).isEmpty();
    assertThat(sample("headroom_slo_definitions_forgotten_total", "reason", "window"))
        .isEqualTo(1.0);
  }

  @Test
  void ofTooManyGivenUpTheOldestGoesFirst() {
    CountedObjectives objectives = objectives();
    int kept = SloConfig.defaults().givenUpMax();
    for (int i = 0; i <= kept; i++) {
      objectives.record(List.of(Promises.requests("a" + i)), NOW.plusSeconds(i));
    }
    objectives.record(List.of(), NOW.plusSeconds(kept + 1));

    assertThat(objectives.counting.taps()).hasSize(2 * kept);
    assertThat(sample("headroom_slo_definitions_given_up")).isEqualTo((double) kept);
    assertThat(sample("headroom_slo_definitions_forgotten_total", "reason", "limit"))
        .isEqualTo(1.0);
    objectives.record(List.of(Promises.requests("a0")), NOW);
    objectives.putInForce(List.of(Promises.requests("a0")));
    assertThat(objectives.read("a0").since()).contains(NOW);
  }

  @Test
  void onlyAnotherDefinitionIsWorthARecord() {
    CountedObjectives objectives = objectives(Promises.requests("a"), Promises.requests("b"));
    Objective stricter = Promises.of("a", Promises.requests(), "0.9999", Duration.ofDays(30));

    assertThat(objectives.counting.unrecorded(List.of(Promises.requests("b"), stricter), NOW))
        .isEmpty();
    assertThat(objectives.counting.unrecorded(List.of(stricter), NOW))
        .containsExactly(PromiseChange.removal("b", NOW.toEpochMilli()));
  }

  @Test
  void aDefinitionOfALaterProgramEndsTheOneBeforeAndIsSeen() {
    CountedObjectives objectives = objectives(Promises.requests("a"));

    objectives.counting.apply(1, List.of(new PromiseChange("a", "MOSTLY sunny", 1)));

    assertThat(sample("headroom_slo_definitions_unreadable_total")).isEqualTo(1.0);
    assertThat(objectives.counting.unrecorded(objectives.list(), NOW)).hasSize(1);
  }

  @Test
  void definitionsTellApartWhatIsCountedDifferently() {
    SliceGrid grid = SliceGrid.of(WindowScale.NONE);
    Duration month = Duration.ofDays(30);
    Indicator.MetricSource all = Promises.observations("a", Optional.empty());
    Indicator.MetricSource fast = Promises.observations("a", Optional.of("0.2"));
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
