package dev.headroom.alerting;

import static dev.headroom.alerting.incident.EvaluationFixture.PAGE_1H;
import static dev.headroom.alerting.incident.EvaluationFixture.TICKET_1D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.AlertText;
import dev.headroom.alerting.incident.EvaluationFixture;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.Watch;
import dev.headroom.alerting.record.Known;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.BurnTier;
import dev.headroom.slo.objective.BurnTier.Urgency;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownTest {
  private static final Instant AT = Instant.parse("2026-03-01T03:07:00Z");

  private final Transitions transitions =
      new Transitions(
          new AlertText(new Links(URI.create("http://localhost:8080"))),
          new IncidentIds(new Random(1)),
          EvaluationFixture.HINDSIGHT);

  private Known burning(BurnTier tier) {
    Evaluation evaluation =
        EvaluationFixture.firing(EvaluationFixture.objective("checkout-latency"), AT, tier);
    Watch watch =
        new Policy(Duration.ofMinutes(5), 2, 6)
            .evaluated(Watch.NOTHING, Round.of(evaluation))
            .watch();
    LoggedTransition opened =
        transitions.opened(evaluation, new Effect.Open(tier.urgency(), tier, Optional.empty()));
    return Known.NOTHING.after(watch, List.of(opened));
  }

  @Test
  void whatBeganInMemoryStandsAndWhatElseWasThereJoinsIt() {
    Known began = burning(PAGE_1H);
    Known both = began.over(burning(TICKET_1D));
    assertThat(both.unresolved()).containsOnlyKeys(Urgency.PAGE, Urgency.TICKET);
    assertThat(both.watch().standing()).containsOnlyKeys(Urgency.PAGE, Urgency.TICKET);
    assertThat(both.watch().burns()).containsOnlyKeys("page-1h");
    assertThat(both.unresolved().get(Urgency.PAGE)).isEqualTo(began.unresolved().get(Urgency.PAGE));
  }

  @Test
  void ofTheSameUrgencyTheOneInMemoryStands() {
    Known began = burning(PAGE_1H);
    assertThat(began.over(burning(PAGE_1H))).isEqualTo(began);
  }

  @Test
  void whatEndedLongAgoComesBackOnlyWhereNothingStands() {
    Known earlier = Known.NOTHING.ended(Urgency.PAGE, "inc-1", new Watch.Ended(AT, 0));
    assertThat(burning(PAGE_1H).over(earlier).ended()).isEmpty();
    Known both = burning(TICKET_1D).over(earlier);
    assertThat(both.ended()).isEqualTo(Map.of(Urgency.PAGE, "inc-1"));
    assertThat(both.watch().ended(Urgency.PAGE)).contains(new Watch.Ended(AT, 0));
  }
}
