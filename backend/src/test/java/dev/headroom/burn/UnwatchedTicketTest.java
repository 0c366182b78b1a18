package dev.headroom.burn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.TestClock;
import dev.headroom.alerting.record.RecordingDeliveries;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluation.PromiseState;
import dev.headroom.slo.Evaluation.WatchGap;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.Objective;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever made a promise that nobody watches is told, once. */
class UnwatchedTicketTest {
  private static final Objective LATENCY = EvaluationFixture.objective("checkout-latency");
  private static final Instant SINCE = Instant.parse("2026-03-01T02:00:00Z");

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private final RecordingDeliveries deliveries = new RecordingDeliveries();
  private StateDatabase database;
  private Alerting alerting;

  @BeforeEach
  void open() throws IOException {
    CollectorRegistry registry = new CollectorRegistry();
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, registry);
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Alerting.IncidentSources(_ -> EvaluationFixture.BURNS, clock, Seed.fixed(1)),
            AlertingConfig.defaults(),
            incident -> {},
            registry);
    Receiver desk = new Receiver("desk", List.of());
    alerting.reload(
        BurnAlerts.subjects(UnwatchedPromise.besideObjectives(List.of(LATENCY))),
        Routing.to(desk, Routing.RouteTimes.DEFAULT));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void evaluate(Optional<WatchGap> gap) {
    clock.advance(Duration.ofSeconds(1));
    Evaluation sound = EvaluationFixture.silent(LATENCY, clock.instant());
    Evaluation evaluation =
        new Evaluation(
            sound.objective(),
            sound.at(),
            sound.counts(),
            sound.coverage(),
            sound.budget(),
            sound.burns(),
            sound.firing(),
            sound.frozen(),
            sound.exhaustionAtPace(),
            sound.exhaustionOfRemaining(),
            sound.paceWindow(),
            sound.newest(),
            sound.since(),
            gap.isPresent() ? PromiseState.UNMEASURED : PromiseState.MET,
            gap,
            sound.tiers());
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(UnwatchedPromise.besideEvaluations(List.of(evaluation))));
  }

  private static Optional<WatchGap> gap(boolean due) {
    return Optional.of(
        new WatchGap(WatchGap.GapKind.UNMEASURED, "total request_total", SINCE, due));
  }

  @Test
  void aGapThatIsDueIsATicketToTheOwnerOnce() {
    evaluate(gap(false));
    assertThat(alerting.unresolved()).isEmpty();

    evaluate(gap(true));
    evaluate(gap(true));

    assertThat(alerting.unresolved())
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.severity()).isEqualTo(Urgency.TICKET);
          assertThat(UnwatchedPromise.promise(incident.subject())).isEqualTo("checkout-latency");
          assertThat(incident.owner()).isEqualTo("team-payments");
          assertThat(incident.labels())
              .containsEntry("alertname", "PromiseUnwatched")
              .containsEntry("slo", "checkout-latency")
              .containsEntry("severity", "ticket");
          assertThat(incident.summary())
              .isEqualTo(
                  "checkout: 'checkout-latency' is not measured: since 2026-03-01T02:00:00Z no"
                      + " series has matched total request_total (team-payments)");
        });
    assertThat(deliveries.enqueued).containsExactly("1 opened unwatched to desk");
  }

  /** A server that has just started gives sources time, and that is no news to anybody. */
  @Test
  void aGraceThatBeginsAnewEndsNothing() {
    evaluate(gap(true));
    String told = alerting.unresolved().getFirst().summary();
    evaluate(gap(false));
    evaluate(gap(true));

    assertThat(alerting.unresolved())
        .singleElement()
        .satisfies(incident -> assertThat(incident.summary()).isEqualTo(told));
    assertThat(deliveries.enqueued).containsExactly("1 opened unwatched to desk");
  }

  @Test
  void itEndsWhenThePromiseIsWatchedAgain() {
    evaluate(gap(true));
    evaluate(Optional.empty());

    assertThat(alerting.unresolved()).isEmpty();
    assertThat(deliveries.enqueued).hasSize(2);
  }
}
