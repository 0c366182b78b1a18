package dev.headroom.burn;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluation.PromiseState;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.TierReading.BurnLevel;
import dev.headroom.slo.objective.Objective;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a promise does not contradict its incident. */
class GoingOnTest {
  private static final Objective LATENCY =
      EvaluationFixture.objective("checkout-latency", List.of(PAGE_1H, PAGE_6H));
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");

  private static Evaluation reading(BurnLevel first) {
    return EvaluationFixture.reading(
        LATENCY,
        AT,
        List.of(TierReading.of(PAGE_1H, first), TierReading.of(PAGE_6H, BurnLevel.CLEAR)));
  }

  @ParameterizedTest
  @EnumSource(names = {"HOLDS", "UNMEASURED", "BURNS"})
  void a_tier_that_burnt_burns_until_it_is_clear(BurnLevel level) {
    Evaluation told = reading(level).goingOnFrom(Set.of("page-1h"));
    assertThat(told.firing()).contains(PAGE_1H);
    assertThat(told.state()).isEqualTo(PromiseState.BURNING);
  }

  @Test
  void a_tier_that_is_clear_or_did_not_burn_does_not() {
    assertThat(reading(BurnLevel.CLEAR).goingOnFrom(Set.of("page-1h")).firing()).isEmpty();
    assertThat(reading(BurnLevel.HOLDS).goingOnFrom(Set.of()).firing()).isEmpty();
    assertThat(reading(BurnLevel.HOLDS).goingOnFrom(Set.of("page-6h")).firing()).isEmpty();
  }
}
