package dev.headroom.alerting;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static dev.headroom.burn.EvaluationFixture.firing;
import static dev.headroom.burn.EvaluationFixture.frozen;
import static dev.headroom.burn.EvaluationFixture.unmeasured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.Seed;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.IncidentPage;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.engine.sqlite.StateFile;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Routing;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlertingTest extends AlertingStage {
  private static AlertingConfig config(
      Duration retention, int incidents, int notes, int marks, int reopen, int held) {
    AlertingConfig all = AlertingConfig.defaults();
    return new AlertingConfig(
        retention,
        incidents,
        notes,
        marks,
        reopen,
        held,
        all.attachedAfter(),
        all.joinedWithin(),
        all.silenceMax(),
        all.silenceRetention(),
        all.silencesMax());
  }

  @Test
  void aTierThatFiresOpensAnIncident() throws Exception {
    fires(LATENCY, PAGE_1H);

    Incident incident = only();
    assertThat(incident.subject()).isEqualTo("checkout-latency");
    assertThat(incident.service()).isEqualTo("checkout");
    assertThat(incident.owner()).isEqualTo("team-payments");
    assertThat(incident.runbook()).isEqualTo("checkout-slow");
    assertThat(incident.severity()).isEqualTo(Urgency.PAGE);
    assertThat(incident.lead()).isEqualTo("page-1h");
    assertThat(incident.state()).isEqualTo(IncidentState.OPEN);
    assertThat(incident.startedAt()).isEqualTo(clock.instant());
    assertThat(incident.beganAt()).isEqualTo(clock.instant().minusSeconds(30));
    assertThat(incident.now().firing())
        .containsExactly(new Incident.Firing("page-1h", clock.instant(), false));
    assertThat(incident.figures().burn()).isEqualTo(new BigDecimal("31"));
    assertThat(incident.figures().badShare()).isEqualTo(new BigDecimal("0.031"));
    assertThat(incident.figures().budgetRemaining()).isEqualTo(new BigDecimal("0.412"));
    assertThat(incident.figures().exhaustionOfRemaining()).contains(Duration.ofMinutes(574));
    assertThat(alerting.find(incident.id())).contains(incident);
    assertThat(heard).containsExactly(incident);
    assertThat(deliveries.enqueued).containsExactly("1 opened page-1h to pager");
    assertThat(deliveries.commits).isEqualTo(1);
    assertThat(alerting.timeline(incident.id()))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo(EntryKind.OPENED);
          assertThat(entry.at()).isEqualTo(clock.instant());
          assertThat(entry.description()).isEqualTo(incident.summary());
          assertThat(entry.details()).containsEntry("burn", "31");
        });
  }

  @Test
  void theSameTierAgainChangesNothing() {
    fires(LATENCY, PAGE_1H);
    fires(LATENCY, PAGE_1H);
    assertThat(deliveries.enqueued).hasSize(1);
    assertThat(heard).hasSize(1);
  }

  @Test
  void silenceEndsIt() throws Exception {
    fires(LATENCY, PAGE_1H);
    Incident open = only();
    isSilent(LATENCY);

    assertThat(alerting.unresolved()).isEmpty();
    Incident ended = alerting.find(open.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(ended.resolution())
        .contains(new Resolution(clock.instant(), "headroom", "No page tier burns any more."));
    assertThat(ended.summary())
        .isEqualTo(
            "checkout: the budget of checkout-latency burned too fast from 03:06:31 UTC to"
                + " 03:07:02 UTC, for 31s");
    assertThat(ended.annotations().keySet()).isEqualTo(open.annotations().keySet());
    assertThat(deliveries.enqueued).last().isEqualTo("2 resolved page-1h to pager");
    assertThat(history(open.id())).containsExactly("opened ", "resolved ");
  }

  @Test
  void theNextBreachIsANewIncident() {
    fires(LATENCY, PAGE_1H);
    String first = only().id();
    isSilent(LATENCY);
    clock.advance(Duration.ofMinutes(11));
    fires(LATENCY, PAGE_1H);
    assertThat(only().id()).isGreaterThan(first);
  }

  @Test
  void aFrozenEvaluationKeepsTheIncident() {
    fires(LATENCY, PAGE_1H);
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(frozen(LATENCY, clock.instant(), Optional.empty()))));
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(frozen(LATENCY, clock.instant(), Optional.of(PAGE_6H)))));
    assertThat(only().lead()).isEqualTo("page-1h");
    assertThat(deliveries.enqueued).hasSize(1);
  }

  @Test
  void whereNothingIsMeasuredAnyMoreTheSummarySaysSo() {
    fires(LATENCY, PAGE_1H);
    clock.advance(Duration.ofHours(2));
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(unmeasured(LATENCY, clock.instant()))));
    assertThat(only().summary())
        .isEqualTo(
            "checkout: nothing was measured of 'checkout-latency' since 05:07:01 UTC; when it last"
                + " was, its budget burned too fast, since 03:06:31 UTC (team-payments)");
    assertThat(deliveries.enqueued).hasSize(1);
  }

  @Test
  void objectivesHaveIncidentsOfTheirOwn() {
    fires(LATENCY, PAGE_1H);
    fires(ERRORS, TICKET_1D);
    assertThat(alerting.unresolved())
        .extracting(Incident::subject)
        .containsExactly("checkout-errors", "checkout-latency");
    isSilent(LATENCY);
    assertThat(only().subject()).isEqualTo("checkout-errors");
  }

  @Test
  void theFirstToAcknowledgeStays() throws Exception {
    fires(LATENCY, PAGE_1H);
    String id = only().id();
    clock.advance(Duration.ofMinutes(2));

    IncidentAnswer first = alerting.acknowledge(id, " ada ");
    IncidentAnswer second = alerting.acknowledge(id, "bob");

    Incident taken = only();
    assertThat(taken.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
    assertThat(taken.acknowledgement()).contains(new Acknowledgement(clock.instant(), "ada"));
    assertThat(first).isEqualTo(new IncidentAnswer.Done(taken));
    assertThat(second).isEqualTo(new IncidentAnswer.Already(taken));
    assertThat(deliveries.enqueued).last().isEqualTo("2 acknowledged page-1h to pager");
    assertThat(history(id)).containsExactly("opened ", "acknowledged ada");
  }

  @Test
  void anObjectiveThatIsRemovedEndsItsIncidentWithThatReason() throws Exception {
    fires(LATENCY, PAGE_1H);
    fires(ERRORS, PAGE_1H);
    String removed = alerting.unresolved().getLast().id();

    alerting.reload(BurnAlerts.subjects(List.of(ERRORS)), ROUTING);
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(List.of(firing(LATENCY, clock.instant(), PAGE_1H))));

    assertThat(only().subject()).isEqualTo("checkout-errors");
    assertThat(alerting.find(removed).orElseThrow().resolution().orElseThrow().reason())
        .isEqualTo("The objective was removed from the rules.");
  }

  @Test
  void aReloadKeepsIncidentsAndTellsNobodyAgain() throws Exception {
    fires(LATENCY, PAGE_1H);
    Incident before = only();
    alerting.reload(BurnAlerts.subjects(List.of(LATENCY, ERRORS)), Routing.NOBODY);
    assertThat(deliveries.receivers).isEmpty();
    fires(LATENCY, PAGE_1H);
    assertThat(only().sequence()).isEqualTo(before.sequence());
    assertThat(deliveries.enqueued).hasSize(1);
    burns(LATENCY, 700, PAGE_1H);
    assertThat(deliveries.enqueued).last().isEqualTo("2 updated page-1h to ");
  }

  @Test
  void afterARestartTheIncidentGoesOnAndNobodyIsToldAgain() throws Exception {
    fires(LATENCY, PAGE_1H);
    alerting.acknowledge(only().id(), "ada");
    Incident before = only();

    restart();

    assertThat(only().id()).isEqualTo(before.id());
    assertThat(only().acknowledgement()).isEqualTo(before.acknowledgement());
    fires(LATENCY, PAGE_1H);
    assertThat(only().sequence()).isEqualTo(before.sequence());
    assertThat(deliveries.enqueued).hasSize(2);
    isSilent(LATENCY);
    assertThat(alerting.find(before.id()).orElseThrow().sequence()).isEqualTo(3);
  }

  @Test
  void beforeTheRulesAreKnownNothingHappens() throws Exception {
    fires(LATENCY, PAGE_1H);
    database.close();
    database = StateDatabase.open(StateFile.in(folder), System::nanoTime, new CollectorRegistry());
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Alerting.IncidentSources(_ -> EvaluationFixture.BURNS, clock, Seed.fixed(2)),
            AlertingConfig.defaults(),
            heard::add,
            new CollectorRegistry());
    isSilent(LATENCY);
    fires(ERRORS, PAGE_1H);
    assertThat(only().subject()).isEqualTo("checkout-latency");
  }

  @Test
  void notesGoIntoTheTimelineWithinBounds() throws Exception {
    database.close();
    open(config(Duration.ofDays(1), 1, 2, 2, 2, 6));
    fires(LATENCY, PAGE_1H);
    String id = only().id();

    assertThat(alerting.note(id, "ada", " rolled back 1.4.2 "))
        .isInstanceOf(IncidentAnswer.Done.class);
    assertThat(heard).hasSize(2);
    isSilent(LATENCY);
    assertThat(alerting.note(id, "ada", "fixed")).isInstanceOf(IncidentAnswer.Done.class);
    assertThat(alerting.note(id, "ada", "third"))
        .isEqualTo(new IncidentAnswer.OutOfLimits("an incident holds 2 notes at most"));
    assertThat(alerting.note(id, "ada", " ")).isInstanceOf(IncidentAnswer.OutOfLimits.class);
    assertThat(alerting.note(id, "ada", "x".repeat(4_001)))
        .isInstanceOf(IncidentAnswer.OutOfLimits.class);
    assertThat(alerting.note(id, " ", "x")).isInstanceOf(IncidentAnswer.OutOfLimits.class);
    assertThat(alerting.acknowledge(id, "x".repeat(201)))
        .isInstanceOf(IncidentAnswer.OutOfLimits.class);
    assertThat(alerting.note("inc-none", "ada", "x"))
        .isEqualTo(new IncidentAnswer.NoSuchIncident());
    assertThat(alerting.timeline(id))
        .filteredOn(entry -> entry.kind() == EntryKind.NOTE)
        .extracting(TimelineEntry::description)
        .containsExactly("rolled back 1.4.2", "fixed");
  }

  @Test
  void aMarkedStepIsKeptWithItsLineInTheTimeline() throws Exception {
    fires(LATENCY, PAGE_1H);
    String id = only().id();

    assertThat(alerting.mark(id, " ada ", 3, true, " Roll back "))
        .isEqualTo(new IncidentAnswer.Done(only()));
    clock.advance(Duration.ofMinutes(1));
    assertThat(alerting.mark(id, "bob", 3, true, "Roll back"))
        .isInstanceOf(IncidentAnswer.Already.class);
    assertThat(alerting.mark(id, "bob", 4, false, "Wait"))
        .isInstanceOf(IncidentAnswer.Already.class);
    assertThat(heard).hasSize(2);
    assertThat(alerting.marks(id))
        .containsExactly(
            new StepMark(3, true, "ada", clock.instant().minus(Duration.ofMinutes(1))));

    isSilent(LATENCY);
    assertThat(alerting.mark(id, "bob", 3, false, "Roll back"))
        .isInstanceOf(IncidentAnswer.Done.class);
    assertThat(alerting.marks(id)).containsExactly(new StepMark(3, false, "bob", clock.instant()));
    assertThat(alerting.timeline(id))
        .filteredOn(entry -> entry.kind() == EntryKind.STEP)
        .extracting(TimelineEntry::owner, TimelineEntry::description)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ada", "Step 4 done: Roll back"),
            org.assertj.core.groups.Tuple.tuple("bob", "Step 4 open again: Roll back"));
  }

  @Test
  void marksHaveBounds() throws Exception {
    database.close();
    open(config(Duration.ofDays(1), 1, 2, 1, 2, 6));
    fires(LATENCY, PAGE_1H);
    String id = only().id();

    assertThat(alerting.mark(id, "ada", 999, true, "x")).isInstanceOf(IncidentAnswer.Done.class);
    assertThat(alerting.mark(id, "ada", 0, true, "x"))
        .isEqualTo(
            new IncidentAnswer.OutOfLimits("the steps of an incident are marked 1 times at most"));
    assertThat(alerting.mark(id, "ada", 1_000, true, "x"))
        .isInstanceOf(IncidentAnswer.OutOfLimits.class);
    assertThat(alerting.mark(id, "ada", 0, true, " "))
        .isInstanceOf(IncidentAnswer.OutOfLimits.class);
    assertThat(alerting.mark(id, "ada", 0, true, "x".repeat(1_001)))
        .isInstanceOf(IncidentAnswer.OutOfLimits.class);
    assertThat(alerting.mark("inc-none", "ada", 0, true, "x"))
        .isEqualTo(new IncidentAnswer.NoSuchIncident());
    assertThat(alerting.marks(id)).hasSize(1);
  }

  @Test
  void listsNewestFirstByStateServiceAndCursor() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      fires(LATENCY, PAGE_1H);
      ids.addFirst(only().id());
      isSilent(LATENCY);
      clock.advance(Duration.ofMinutes(11));
    }
    fires(ERRORS, PAGE_1H);
    ids.addFirst(only().id());

    IncidentPage first = alerting.list(query(Set.of(), Optional.empty(), 3));
    assertThat(first.incidents()).extracting(Incident::id).isEqualTo(ids.subList(0, 3));
    IncidentPage second = alerting.list(query(Set.of(), first.next(), 3));
    assertThat(second.incidents()).extracting(Incident::id).containsExactly(ids.getLast());
    assertThat(second.next()).isEmpty();
    assertThat(
            alerting.list(query(Set.of(IncidentState.RESOLVED), Optional.empty(), 10)).incidents())
        .hasSize(3);
  }

  @Test
  void incidentsAreFoundByServicePromisePersonAndDuration() throws Exception {
    fires(LATENCY, PAGE_1H);
    String first = only().id();
    alerting.acknowledge(first, "ada");
    clock.advance(Duration.ofMinutes(30));
    alerting.resolve(first, "bob");
    isSilent(LATENCY);
    clock.advance(Duration.ofMinutes(11));
    fires(ERRORS, PAGE_1H);
    String second = only().id();
    Optional<String> any = Optional.empty();
    Duration none = Duration.ZERO;
    assertThat(found(Optional.of(LATENCY.service()), any, any, none))
        .containsExactly(second, first);
    assertThat(found(Optional.of("cart"), any, any, none)).isEmpty();
    assertThat(found(any, Optional.of(LATENCY.name()), any, none)).containsExactly(first);
    assertThat(found(any, Optional.of(ERRORS.name()), any, none)).containsExactly(second);
    assertThat(found(any, any, Optional.of("ada"), none)).containsExactly(first);
    assertThat(found(any, any, Optional.of("bob"), none)).containsExactly(first);
    assertThat(found(any, any, Optional.of("eve"), none)).isEmpty();
    assertThat(found(any, any, any, Duration.ofMinutes(20))).containsExactly(first);
    clock.advance(Duration.ofMinutes(21));
    assertThat(found(any, any, any, Duration.ofMinutes(20))).containsExactly(second, first);
    assertThat(found(any, any, any, Duration.ofHours(2))).isEmpty();
  }

  private List<String> found(
      Optional<String> service, Optional<String> promise, Optional<String> person, Duration atLeast)
      throws IOException {
    IncidentQuery query =
        new IncidentQuery(
            Set.of(),
            service,
            promise.stream().collect(Collectors.toSet()),
            person,
            Optional.empty(),
            atLeast,
            Optional.empty(),
            10);
    return alerting.list(query).incidents().stream().map(Incident::id).toList();
  }

  @Test
  void incidentsAreFoundByTextInAnyCaseWhileTheyLastAndAfterwards() throws Exception {
    fires(LATENCY, PAGE_1H);
    String over = only().id();
    alerting.resolve(over, "bob");
    isSilent(LATENCY);
    clock.advance(Duration.ofMinutes(11));
    fires(ERRORS, PAGE_1H);
    String open = only().id();
    assertThat(withText(LATENCY.service().toUpperCase(Locale.ROOT))).containsExactly(open, over);
    assertThat(withText(LATENCY.name())).containsExactly(over);
    assertThat(withText(ERRORS.name().toUpperCase(Locale.ROOT))).containsExactly(open);
    assertThat(withText(LATENCY.owner())).containsExactly(open, over);
    assertThat(withText("Burning the BUDGET")).contains(open);
    assertThat(withText("summary")).isEmpty();
    assertThat(withText("%")).isEqualTo(withText("% of"));
    assertThat(withText("no such thing")).isEmpty();
  }

  private List<String> withText(String text) throws IOException {
    IncidentQuery query =
        new IncidentQuery(
            Set.of(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.of(text),
            Duration.ZERO,
            Optional.empty(),
            10);
    return alerting.list(query).incidents().stream().map(Incident::id).toList();
  }

  @Test
  void resolvedIncidentsAreDeletedWhenTooOldOrTooMany() throws Exception {
    database.close();
    open(config(Duration.ofDays(30), 2, 1, 1, 0, 6));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      fires(LATENCY, PAGE_1H);
      ids.add(only().id());
      isSilent(LATENCY);
      clock.advance(Duration.ofMinutes(1));
    }
    fires(ERRORS, PAGE_1H);
    String open = only().id();

    clock.advance(Duration.ofHours(2));
    fires(ERRORS, PAGE_1H);
    assertThat(all()).containsExactly(open, ids.get(3), ids.get(2));
    assertThat(alerting.timeline(ids.get(0))).isEmpty();
    clock.advance(Duration.ofDays(31));
    fires(ERRORS, PAGE_1H);
    assertThat(all()).containsExactly(open);
    assertThat(registry.getSampleValue("headroom_alerting_pruned_incidents_total")).isEqualTo(4);
  }

  private List<String> all() throws IOException {
    return alerting.list(query(Set.of(), Optional.empty(), 100)).incidents().stream()
        .map(Incident::id)
        .toList();
  }

  @Test
  void aClockSetBackDoesNotEndAnIncidentBeforeItBegan() throws Exception {
    fires(LATENCY, PAGE_1H);
    Incident incident = only();
    clock.advance(Duration.ofMinutes(-5));
    isSilent(LATENCY);
    assertThat(alerting.find(incident.id()).orElseThrow().resolution().orElseThrow().at())
        .isEqualTo(incident.startedAt());
  }

  @Test
  void metricsCountTransitionsAndWhatIsUnresolved() throws Exception {
    fires(LATENCY, PAGE_1H);
    fires(ERRORS, PAGE_1H);
    alerting.acknowledge(alerting.unresolved().getFirst().id(), "ada");
    assertThat(metric("headroom_alerting_transitions_total", "kind", "opened")).isEqualTo(2);
    assertThat(metric("headroom_alerting_transitions_total", "kind", "resolved")).isZero();
    assertThat(metric("headroom_alerting_unresolved_incidents", "state", "open")).isEqualTo(1);
    assertThat(metric("headroom_alerting_unresolved_incidents", "state", "acknowledged"))
        .isEqualTo(1);
  }
}
