package dev.headroom.server.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.burn.EvaluationFixture;
import dev.headroom.drill.record.PageOutcome;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.objective.Objective;
import dev.headroom.slo.objective.SloConfig;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drilled is counted beside what is promised, whichever of the two changes. */
class DrillWayTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:07:00Z");
  private static final Objective PROMISE = EvaluationFixture.objective("checkout-latency");
  private static final Objective OTHER = EvaluationFixture.objective("checkout-errors");
  private static final Objective DRILLED = EvaluationFixture.objective("drill/run-1");

  @TempDir Path folder;
  private final List<List<String>> logged = new ArrayList<>();
  private final Objectives objectives =
      new Objectives(SloConfig.defaults(), new CollectorRegistry());
  private final Evaluator evaluator = new Evaluator(objectives, () -> 0);
  private Optional<String> refusal = Optional.empty();
  private World world;
  private TestReceiver server;
  private DrillWay way;

  @BeforeEach
  void open() throws IOException {
    world = new World(folder);
    server = TestReceiver.start();
    way = new DrillWay(objectives, this::log, world.outbox, URI.create(server.url("")), () -> 0);
  }

  @AfterEach
  void close() {
    way.close();
    server.close();
    world.close();
  }

  private Optional<String> log(List<Objective> counted) {
    logged.add(counted.stream().map(Objective::name).toList());
    return refusal;
  }

  private List<String> drills() {
    return evaluator.evaluateDrills(NOW).stream()
        .map(Evaluation::objective)
        .map(Objective::name)
        .toList();
  }

  @Test
  void aDrillIsCountedBesideWhatIsPromisedAndNotListed() {
    way.promise(List.of(PROMISE));
    objectives.replace(List.of(PROMISE));
    assertThat(way.count(DRILLED)).isEmpty();
    assertThat(logged.getLast()).containsExactly("checkout-latency", "drill/run-1");
    assertThat(drills()).containsExactly("drill/run-1");
    assertThat(objectives.list()).containsExactly(PROMISE);
    assertThat(evaluator.evaluateAll(NOW)).hasSize(1);
    assertThat(evaluator.evaluate("drill/run-1", NOW)).isPresent();
  }

  @Test
  void aReloadWhileItRunsGoesOnCountingIt() {
    way.promise(List.of(PROMISE));
    way.count(DRILLED);
    way.promise(List.of(OTHER));
    assertThat(logged.getLast()).containsExactly("checkout-errors", "drill/run-1");
    way.endCount();
    assertThat(logged.getLast()).containsExactly("checkout-errors");
    assertThat(drills()).isEmpty();
  }

  @Test
  void aReloadThatTheLogRefusesLeavesWhatWasPromised() {
    way.promise(List.of(PROMISE));
    refusal = Optional.of("the disk is full");
    assertThat(way.promise(List.of(OTHER))).isEqualTo(refusal);
    assertThat(way.count(DRILLED)).isEqualTo(refusal);
    assertThat(drills()).isEmpty();
    refusal = Optional.empty();
    way.count(DRILLED);
    assertThat(logged.getLast()).containsExactly("checkout-latency", "drill/run-1");
  }

  @Test
  void beforeAnythingIsCountedNothingIsDrilled() {
    assertThat(way.count(DRILLED)).contains("what is promised is not counted yet");
    assertThat(logged).isEmpty();
  }

  @Test
  void eventsArePushedAsADeltaOfASeriesOfItsOwn() throws Exception {
    server.always(TestReceiver.text(200, "{}"));
    way.pushBad("k3", 100, NOW);
    TestReceiver.Request request = server.await();
    assertThat(request.path()).isEqualTo("/v1/metrics");
    assertThat(request.body())
        .contains("\"headroom_drill_events\"", "\"k3\"", "\"100\"", "1772334420000000000");
  }

  @Test
  void whatCameOfADrillIsPushedUnderItsKeyAndTheSameEachTime() throws Exception {
    server.always(TestReceiver.text(200, "{}"));
    PageOutcome outcome = new PageOutcome("k3", "checkout", "checkout-up", "weekly", true, NOW);
    way.pushOutcome(outcome);
    way.pushOutcome(outcome);
    TestReceiver.Request first = server.await();
    assertThat(first.body())
        .contains("\"headroom_drill_pages\"", "\"in_time\"", "\"true\"", "\"weekly\"", "\"1\"");
    assertThat(first.header("Idempotency-Key")).isEqualTo("drill-page-k3");
    assertThat(server.await().body()).isEqualTo(first.body());
  }

  @Test
  void aPushThatIsRefusedInWholeOrInPartIsNotTaken() throws IOException {
    server.always(TestReceiver.text(503, "the disk is full"));
    assertThatThrownBy(() -> way.pushBad("k3", 1, NOW)).hasMessage("503: the disk is full");
    server.always(TestReceiver.text(200, "{\"partialSuccess\":{\"rejectedDataPoints\":\"1\"}}"));
    assertThatThrownBy(() -> way.pushBad("k3", 1, NOW)).isInstanceOf(IOException.class);
  }
}
