package dev.headroom.alerting.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.correlation.Correlation.Limits;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories of faults that several services notice, from their alerts to who is told. */
class CorrelationTest {
  private static final String CAUSE = "payments/Slow";
  private static final String DEPENDENT = "checkout/Failed";
  private static final String SAME = "checkout/Slow";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private CorrelationStage stage;

  @BeforeEach
  void open() throws IOException {
    stage = CorrelationStage.withDefaults(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void checkoutNeedsPayments() {
    stage.needs(Map.of("checkout", List.of("payments"), "payments", List.of("database")));
  }

  private void causeThenDependent() {
    checkoutNeedsPayments();
    stage.fires(CAUSE);
    stage.pass(Duration.ofSeconds(39));
    stage.fires(DEPENDENT);
    assertThat(stage.pagers.take()).containsExactly("opened payments/Slow to team-payments");
  }

  @Test
  void aDependentIsAttachedToItsCauseAndNobodyIsToldOfIt() throws Exception {
    causeThenDependent();

    Incident cause = stage.incident(CAUSE);
    Incident dependent = stage.incident(DEPENDENT);
    assertThat(dependent.attachment().orElseThrow().incident()).isEqualTo(cause.id());
    assertThat(dependent.attachment().orElseThrow().relation()).isEqualTo(Relation.NEEDS);
    assertThat(dependent.attachment().orElseThrow().why())
        .isEqualTo("payments began 40s earlier and checkout needs it");
    assertThat(stage.lines(dependent.id()))
        .singleElement()
        .asString()
        .endsWith(
            "Nobody is told: attached to incident %s until that ends, or until 03:05:41 UTC if"
                    .formatted(cause.id())
                + " nobody acknowledges it (payments began 40s earlier and checkout needs it).");
    assertThat(stage.lines(cause.id()).getLast())
        .isEqualTo(
            "checkout/Failed of checkout is attached to it (incident %s): payments began 40s"
                    .formatted(dependent.id())
                + " earlier and checkout needs it.");
    assertThat(stage.metric("headroom_alerting_attachments_total", "needs")).isEqualTo(1);
    assertThat(stage.metric("headroom_alerting_attached_incidents", "needs")).isEqualTo(1);
  }

  @Test
  void withoutADeclarationBothAreTold() {
    stage.fires(CAUSE);
    stage.fires(DEPENDENT);
    assertThat(stage.pagers.take())
        .containsExactly(
            "opened payments/Slow to team-payments", "opened checkout/Failed to team-checkout");
  }

  @Test
  void aDependentThatBeganFirstWasToldAndIsNotTakenBack() {
    checkoutNeedsPayments();
    stage.fires(DEPENDENT);
    stage.fires(CAUSE);
    assertThat(stage.pagers.take())
        .containsExactly(
            "opened checkout/Failed to team-checkout", "opened payments/Slow to team-payments");
    assertThat(stage.incident(DEPENDENT).attachment()).isEmpty();
  }

  @Test
  void itPagesByItselfWhereNobodyAcknowledgesTheCauseInTime() {
    causeThenDependent();
    stage.pass(CorrelationStage.ATTACHED_AFTER.minus(SECOND));
    assertThat(stage.pagers.take()).isEmpty();
    stage.pass(SECOND);
    assertThat(stage.pagers.take()).containsExactly("opened checkout/Failed to team-checkout");
    assertThat(stage.incident(DEPENDENT).muted()).isEmpty();
  }

  @Test
  void anAcknowledgedCauseStandsForItUntilItEnds() throws Exception {
    causeThenDependent();
    stage.alerting.acknowledge(stage.incident(CAUSE).id(), "dana");
    stage.pass(Duration.ofHours(1));
    assertThat(stage.pagers.take()).containsExactly("acknowledged payments/Slow to team-payments");

    stage.clears(CAUSE);
    assertThat(stage.pagers.take())
        .containsExactly(
            "resolved payments/Slow to team-payments", "opened checkout/Failed to team-checkout");
  }

  @Test
  void theyEndTogetherWithoutAnotherPage() {
    causeThenDependent();
    stage.clears(DEPENDENT);
    stage.clears(CAUSE);
    assertThat(stage.standing()).isEmpty();
    assertThat(stage.pagers.take()).containsExactly("resolved payments/Slow to team-payments");
  }

  @Test
  void aCauseDoesNotEndWhileItsDependentRecovers() {
    causeThenDependent();
    stage.recovers(DEPENDENT);
    stage.clears(CAUSE);
    assertThat(stage.standing()).containsKeys(CAUSE, DEPENDENT);
    stage.clears(DEPENDENT);
    stage.pass(SECOND);
    assertThat(stage.standing()).isEmpty();
    assertThat(stage.pagers.take()).containsExactly("resolved payments/Slow to team-payments");
  }

  @Test
  void aDependentThatStopsRecoveringPagesWhenItsCauseIsOver() {
    causeThenDependent();
    stage.recovers(DEPENDENT);
    stage.clears(CAUSE);
    stage.fires(DEPENDENT);
    stage.pass(SECOND);
    assertThat(stage.pagers.take())
        .containsExactly(
            "resolved payments/Slow to team-payments", "opened checkout/Failed to team-checkout");
  }

  @Test
  void aCauseThatIsResolvedByHandLeavesItToBeTold() throws Exception {
    causeThenDependent();
    stage.alerting.resolve(stage.incident(CAUSE).id(), "dana");
    stage.alerting.followMuting();
    assertThat(stage.pagers.take())
        .containsExactly(
            "resolved payments/Slow to team-payments", "opened checkout/Failed to team-checkout");
  }

  @Test
  void aRestartAndAReloadKeepWhatIsAttachedAndTellNobody() throws Exception {
    causeThenDependent();
    stage.restart();
    stage.needs(Map.of());
    stage.reload();
    stage.pass(SECOND);
    stage.pass(SECOND);
    assertThat(stage.pagers.take()).isEmpty();
    assertThat(stage.incident(DEPENDENT).attachment()).isPresent();
    assertThat(stage.lines(stage.incident(CAUSE).id())).hasSize(2);
    stage.pass(CorrelationStage.ATTACHED_AFTER);
    assertThat(stage.pagers.take()).containsExactly("opened checkout/Failed to team-checkout");
  }

  @Test
  void servicesThatNeedEachOtherAreAttachedToTheFirst() {
    stage.needs(Map.of("checkout", List.of("payments"), "payments", List.of("checkout")));
    stage.fires(DEPENDENT);
    stage.fires(CAUSE);
    assertThat(stage.pagers.take()).containsExactly("opened checkout/Failed to team-checkout");
    assertThat(stage.incident(CAUSE).attachment()).isPresent();
    assertThat(stage.incident(DEPENDENT).attachment()).isEmpty();
  }

  @Test
  void itIsAttachedToTheDeepestCauseWhicheverBeganFirst() {
    checkoutNeedsPayments();
    stage.fires(CAUSE);
    stage.fires("database/Down");
    stage.fires(DEPENDENT);
    assertThat(stage.incident(DEPENDENT).attachment().orElseThrow().incident())
        .isEqualTo(stage.incident("database/Down").id());
  }

  @Test
  void whatNobodyWasToldOfStandsForNothing() {
    checkoutNeedsPayments();
    stage.silenced.add(CAUSE);
    stage.fires(CAUSE);
    stage.fires(DEPENDENT);
    assertThat(stage.pagers.take()).containsExactly("opened checkout/Failed to team-checkout");
  }

  @Test
  void aCauseThatIsSilencedStandsForItNoLonger() {
    causeThenDependent();
    stage.silenced.add(CAUSE);
    stage.pass(SECOND);
    stage.pass(SECOND);
    assertThat(stage.pagers.take()).containsExactly("opened checkout/Failed to team-checkout");
  }

  @Test
  void whereItIsNotKnownWhoWasToldEverybodyIs() {
    checkoutNeedsPayments();
    stage.fires(CAUSE);
    stage.pagers.unreadable = true;
    stage.fires(DEPENDENT);
    assertThat(stage.pagers.take()).contains("opened checkout/Failed to team-checkout");
  }

  @Test
  void aTicketStandsForNoPage() {
    checkoutNeedsPayments();
    stage.firesTicket(CAUSE);
    stage.fires(DEPENDENT);
    assertThat(stage.pagers.take()).contains("opened checkout/Failed to team-checkout");
  }

  @Test
  void anAcknowledgedDependentIsNobodysPageOnceItsCauseIsOver() throws Exception {
    causeThenDependent();
    stage.alerting.acknowledge(stage.incident(DEPENDENT).id(), "dana");
    stage.clears(CAUSE);
    assertThat(stage.pagers.take())
        .doesNotContain("opened checkout/Failed to team-checkout")
        .contains("resolved payments/Slow to team-payments");
  }

  @Test
  void atOnceMeansThatNothingIsAttachedToACause() throws Exception {
    stage.close();
    stage = new CorrelationStage(folder, new Limits(Duration.ZERO, Duration.ZERO));
    checkoutNeedsPayments();
    stage.fires(CAUSE);
    stage.fires(SAME);
    assertThat(stage.pagers.take())
        .containsExactly(
            "opened payments/Slow to team-payments", "opened checkout/Slow to team-checkout");
  }

  private void sameFault() {
    stage.fires(CAUSE);
    stage.pass(Duration.ofSeconds(58));
    stage.fires(SAME);
    assertThat(stage.pagers.take()).containsExactly("opened payments/Slow to team-payments");
  }

  @Test
  void theSameKindOfFaultWithinAMinuteIsOneIncident() {
    sameFault();
    assertThat(stage.incident(SAME).attachment().orElseThrow().relation()).isEqualTo(Relation.SAME);
    assertThat(stage.incident(SAME).attachment().orElseThrow().why())
        .isEqualTo("the same kind of fault; payments began 59s earlier");
  }

  @Test
  void afterAMinuteItIsAnotherOne() {
    stage.fires(CAUSE);
    stage.pass(MINUTE);
    stage.fires(SAME);
    assertThat(stage.pagers.take())
        .containsExactly(
            "opened payments/Slow to team-payments", "opened checkout/Slow to team-checkout");
  }

  @Test
  void itEndsWhenAllHaveEnded() {
    sameFault();
    stage.clears(CAUSE);
    assertThat(stage.pagers.take()).isEmpty();
    assertThat(stage.incident(CAUSE).now().recovery()).isEmpty();
    stage.clears(SAME);
    stage.pass(SECOND);
    assertThat(stage.standing()).isEmpty();
    assertThat(stage.pagers.take()).containsExactly("resolved payments/Slow to team-payments");
  }

  @Test
  void onceSomebodyHasTakenItTheOwnerOfThePartIsToldOfTheSameIncident() throws Exception {
    sameFault();
    stage.alerting.acknowledge(stage.incident(CAUSE).id(), "dana");
    stage.pass(SECOND);
    stage.pass(SECOND);
    assertThat(stage.pagers.take())
        .containsExactly(
            "acknowledged payments/Slow to team-payments", "routed payments/Slow to team-checkout");
    stage.restart();
    stage.pass(SECOND);
    assertThat(stage.pagers.take()).isEmpty();
    stage.clears(SAME);
    stage.clears(CAUSE);
    assertThat(stage.pagers.take())
        .containsExactly("resolved payments/Slow to team-checkout,team-payments");
  }

  @Test
  void soItIsWhereNobodyHasTakenItInTime() {
    sameFault();
    stage.pass(CorrelationStage.ATTACHED_AFTER);
    assertThat(stage.pagers.take()).containsExactly("routed payments/Slow to team-checkout");
  }

  @Test
  void resolvingItByHandAnswersForItsParts() throws Exception {
    sameFault();
    stage.alerting.resolve(stage.incident(CAUSE).id(), "dana");
    stage.pass(SECOND);
    assertThat(stage.standing()).isEmpty();
    assertThat(stage.pagers.take()).containsExactly("resolved payments/Slow to team-payments");
  }

  @Test
  void aDrillStandsForNothingAndNothingStandsForIt() {
    checkoutNeedsPayments();
    stage.fires(DrillSubject.PAGE + "payments/Slow");
    stage.fires(DEPENDENT);
    stage.fires(DrillSubject.PAGE + "web/Slow");
    assertThat(stage.standing().values()).allMatch(each -> each.attachment().isEmpty());
    assertThat(stage.pagers.take()).contains("opened checkout/Failed to team-checkout");
  }
}
