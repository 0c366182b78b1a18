package dev.headroom.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.model.Urgency;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.Promises;
import dev.headroom.slo.objective.SloConfig;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnwatchedPromiseTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Evaluator evaluator =
      new Evaluator(
          Promises.counted(
              List.of(Promises.requests("a")), SloConfig.defaults(), new CollectorRegistry(), NOON),
          () -> 0);

  private Evaluation beside(Instant at) {
    return UnwatchedPromise.besideEvaluations(evaluator.evaluateAll(at)).get(1);
  }

  @Test
  void besideEachObjectiveStandsOneThatIsToldApartByItsName() {
    List<Objective> all = UnwatchedPromise.besideObjectives(List.of(Promises.requests("a")));

    assertThat(all).extracting(Objective::name).containsExactly("a", "a/unwatched");
    assertThat(all).extracting(UnwatchedPromise::is).containsExactly(false, true);
    assertThat(all.get(1).tiers()).containsExactly(UnwatchedPromise.TIER);
    assertThat(UnwatchedPromise.TIER.urgency()).isEqualTo(Urgency.TICKET);
    assertThat(UnwatchedPromise.promise("a/unwatched")).isEqualTo("a");
    assertThat(UnwatchedPromise.promise("a")).isEqualTo("a");
    assertThat(UnwatchedPromise.unwatched("a")).isEqualTo("a/unwatched");
  }

  /** The grace is an hour from the first evaluation on. */
  @Test
  void itAsksForATicketOnceTheGapIsDue() {
    assertThat(beside(NOON).firing()).isEmpty();
    assertThat(beside(NOON).tiers().getFirst().level()).isEqualTo(TierReading.BurnLevel.HOLDS);

    Evaluation due = beside(NOON.plus(Duration.ofHours(1)));

    assertThat(due.firing()).contains(UnwatchedPromise.TIER);
    assertThat(due.tiers().getFirst().level()).isEqualTo(TierReading.BurnLevel.BURNS);
    assertThat(due.objective().description())
        .isEqualTo(
            "'a' is not measured: since 2026-03-01T12:00:00Z no series has matched"
                + " good requests_total{code!~\"5..\"}, total requests_total");
  }
}
