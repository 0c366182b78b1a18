package dev.headroom.drill.run;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.silence.Silence.SilenceRequest;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.drill.record.KeptDrill;
import dev.headroom.drill.record.KeptDrill.DrillLeg;
import dev.headroom.drill.record.KeptDrill.DrillResult;
import dev.headroom.drill.record.PageOutcome;
import dev.headroom.drill.run.DrillRequest.DrillAnswer;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import dev.headroom.select.Matcher;
import dev.headroom.slo.objective.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A drill goes through alerting, database, outbox and HTTP as they are; evaluations are a test's.
 */
class DrillsTest {
  private static final List<Objective> PROMISES =
      List.of(
          World.LATENCY,
          EvaluationFixture.objective("quiet", List.of(EvaluationFixture.TICKET_1D)));
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;
  private World world;
  private TestReceiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = TestReceiver.start();
    receiver.always(TestReceiver.status(200));
    world = new World(folder);
    world.routeTo(receiver.url("/pager"));
  }

  @AfterEach
  void close() {
    world.close();
    receiver.close();
  }

  private DrillAnswer ask(String objective) throws IOException {
    return world.drills.start(
        new DrillRequest(Optional.of(objective), Optional.empty(), "dana"), PROMISES);
  }

  private KeptDrill begun() throws IOException {
    DrillAnswer answer = ask("checkout-latency");
    assertThat(answer).isInstanceOf(DrillAnswer.StartedDrill.class);
    return ((DrillAnswer.StartedDrill) answer).drill();
  }

  private KeptDrill now(KeptDrill drill) throws IOException {
    return world.drills.find(drill.id()).orElseThrow();
  }

  private void lookAfter(Duration time) {
    world.pass(time);
    world.drills.look();
  }

  /** An evaluation in which the drill's tier burns, or nothing does. */
  private void evaluate(boolean burns) {
    world.alerting.onRounds(
        world.drills.rounds(
            EvaluationFixture.BURNS.rounds(
                world.drilled.counted.stream()
                    .map(each ->
                        burns
                            ? EvaluationFixture.firing(each, world.clock.instant(), PAGE_1H)
                            : EvaluationFixture.silent(each, world.clock.instant()))
                    .toList())));
    world.drills.onAlerted();
  }

  /** Up to the page, of which the receiver has heard. */
  private KeptDrill paged() throws IOException {
    KeptDrill drill = begun();
    lookAfter(SECOND);
    evaluate(false);
    world.pass(Duration.ofSeconds(51));
    evaluate(true);
    lookAfter(SECOND);
    return drill;
  }

  private Incident page(KeptDrill drill) throws IOException {
    return world.alerting.find(now(drill).incident().orElseThrow()).orElseThrow();
  }

  private List<String> told() throws IOException {
    return world.deliveries().stream()
        .map(each -> each.event() + " to " + each.receiver())
        .toList();
  }

  @Test
  void eachLegIsMeasuredAndTheDrillPassesOnceSomebodyTookThePage() throws IOException {
    KeptDrill drill = paged();
    assertThat(now(drill).result()).isEqualTo(DrillResult.RUNNING);
    assertThat(now(drill).took(DrillLeg.DURABLE)).contains(Duration.ofMillis(7));
    assertThat(now(drill).took(DrillLeg.ALERT)).contains(Duration.ofSeconds(51));
    assertThat(now(drill).took(DrillLeg.RECEIVED)).isPresent();

    world.pass(Duration.ofSeconds(20));
    world.alerting.acknowledge(page(drill).id(), "ada");
    lookAfter(SECOND);
    KeptDrill over = now(drill);
    assertThat(over.result()).isEqualTo(DrillResult.PASSED);
    assertThat(over.missed()).isEmpty();
    assertThat(over.reason()).isEmpty();
    assertThat(over.took(DrillLeg.ACKNOWLEDGED)).contains(Duration.ofSeconds(21));
    assertThat(over.paged()).contains(Duration.ofSeconds(51));
    assertThat(world.drills.latest(Optional.of("checkout"), 9)).containsExactly(over);
  }

  @Test
  void thePageSaysThatNothingIsWrongAndGoesByTheLabelsOfThePromise() throws IOException {
    KeptDrill drill = paged();
    Incident page = page(drill);
    assertThat(page.summary())
        .isEqualTo(
            "[DRILL] A drill of 'checkout-latency' from dana: nothing is wrong. Please acknowledge"
                + " it as you would a real page; it ends by itself at 03:18:32 UTC at the latest.");
    assertThat(page.labels())
        .containsEntry("slo", "checkout-latency")
        .containsEntry("team", "payments")
        .containsEntry("drill", "true");
    assertThat(page.runbook()).isEqualTo("checkout-slow");
    assertThat(page.hasBudget()).isFalse();
    assertThat(receiver.take().getFirst().body()).contains("[DRILL] A drill of");
  }

  /** Theory and the limits of the legs up to the first receiver: 52 s and a minute. */
  @Test
  void atItsEndItIsCountedWhetherThePageWasInTime() throws IOException {
    KeptDrill drill = paged();
    world.alerting.acknowledge(page(drill).id(), "ada");
    assertThat(world.drilled.outcomes).isEmpty();
    lookAfter(SECOND);
    KeptDrill over = now(drill);
    assertThat(world.drilled.outcomes).containsExactly(PageOutcome.of(over, true));
    assertThat(world.drilled.outcomes.getFirst().at()).isEqualTo(over.endedAt().orElseThrow());
  }

  @Test
  void aPageThatCameAndThatNobodyTookWasInTimeAllTheSame() throws IOException {
    KeptDrill drill = paged();
    lookAfter(DrillPlan.ACKNOWLEDGED_MAX);
    assertThat(now(drill).result()).isEqualTo(DrillResult.FAILED);
    assertThat(world.drilled.outcomes).containsExactly(PageOutcome.of(now(drill), true));
  }

  @Test
  void aPageThatNeverCameWasNotInTime() throws IOException {
    receiver.always(TestReceiver.status(410));
    KeptDrill drill = paged();
    lookAfter(DrillPlan.RECEIVED_MAX);
    assertThat(world.drilled.outcomes).containsExactly(PageOutcome.of(now(drill), false));
  }

  @Test
  void whatIsInTimeCanBeSaid() throws IOException {
    DrillRequest request =
        new DrillRequest(
            Optional.of("checkout-latency"),
            Optional.empty(),
            "weekly",
            "",
            Optional.of(Duration.ofSeconds(50)));
    assertThat(world.drills.start(request, PROMISES)).isInstanceOf(DrillAnswer.StartedDrill.class);
    lookAfter(SECOND);
    world.pass(Duration.ofSeconds(51));
    evaluate(true);
    lookAfter(SECOND);
    world.alerting.acknowledge(world.alerting.unresolved().getFirst().id(), "ada");
    lookAfter(SECOND);
    assertThat(world.drilled.outcomes).extracting(PageOutcome::inTime).containsExactly(false);
  }

  @Test
  void oneThatWasInterruptedIsNotCounted() throws IOException {
    paged();
    world.stop();
    world.open();
    lookAfter(SECOND);
    assertThat(world.drilled.outcomes).isEmpty();
  }

  @Test
  void itIsClearedAwayOnceItIsOver() throws IOException {
    KeptDrill drill = paged();
    String subject = page(drill).subject();
    assertThat(world.drills.isPresent(subject)).isTrue();
    world.alerting.acknowledge(page(drill).id(), "ada");
    lookAfter(SECOND);
    evaluate(true);
    assertThat(told()).containsExactly("opened to pager", "resolved to pager");
    assertThat(page(drill).summary()).isEqualTo("[DRILL] The drill is over: acknowledged by ada.");
    lookAfter(SECOND);
    evaluate(true);
    assertThat(world.drilled.counted).isEmpty();
    assertThat(world.drills.isPresent(subject)).isFalse();
    assertThat(world.alerting.unresolved()).isEmpty();
    assertThat(ask("checkout-latency")).isInstanceOf(DrillAnswer.StartedDrill.class);
  }

  @Test
  void eventsArePushedEachSecondUntilTheTierFiresAndThePageStandsWithoutThem() throws IOException {
    KeptDrill drill = begun();
    lookAfter(SECOND);
    lookAfter(SECOND);
    assertThat(world.drilled.pushed).hasSize(2);
    evaluate(true);
    lookAfter(SECOND);
    assertThat(world.drilled.pushed).hasSize(2);
    evaluate(false);
    assertThat(page(drill).resolution()).isEmpty();
    assertThat(told()).containsExactly("opened to pager");
  }

  @Test
  void aTierThatDoesNotFireInTimeFailsAndPagesNobody() throws IOException {
    KeptDrill drill = begun();
    lookAfter(SECOND);
    lookAfter(Duration.ofMillis(71_840));
    assertThat(now(drill).result()).isEqualTo(DrillResult.RUNNING);
    lookAfter(Duration.ofMillis(1));
    assertThat(now(drill).result()).isEqualTo(DrillResult.FAILED);
    assertThat(now(drill).missed()).contains(DrillLeg.ALERT);
    evaluate(true);
    assertThat(told()).isEmpty();
  }

  @Test
  void aPushThatIsNotTakenFailsTheFirstLeg() throws IOException {
    world.drilled.pushFails = true;
    KeptDrill drill = begun();
    lookAfter(SECOND);
    lookAfter(DrillPlan.DURABLE_MAX.plusMillis(1));
    assertThat(now(drill).missed()).contains(DrillLeg.DURABLE);
    assertThat(now(drill).reason()).isEqualTo("The push was not acknowledged in time.");
  }

  @Test
  void aPushThatIsTakenAtTheSecondAttemptCountsFromTheFirst() throws IOException {
    world.drilled.pushFails = true;
    KeptDrill drill = begun();
    lookAfter(SECOND);
    world.drilled.pushFails = false;
    lookAfter(Duration.ofSeconds(2));
    assertThat(now(drill).took(DrillLeg.DURABLE)).contains(Duration.ofMillis(2_007));
  }

  @Test
  void aReceiverThatRefusesIsNamed() throws IOException {
    receiver.always(TestReceiver.status(410));
    KeptDrill drill = paged();
    lookAfter(DrillPlan.RECEIVED_MAX);
    assertThat(now(drill).missed()).contains(DrillLeg.RECEIVED);
    assertThat(now(drill).reason())
        .startsWith("No receiver had the page in time: pager (")
        .contains("410");
  }

  @Test
  void aSilenceIsRespectedAndSaid() throws IOException {
    world.silences.make(
        new SilenceRequest(
            Optional.empty(),
            List.of(new Matcher("slo", Matcher.Operator.EQUAL, "checkout-latency")),
            "sam",
            "deploy",
            Optional.empty(),
            world.clock.instant().plus(Duration.ofHours(1)),
            false));
    KeptDrill drill = paged();
    lookAfter(DrillPlan.RECEIVED_MAX);
    assertThat(told()).isEmpty();
    assertThat(now(drill).missed()).contains(DrillLeg.RECEIVED);
    assertThat(now(drill).reason()).contains("silenced by sam");
    evaluate(true);
    assertThat(page(drill).summary())
        .startsWith("[DRILL] The drill is over: nobody was told of it (silenced by sam until ");
  }

  @Test
  void routesThatLeadToNobodyAreSaid() throws IOException {
    world.route("{route: {receiver: desk}, receivers: [{name: desk}]}");
    KeptDrill drill = paged();
    lookAfter(DrillPlan.RECEIVED_MAX);
    assertThat(now(drill).reason())
        .isEqualTo(
            "No receiver had the page in time: its routes lead to nobody who can be told now.");
  }

  @Test
  void nobodyWhoAcknowledgesFailsItAndEndsThePage() throws IOException {
    KeptDrill drill = paged();
    lookAfter(DrillPlan.ACKNOWLEDGED_MAX);
    assertThat(now(drill).missed()).contains(DrillLeg.ACKNOWLEDGED);
    evaluate(false);
    assertThat(told()).containsExactly("opened to pager", "resolved to pager");
    assertThat(page(drill).summary()).endsWith("nobody acknowledged it.");
  }

  @Test
  void onePassesWhosePageWasNotInTimeAndSaysSo() throws IOException {
    DrillAnswer answer =
        world.drills.start(
            new DrillRequest(
                Optional.of("checkout-latency"),
                Optional.empty(),
                "weekly",
                "dana",
                Optional.of(Duration.ofSeconds(40))),
            PROMISES);
    KeptDrill drill = ((DrillAnswer.StartedDrill) answer).drill();
    lookAfter(SECOND);
    evaluate(false);
    world.pass(Duration.ofSeconds(51));
    evaluate(true);
    lookAfter(SECOND);
    world.alerting.acknowledge(page(drill).id(), "ada");
    lookAfter(SECOND);
    assertThat(now(drill).result()).isEqualTo(DrillResult.PASSED);
    assertThat(now(drill).reason())
        .isEqualTo("The first receiver had the page after 51s; in time is 40s.");
  }

  @Test
  void whoEndsThePageHasTakenIt() throws IOException {
    KeptDrill drill = paged();
    world.alerting.resolve(page(drill).id(), "ada");
    lookAfter(SECOND);
    assertThat(now(drill).result()).isEqualTo(DrillResult.PASSED);
  }

  @Test
  void aRestartInTheMiddleEndsItAsInterruptedAndTellsOfTheEnd() throws IOException {
    KeptDrill drill = paged();
    world.stop();
    world.open();
    assertThat(now(drill).result()).isEqualTo(DrillResult.INTERRUPTED);
    assertThat(now(drill).endedAt()).contains(world.clock.instant());
    assertThat(page(drill).id()).isNotEmpty();
    assertThat(now(drill).took(DrillLeg.ALERT)).isPresent();
    assertThat(now(drill).paged()).isPresent();
    assertThat(now(drill).took(DrillLeg.ACKNOWLEDGED)).isEmpty();
    evaluate(false);
    assertThat(told()).containsExactly("opened to pager", "resolved to pager");
    assertThat(world.alerting.unresolved()).isEmpty();
    assertThat(ask("checkout-latency")).isInstanceOf(DrillAnswer.StartedDrill.class);
  }

  @Test
  void howFarItCameIsWrittenLaterWhereThatFails() throws IOException {
    world.breakTable("INSERT ON drill_legs WHEN NEW.took_ms IS NOT NULL");
    KeptDrill drill = paged();
    world.mend();
    lookAfter(SECOND);
    world.stop();
    world.open();
    assertThat(now(drill).paged()).isPresent();
  }

  @Test
  void aReloadInTheMiddleTellsNobodyAgain() throws IOException {
    KeptDrill drill = paged();
    world.routeTo(receiver.url("/pager"));
    evaluate(false);
    assertThat(told()).containsExactly("opened to pager");
    assertThat(page(drill).resolution()).isEmpty();
  }

  @Test
  void anEndThatCannotBeWrittenIsWrittenLater() throws IOException {
    KeptDrill drill = paged();
    world.alerting.acknowledge(page(drill).id(), "ada");
    world.breakTable("INSERT ON drills");
    lookAfter(SECOND);
    evaluate(false);
    lookAfter(SECOND);
    assertThat(world.drilled.counted).hasSize(1);
    world.mend();
    lookAfter(SECOND);
    assertThat(world.drilled.counted).isEmpty();
    world.stop();
    world.open();
    assertThat(now(drill).result()).isEqualTo(DrillResult.PASSED);
  }

  @Test
  void aBeginningThatCannotBeWrittenIsNone() {
    world.breakTable("INSERT ON drills");
    assertThatThrownBy(() -> ask("checkout-latency")).isInstanceOf(IOException.class);
    assertThat(world.drilled.counted).isEmpty();
    world.drills.look();
    assertThat(world.drilled.pushed).isEmpty();
  }

  @Test
  void aLogThatTakesNothingIsSaid() throws IOException {
    world.drilled.logRefuses = Optional.of("the disk is full");
    assertThat(ask("checkout-latency"))
        .isEqualTo(new DrillAnswer.UncountedDrill("the disk is full"));
    assertThat(world.drills.latest(Optional.empty(), 9)).isEmpty();
  }

  @Test
  void aDrillThatIsCountedOnIsEndedOnceTheLogTakesIt() throws IOException {
    KeptDrill drill = paged();
    world.alerting.acknowledge(page(drill).id(), "ada");
    lookAfter(SECOND);
    evaluate(false);
    world.drilled.logRefuses = Optional.of("the disk is full");
    lookAfter(SECOND);
    assertThat(ask("checkout-latency")).isInstanceOf(DrillAnswer.TooManyDrills.class);
    world.drilled.logRefuses = Optional.empty();
    lookAfter(SECOND);
    assertThat(world.drilled.counted).isEmpty();
  }

  @Test
  void oneRunsAtATime() throws IOException {
    begun();
    assertThat(ask("checkout-latency"))
        .isEqualTo(
            new DrillAnswer.TooManyDrills(
                "the drill of checkout-latency runs; one runs at a time"));
  }

  @Test
  void thereAreTwelveAnHour() throws IOException {
    for (int i = 0; i < Drills.PER_HOUR_MAX; i++) {
      KeptDrill drill = paged();
      world.alerting.acknowledge(page(drill).id(), "ada");
      lookAfter(SECOND);
      evaluate(false);
      lookAfter(SECOND);
    }
    assertThat(ask("checkout-latency"))
        .isEqualTo(new DrillAnswer.TooManyDrills("there are 12 drills an hour at most"));
    world.pass(Duration.ofHours(1));
    assertThat(ask("checkout-latency")).isInstanceOf(DrillAnswer.StartedDrill.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          nothing, -,       slo,     there is no promise nothing
          quiet,   -,       slo,     has no tier that pages
          -,       nothing, service, has no promise: nothing
          -,       -,       slo,     either a promise or a service is named
          quiet,   stock,   slo,     either a promise or a service is named
          """)
  void whatIsWrongNamesItsField(String objective, String service, String field, String reason)
      throws IOException {
    DrillRequest request =
        new DrillRequest(Optional.ofNullable(objective), Optional.ofNullable(service), "");
    assertThat(world.drills.start(request, PROMISES))
        .isEqualTo(new DrillAnswer.RefusedDrill(field, reason));
  }
}
