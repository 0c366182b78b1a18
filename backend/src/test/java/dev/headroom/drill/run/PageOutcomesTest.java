package dev.headroom.drill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.TestClock;
import dev.headroom.drill.record.DrillFixture;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.PageOutcome;
import dev.headroom.notify.record.MemoryStateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each drill that ended is pushed until it is acknowledged, and then no more. */
class PageOutcomesTest {
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private final MemoryStateStore store = new MemoryStateStore(0);
  private final DrillLedger ledger = new DrillLedger(store);
  private final ScriptedServer server = new ScriptedServer(_ -> List.of());
  private CollectorRegistry registry = new CollectorRegistry();
  private PageOutcomes outcomes = opened();

  private PageOutcomes opened() {
    registry = new CollectorRegistry();
    return new PageOutcomes(ledger, server, new DrillRunMetrics(registry));
  }

  private PageOutcome ends(String drill) throws IOException {
    KeptDrill ended =
        DrillFixture.running(drill, "weekly", "checkout", clock.instant())
            .ended(DrillResult.PASSED, Optional.empty(), "", clock.instant());
    PageOutcome outcome = PageOutcome.of(ended, true);
    ledger.end(ended, outcome);
    outcomes.added();
    return outcome;
  }

  private void lookAfter(Duration time) {
    clock.advance(time);
    outcomes.look(clock.instant());
  }

  private double metric(String name) {
    return registry.getSampleValue(name);
  }

  @Test
  void whatEndedIsPushedOnce() throws IOException {
    PageOutcome first = ends("a");
    lookAfter(Duration.ZERO);
    lookAfter(Duration.ofDays(2));
    assertThat(server.outcomes).containsExactly(first);
    PageOutcome second = ends("b");
    lookAfter(Duration.ZERO);
    assertThat(server.outcomes).containsExactly(first, second);
    assertThat(ledger.outcomes()).isEmpty();
  }

  @Test
  void whatIsNotAcknowledgedIsPushedAgain() throws IOException {
    PageOutcome ended = ends("a");
    server.pushFails = true;
    lookAfter(Duration.ZERO);
    assertThat(metric("headroom_drill_outcomes_waiting")).isEqualTo(1);
    server.pushFails = false;
    lookAfter(PageOutcomes.RETRY.minusMillis(1));
    assertThat(server.outcomes).isEmpty();
    lookAfter(Duration.ofMillis(1));
    assertThat(server.outcomes).containsExactly(ended);
    assertThat(metric("headroom_drill_outcomes_waiting")).isZero();
    assertThat(metric("headroom_drill_failures_total")).isEqualTo(1);
  }

  @Test
  void aRestartPushesWhatWaits() throws IOException {
    PageOutcome ended = ends("a");
    outcomes = opened();
    lookAfter(Duration.ofHours(3));
    assertThat(server.outcomes).containsExactly(ended);
  }

  /** The same push again: by its key the server knows it. */
  @Test
  void whatCannotBeMarkedAsCountedIsPushedAsTheSame() throws IOException {
    PageOutcome ended = ends("a");
    store.refuse(true);
    lookAfter(Duration.ZERO);
    store.refuse(false);
    lookAfter(PageOutcomes.RETRY);
    assertThat(server.outcomes).containsExactly(ended, ended);
    assertThat(ledger.outcomes()).isEmpty();
  }

  @Test
  void whatIsTooOldIsGivenUpAndSaid() throws IOException {
    ends("a");
    server.pushFails = true;
    lookAfter(PageOutcomes.WAITS_MAX);
    assertThat(ledger.outcomes()).hasSize(1);
    lookAfter(PageOutcomes.RETRY);
    assertThat(ledger.outcomes()).isEmpty();
    assertThat(metric("headroom_drill_uncounted_outcomes_total")).isEqualTo(1);
    assertThat(metric("headroom_drill_outcome_limit_seconds"))
        .isEqualTo((double) PageOutcomes.WAITS_MAX.toSeconds());
  }
}
