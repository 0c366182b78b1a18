package dev.headroom.trial;

import static dev.headroom.trial.TrialStage.FAULT;
import static dev.headroom.trial.TrialStage.FAULT_LASTS;
import static dev.headroom.trial.TrialStage.NOW;
import static dev.headroom.trial.TrialStage.PAGER;
import static dev.headroom.trial.TrialStage.promise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.server.rules.ScratchDatabase;
import dev.headroom.slo.objective.Objective;
import dev.headroom.trial.TrialReport.ToldReceiver;
import dev.headroom.trial.TrialReport.TrialIncident;
import dev.headroom.trial.TrialReport.TriedIncident;
import dev.headroom.trial.TrialReport.TriedPromise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules tried on three hours with one bad minute, which somebody was paged for. */
class RuleTrialTest {
  private static final Objective AS_IT_IS = promise("checkout", "0.99", "requests_total");

  @TempDir private static Path folder;
  private static TrialStage stage;

  @BeforeAll
  static void live() throws IOException {
    stage = new TrialStage(folder);
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  private TrialReport tried(Objective promise, String routing) throws IOException {
    return stage.trial(() -> 0).run(stage.rules(promise, routing)).orElseThrow();
  }

  private static List<String> told(TrialIncident incident) {
    return incident.told().stream().map(ToldReceiver::receiver).toList();
  }

  @Test
  void theRulesInForceWouldHaveToldWhatWasTold() throws IOException {
    TrialReport report = tried(AS_IT_IS, PAGER);
    TriedIncident page = report.wouldBe().getFirst();
    assertThat(report.wouldBe()).hasSize(1);
    TrialIncident really = page.really().orElseThrow();
    assertThat(page.incident().startedAt()).isEqualTo(really.startedAt());
    assertThat(page.incident().startedAt()).isBetween(FAULT, FAULT.plus(FAULT_LASTS));
    assertThat(page.incident().endedAt()).isEqualTo(really.endedAt()).isPresent();
    assertThat(page.incident().summary()).contains("checkout");
    assertThat(told(page.incident())).isEqualTo(told(really)).containsExactly("pager");
    assertThat(page.incident().id()).isEmpty();
    assertThat(really.id()).isPresent();
    assertThat(report.onlyReal()).isEmpty();
    assertThat(report.untried()).isEmpty();
  }

  @Test
  void sevenDaysAreTriedAsFarAsTheyAreCounted() throws IOException {
    TrialReport report = tried(AS_IT_IS, PAGER);
    assertThat(report.until()).isEqualTo(NOW);
    assertThat(report.from()).isEqualTo(NOW.minus(Duration.ofDays(7).dividedBy(60)));
    assertThat(report.step()).isEqualTo(Duration.ofSeconds(1));
    assertThat(report.isComplete()).isTrue();
    assertThat(report.isCut()).isFalse();
    assertThat(report.promises())
        .containsExactly(
            new TriedPromise("checkout", Optional.of(TrialStage.START.minus(Duration.ofDays(1)))));
  }

  @Test
  void aLooserPromiseWouldHaveToldNobody() throws IOException {
    TrialReport report = tried(promise("checkout", "0.9", "requests_total"), PAGER);
    assertThat(report.wouldBe()).isEmpty();
    assertThat(report.onlyReal()).hasSize(1);
    assertThat(told(report.onlyReal().getFirst())).containsExactly("pager");
  }

  @Test
  void aPromiseOfAnotherNameIsTriedByTheSameCounts() throws IOException {
    TrialReport report = tried(promise("stricter", "0.999", "requests_total"), PAGER);
    assertThat(report.wouldBe())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.incident().subject()).isEqualTo("stricter");
          assertThat(each.incident().startedAt()).isBeforeOrEqualTo(FAULT.plusSeconds(5));
          assertThat(each.really()).isEmpty();
        });
    assertThat(report.onlyReal()).extracting(TrialIncident::subject).containsExactly("checkout");
  }

  @Test
  void otherRoutesWouldHaveToldOthersAndTheLadderWhoeverDoesNotAnswer() throws IOException {
    String routing =
        """
        route:
          receiver: desk
          routes:
            - matchers: ['severity="page"']
              receiver: other
              escalation: [{after: 10m, receiver: desk}]
        """
            + PAGER.substring(PAGER.indexOf("receivers:"));
    TrialReport report = tried(AS_IT_IS, routing);
    TriedIncident page = report.wouldBe().getFirst();
    assertThat(page.incident().told())
        .extracting(ToldReceiver::receiver, ToldReceiver::by)
        .containsExactly(tuple("other", "opened"), tuple("desk", "escalated"));
    assertThat(told(page.really().orElseThrow())).containsExactly("pager");
  }

  @Test
  void ofEventsThatNobodyCountsNothingIsKnown() throws IOException {
    TrialReport report = tried(promise("checkout", "0.99", "calls_total"), PAGER);
    assertThat(report.promises()).containsExactly(new TriedPromise("checkout", Optional.empty()));
    assertThat(report.wouldBe()).isEmpty();
    assertThat(report.onlyReal()).isEmpty();
    assertThat(report.untried()).extracting(TrialIncident::subject).containsExactly("checkout");
  }

  @Test
  void nothingIsKeptOfATrial() throws IOException {
    List<Incident> before =
        RealHistory.since(stage.state, TrialStage.START).incidents().stream()
            .map(RealHistory.ToldIncident::incident)
            .toList();
    tried(promise("stricter", "0.999", "requests_total"), PAGER);
    assertThat(RealHistory.since(stage.state, TrialStage.START).incidents())
        .extracting(RealHistory.ToldIncident::incident)
        .isEqualTo(before);
    assertThat(stage.objectives.list()).extracting(Objective::name).containsExactly("checkout");
  }

  @Test
  void itStopsWhenItsTimeIsUpAndSaysHowFarItCame() throws IOException {
    AtomicLong reads = new AtomicLong();
    TrialReport report =
        stage
            .trial(() -> reads.incrementAndGet() < 100 ? 0 : Duration.ofSeconds(30).toNanos())
            .run(stage.rules(AS_IT_IS, PAGER))
            .orElseThrow();
    assertThat(report.isComplete()).isFalse();
    assertThat(report.until()).isEqualTo(report.from().plusSeconds(97));
    assertThat(outcome("stopped")).isEqualTo(1);
  }

  private double outcome(String outcome) {
    Double runs =
        stage.registry.getSampleValue(
            "headroom_trial_runs_total", new String[] {"outcome"}, new String[] {outcome});
    return runs == null ? 0 : runs;
  }

  @Test
  void thereIsOneAtATime() throws IOException {
    ScratchDatabaseInUse scratch = new ScratchDatabaseInUse();
    RuleTrial trial = stage.trial(() -> 0, scratch);
    scratch.meanwhile = () -> assertThat(trial.run(stage.rules(AS_IT_IS, PAGER))).isEmpty();
    assertThat(trial.run(stage.rules(AS_IT_IS, PAGER))).isPresent();
    assertThat(outcome("busy")).isEqualTo(1);
    assertThat(outcome("complete")).isEqualTo(1);
    scratch.meanwhile =
        () -> {
          throw new IOException("no room");
        };
    assertThatIOException().isThrownBy(() -> trial.run(stage.rules(AS_IT_IS, PAGER)));
    scratch.meanwhile = () -> {};
    assertThat(trial.run(stage.rules(AS_IT_IS, PAGER))).isPresent();
  }

  /** Does something else first. */
  private static final class ScratchDatabaseInUse implements ScratchStore {
    private interface Act {
      void act() throws IOException;
    }

    private Act meanwhile = () -> {};

    @Override
    public <T> T with(ScratchWork<T> work) throws IOException {
      meanwhile.act();
      return new ScratchDatabase(System::nanoTime).with(work);
    }
  }

  @Test
  void manyPromisesAreLookedAtLessOften() {
    Duration week = RuleTrial.LENGTH;
    Duration minute = Duration.ofMinutes(1);
    assertThat(RuleTrial.step(minute, week, 0)).isEqualTo(minute);
    assertThat(RuleTrial.step(minute, week, 39)).isEqualTo(minute);
    assertThat(RuleTrial.step(minute, week, 40)).isEqualTo(minute.multipliedBy(2));
    assertThat(RuleTrial.step(minute, week, 200)).isEqualTo(minute.multipliedBy(6));
  }
}
