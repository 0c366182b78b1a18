package dev.headroom.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.burn.EvaluationFixture;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.LegTime;
import dev.headroom.model.Urgency;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.Objective;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A drill has the target and the fastest tier of a real promise, and nothing else of it. */
class DrillPlanTest {
  private static final BurnTier FAST =
      new BurnTier(
          "page-10m",
          Urgency.PAGE,
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          new BigDecimal("2"));

  private static DrillPlan plan(Objective... promises) {
    return DrillPlan.of(List.of(promises), "x1").orElseThrow();
  }

  @Test
  void theTheoryOfThreeNinesAndTheWorkbooksTiersIsFiftyTwoSeconds() {
    DrillPlan plan = plan(EvaluationFixture.objective("checkout-latency"));
    assertThat(plan.objective().tiers()).containsExactly(EvaluationFixture.PAGE_1H);
    LegTime alert = plan.legs().get(1);
    assertThat(alert.leg()).isEqualTo(DrillLeg.ALERT);
    assertThat(alert.expected()).isEqualTo(Duration.ofMillis(51_840));
    assertThat(alert.limit()).isEqualTo(Duration.ofMillis(71_840));
  }

  @Test
  void ofAServiceThePromiseThatNoticesFirstIsDrilled() {
    DrillPlan plan =
        plan(
            EvaluationFixture.objective("slow"),
            EvaluationFixture.objective("fast", List.of(FAST, EvaluationFixture.PAGE_1H)));
    assertThat(plan.drilled().name()).isEqualTo("fast");
    assertThat(plan.objective().tiers()).containsExactly(FAST);
    assertThat(plan.objective().window()).isEqualTo(FAST.longWindow());
  }

  @Test
  void whatPagesNobodyCannotBeDrilled() {
    assertThat(
            DrillPlan.of(
                List.of(EvaluationFixture.objective("slow", List.of(EvaluationFixture.TICKET_1D))),
                "x1"))
        .isEmpty();
  }

  @Test
  void whatRunsInShadowIsNotDrilled() {
    assertThat(DrillPlan.of(List.of(inShadow(EvaluationFixture.objective("new"))), "x1")).isEmpty();
  }

  private static Objective inShadow(Objective promise) {
    return new Objective(
        promise.name(),
        promise.displayName(),
        promise.description(),
        promise.service(),
        promise.owner(),
        promise.runbook(),
        promise.labels(),
        promise.target(),
        promise.window(),
        promise.indicator(),
        promise.tiers(),
        promise.minBad(),
        promise.events(),
        promise.definition(),
        true);
  }

  @Test
  void itsSeriesAreItsOwnAndItsLabelsThoseOfThePromise() {
    DrillPlan plan = plan(EvaluationFixture.objective("checkout-latency"));
    assertThat(plan.objective().name()).isEqualTo("drill/run-x1");
    assertThat(plan.objective().indicator().text())
        .contains("headroom_drill_events_total")
        .contains("drill_run=\"x1\"")
        .doesNotContain("http_request");
    assertThat(plan.labels())
        .containsEntry("slo", "checkout-latency")
        .containsEntry("service", "checkout")
        .containsEntry("team", "payments")
        .containsEntry("severity", "page")
        .containsEntry("tier", "page-1h")
        .containsEntry("alertname", "ErrorBudgetBurn")
        .containsEntry("drill", "true");
  }
}
