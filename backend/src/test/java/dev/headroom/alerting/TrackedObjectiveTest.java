package dev.headroom.alerting;

import static dev.headroom.alerting.EvaluationFixture.PAGE_1H;
import static dev.headroom.alerting.EvaluationFixture.TICKET_1D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.record.TrackedObjective;
import dev.headroom.model.Urgency;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.BurnTier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackedObjectiveTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");

  private final BurnTransitions transitions =
      new BurnTransitions(
          new AlertText(new Links(URI.create("http://localhost:8080"))),
          new IncidentIds(new Random(1)),
          EvaluationFixture.HINDSIGHT);

  private TrackedObjective burning(BurnTier tier) {
    Evaluation evaluation =
        EvaluationFixture.firing(EvaluationFixture.objective("checkout-latency"), AT, tier);
    AlertingState state =
        new Policy(Duration.ofMinutes(5), 2, 6)
            .evaluated(AlertingState.NOTHING, EvaluatedTiers.of(evaluation))
            .state();
    LoggedTransition opened =
        transitions.opened(evaluation, new Effect.Open(tier.urgency(), tier, Optional.empty()));
    return TrackedObjective.NOTHING.after(state, List.of(opened));
  }

  @Test
  void whatBeganInMemoryStandsAndWhatElseWasThereJoinsIt() {
    TrackedObjective began = burning(PAGE_1H);
    TrackedObjective both = began.over(burning(TICKET_1D));
    assertThat(both.unresolved()).containsOnlyKeys(Urgency.PAGE, Urgency.TICKET);
    assertThat(both.state().open()).containsOnlyKeys(Urgency.PAGE, Urgency.TICKET);
    assertThat(both.state().burns()).containsOnlyKeys("page-1h");
    assertThat(both.unresolved().get(Urgency.PAGE)).isEqualTo(began.unresolved().get(Urgency.PAGE));
  }

  @Test
  void ofTheSameUrgencyTheOneInMemoryStands() {
    TrackedObjective began = burning(PAGE_1H);
    assertThat(began.over(burning(PAGE_1H))).isEqualTo(began);
  }

  @Test
  void whatEndedLongAgoComesBackOnlyWhereNothingStands() {
    TrackedObjective earlier =
        TrackedObjective.NOTHING.ended(Urgency.PAGE, "inc-1", new AlertingState.Ended(AT, 0));
    assertThat(burning(PAGE_1H).over(earlier).ended()).isEmpty();
    TrackedObjective both = burning(TICKET_1D).over(earlier);
    assertThat(both.ended()).isEqualTo(Map.of(Urgency.PAGE, "inc-1"));
    assertThat(both.state().ended(Urgency.PAGE)).contains(new AlertingState.Ended(AT, 0));
  }
}
