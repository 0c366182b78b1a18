package dev.headroom.alerting;

import static dev.headroom.alerting.EvaluationFixture.PAGE_1H;
import static dev.headroom.alerting.EvaluationFixture.PAGE_6H;
import static dev.headroom.alerting.EvaluationFixture.TICKET_1D;
import static dev.headroom.alerting.EvaluationFixture.TICKET_3D;
import static dev.headroom.alerting.EvaluationFixture.burning;
import static dev.headroom.alerting.EvaluationFixture.firing;
import static dev.headroom.alerting.EvaluationFixture.frozen;
import static dev.headroom.alerting.EvaluationFixture.objective;
import static dev.headroom.alerting.EvaluationFixture.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.Incident.Acknowledgement;
import dev.headroom.alerting.Incident.Resolution;
import dev.headroom.alerting.Incident.State;
import dev.headroom.slo.BurnTier;
import dev.headroom.slo.BurnTier.Urgency;
import dev.headroom.slo.Objective;
import dev.headroom.slo.TierReading;
import dev.headroom.state.StateDatabase;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingTest {
  private static final Objective LATENCY = objective("checkout-latency");
  private static final Objective ERRORS = objective("checkout-errors");
  private static final Routing ROUTING =
      new Routing(
          Optional.of("desk"),
          List.of(new Route("pager", MatcherReader.read("severity=\"page\""), false)),
          List.of(new Receiver("desk", List.of()), new Receiver("pager", List.of())));

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T03:07:00Z");
  private final RecordingDeliveries deliveries = new RecordingDeliveries();
  private final List<Incident> heard = new ArrayList<>();
  private CollectorRegistry registry = new CollectorRegistry();
  private StateDatabase database;
  private Alerting alerting;

  @BeforeEach
  void open() throws IOException {
    open(AlertingConfig.defaults());
  }

  private void open(AlertingConfig config) throws IOException {
    registry = new CollectorRegistry();
    database = StateDatabase.open(folder.resolve("state.db"), System::nanoTime, registry);
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Links(URI.create("http://localhost:8080")),
            EvaluationFixture.HINDSIGHT,
            config,
            clock,
            new Random(1),
            heard::add,
            registry);
    alerting.reload(List.of(LATENCY, ERRORS), ROUTING);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void restart() throws IOException {
    database.close();
    open();
  }

  private void fires(Objective objective, BurnTier tier) {
    clock.advance(Duration.ofSeconds(1));
    alerting.onEvaluations(List.of(firing(objective, clock.instant(), tier)));
  }

  private void burns(Objective objective, BurnTier... tiers) {
    burns(objective, 310, tiers);
  }

  private void burns(Objective objective, int bad, BurnTier... tiers) {
    clock.advance(Duration.ofSeconds(1));
    alerting.onEvaluations(List.of(burning(objective, clock.instant(), bad, tiers)));
  }

  private void isSilent(Objective objective) {
    clock.advance(Duration.ofSeconds(1));
    alerting.onEvaluations(List.of(silent(objective, clock.instant())));
  }

  private Incident only() {
    assertThat(alerting.unresolved()).hasSize(1);
    return alerting.unresolved().getFirst();
  }

  private List<String> history(String id) throws IOException {
    return alerting.timeline(id).stream().map(each -> each.kind() + " " + each.owner()).toList();
  }

  private double metric(String name, String label, String value) {
    Double sample = registry.getSampleValue(name, new String[] {label}, new String[] {value});
    return sample == null ? -1 : sample;
  }

  @Test
  void aTierThatFiresOpensAnIncident() throws Exception {
    fires(LATENCY, PAGE_1H);

    Incident incident = only();
    assertThat(incident.objective()).isEqualTo("checkout-latency");
    assertThat(incident.service()).isEqualTo("checkout");
    assertThat(incident.owner()).isEqualTo("team-payments");
    assertThat(incident.runbook()).isEqualTo("checkout-slow");
    assertThat(incident.severity()).isEqualTo(Urgency.PAGE);
    assertThat(incident.tier()).isEqualTo("page-1h");
    assertThat(incident.state()).isEqualTo(State.OPEN);
    assertThat(incident.startedAt()).isEqualTo(clock.instant());
    assertThat(incident.beganAt()).isEqualTo(clock.instant().minusSeconds(30));
    assertThat(incident.now().burning())
        .containsExactly(new Incident.Burning("page-1h", clock.instant(), false));
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
          assertThat(entry.kind()).isEqualTo(TimelineEntry.Kind.OPENED);
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
  void aPageAndATicketAreTwoIncidents() {
    burns(LATENCY, TICKET_1D);
    Incident ticket = only();
    burns(LATENCY, PAGE_1H, TICKET_1D);
    Incident page = alerting.unresolved().getFirst();
    burns(LATENCY, TICKET_1D);

    assertThat(only().id()).isEqualTo(ticket.id());
    assertThat(page.severity()).isEqualTo(Urgency.PAGE);
    assertThat(page.dedupKey()).isNotEqualTo(ticket.dedupKey());
    assertThat(page.labels()).containsEntry("severity", "page").containsEntry("tier", "page-1h");
    assertThat(deliveries.enqueued)
        .containsExactly(
            "1 opened ticket-1d to desk",
            "1 opened page-1h to pager",
            "2 resolved page-1h to pager");
  }

  @Test
  void aTicketUnderAPageIsALineUntilThePageEnds() throws Exception {
    burns(LATENCY, PAGE_1H);
    Incident page = only();
    burns(LATENCY, PAGE_1H, PAGE_6H, TICKET_1D);
    burns(LATENCY, PAGE_6H, TICKET_1D);
    assertThat(only().tier()).isEqualTo("page-6h");
    assertThat(alerting.timeline(page.id()))
        .extracting(TimelineEntry::description)
        .contains("Burning too: page-6h and ticket-1d.", "Not burning any more: page-1h.");
    assertThat(deliveries.enqueued).containsExactly("1 opened page-1h to pager");

    burns(LATENCY, TICKET_1D);

    assertThat(only().severity()).isEqualTo(Urgency.TICKET);
    assertThat(deliveries.enqueued)
        .containsExactly(
            "1 opened page-1h to pager",
            "4 resolved page-6h to pager",
            "1 opened ticket-1d to desk");
  }

  @Test
  void aTicketUnderAnAcknowledgedPageGoesOnInTheSameHandsAndTellsNobody() throws Exception {
    burns(LATENCY, PAGE_1H, TICKET_1D);
    alerting.acknowledge(only().id(), "ada");
    restart();
    burns(LATENCY, TICKET_1D);

    assertThat(only().severity()).isEqualTo(Urgency.TICKET);
    assertThat(only().acknowledgement().orElseThrow().by()).isEqualTo("ada");
    assertThat(alerting.timeline(only().id()).getFirst().description())
        .isEqualTo(
            "ticket-1d burns on after the page. ada had acknowledged it then, so nobody is told.");
    assertThat(deliveries.enqueued).last().isEqualTo("3 resolved page-1h to pager");

    burns(LATENCY, TICKET_1D, TICKET_3D);
    assertThat(deliveries.enqueued).last().isEqualTo("2 unacknowledged ticket-1d to desk");
  }

  @Test
  void resolvedByHandAndBurningAgainIsANewPageWhateverElseBurnsOn() throws Exception {
    burns(LATENCY, PAGE_1H, PAGE_6H, TICKET_1D);
    String first = only().id();
    assertThat(alerting.resolve(first, "ada")).isInstanceOf(Answer.Done.class);
    assertThat(alerting.timeline(first).getLast().description())
        .isEqualTo(
            "Resolved by ada by hand while page-1h and page-6h burn, 31 times as fast as it may."
                + " What begins to burn after this opens a new incident.");
    burns(LATENCY, PAGE_1H, PAGE_6H, TICKET_1D);
    burns(LATENCY, PAGE_6H, TICKET_1D);
    assertThat(alerting.unresolved()).isEmpty();
    restart();
    burns(LATENCY, PAGE_6H, TICKET_1D);
    assertThat(alerting.unresolved()).isEmpty();

    burns(LATENCY, PAGE_1H, PAGE_6H, TICKET_1D);

    assertThat(only().id()).isNotEqualTo(first);
    assertThat(only().tier()).isEqualTo("page-1h");
    assertThat(deliveries.enqueued)
        .containsExactly(
            "1 opened page-1h to pager",
            "2 resolved page-1h to pager",
            "1 opened page-1h to pager");
  }

  @Test
  void whatBeginsAfterAnAcknowledgementIsANewAlarm() throws Exception {
    burns(LATENCY, PAGE_1H);
    String id = only().id();
    alerting.acknowledge(id, "ada");
    burns(LATENCY, PAGE_1H, PAGE_6H);

    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(only().alarm()).isEqualTo(2);
    assertThat(only().dedupKey()).isEqualTo(id + "-2");
    assertThat(deliveries.enqueued).last().isEqualTo("3 unacknowledged page-1h to pager");
    assertThat(alerting.timeline(id).getLast().description())
        .isEqualTo("page-6h began to burn after the acknowledgement, which is void for it.");

    alerting.acknowledge(id, "ada");
    burns(LATENCY, PAGE_6H);
    assertThat(only().state()).isEqualTo(State.ACKNOWLEDGED);
    burns(LATENCY, PAGE_1H, PAGE_6H);
    assertThat(only().alarm()).isEqualTo(3);
  }

  @Test
  void theSameIncidentComesBackSoonAfterItsEndAndIsHeldThen() throws Exception {
    burns(LATENCY, PAGE_1H);
    String id = only().id();
    alerting.note(id, "ada", "mine");
    alerting.acknowledge(id, "ada");
    isSilent(LATENCY);
    restart();
    clock.advance(Duration.ofMinutes(9));
    burns(LATENCY, PAGE_1H);

    assertThat(only().id()).isEqualTo(id);
    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(only().dedupKey()).isEqualTo(id + "-2");
    assertThat(deliveries.enqueued).last().isEqualTo("4 reopened page-1h to pager");
    assertThat(history(id)).contains("note ada", "reopened ");

    isSilent(LATENCY);
    assertThat(only().state()).isEqualTo(State.RECOVERING);
    assertThat(only().now().recovery())
        .contains(
            new Incident.Recovery(
                clock.instant(), clock.instant().plus(Duration.ofMinutes(5))));
    clock.advance(Duration.ofMinutes(4));
    burns(LATENCY, PAGE_1H);
    isSilent(LATENCY);
    clock.advance(Duration.ofMinutes(5));
    isSilent(LATENCY);
    assertThat(alerting.unresolved()).isEmpty();
    assertThat(deliveries.enqueued).hasSize(5).last().isEqualTo("8 resolved page-1h to pager");

    clock.advance(Duration.ofMinutes(11));
    burns(LATENCY, PAGE_1H);
    assertThat(only().id()).isNotEqualTo(id);
  }

  @Test
  void updatesWaitForTheGroupIntervalUnlessTheShareDoubles() {
    burns(LATENCY, 310, PAGE_6H);
    burns(LATENCY, 310, PAGE_1H, PAGE_6H);
    burns(LATENCY, 619, PAGE_1H, PAGE_6H);
    assertThat(deliveries.enqueued).hasSize(1);
    burns(LATENCY, 620, PAGE_1H, PAGE_6H);
    assertThat(deliveries.enqueued).hasSize(2).last().isEqualTo("3 updated page-1h to pager");
    burns(LATENCY, 300, PAGE_6H);
    burns(LATENCY, 700, PAGE_1H, PAGE_6H);
    clock.advance(Duration.ofHours(1));
    burns(LATENCY, 700, PAGE_1H, PAGE_6H);
    assertThat(deliveries.enqueued).hasSize(2);

    burns(ERRORS, 310, PAGE_6H);
    clock.advance(Duration.ofSeconds(290));
    burns(ERRORS, 310, PAGE_1H, PAGE_6H);
    assertThat(deliveries.enqueued).hasSize(3);
    clock.advance(Duration.ofSeconds(9));
    burns(ERRORS, 310, PAGE_1H, PAGE_6H);
    assertThat(deliveries.enqueued).hasSize(4).last().isEqualTo("3 updated page-1h to pager");
  }

  @Test
  void figuresAndTextAreOfTheMomentTheyAreRead() throws Exception {
    burns(LATENCY, 310, PAGE_1H);
    String opened = only().summary();
    burns(LATENCY, 600, PAGE_1H);

    assertThat(only().figures().burn()).isEqualByComparingTo("60");
    assertThat(only().figures().at()).isEqualTo(clock.instant());
    assertThat(alerting.find(only().id()).orElseThrow().summary())
        .isNotEqualTo(opened)
        .contains("6% of events", "to 03:07:02 UTC", "60 times");
    assertThat(alerting.timeline(only().id()).getFirst().description()).isEqualTo(opened);
  }

  @Test
  void itRecoversWhileNoneOfItsTiersBurnsAndKeepsWhoHasIt() throws Exception {
    burns(LATENCY, PAGE_1H);
    alerting.acknowledge(only().id(), "ada");
    clock.advance(Duration.ofSeconds(1));
    Instant since = clock.instant().minusSeconds(60);
    Instant clear = clock.instant().plusSeconds(200);
    int before = heard.size();
    alerting.onEvaluations(
        List.of(
            EvaluationFixture.reading(
                LATENCY,
                clock.instant(),
                List.of(
                    new TierReading(
                        PAGE_1H,
                        TierReading.Level.BURNS,
                        Optional.of(new TierReading.Recovery(since, clear)))))));

    assertThat(only().state()).isEqualTo(State.RECOVERING);
    assertThat(only().acknowledgement().orElseThrow().by()).isEqualTo("ada");
    assertThat(only().now().recovery()).contains(new Incident.Recovery(since, clear));
    assertThat(only().summary())
        .contains("recovers since 03:06:02 UTC and closes about 03:10:22 UTC");
    assertThat(heard).hasSize(before + 1).last().isEqualTo(only());
    assertThat(alerting.list(query(Set.of(State.RECOVERING), Optional.empty(), 5)).incidents())
        .hasSize(1);
    assertThat(alerting.list(query(Set.of(State.ACKNOWLEDGED), Optional.empty(), 5)).incidents())
        .isEmpty();
    burns(LATENCY, PAGE_1H);
    assertThat(only().state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(metric("headroom_alerting_unresolved_incidents", "state", "acknowledged"))
        .isEqualTo(1);
  }

  @Test
  void silenceEndsIt() throws Exception {
    fires(LATENCY, PAGE_1H);
    Incident open = only();
    isSilent(LATENCY);

    assertThat(alerting.unresolved()).isEmpty();
    Incident ended = alerting.find(open.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(State.RESOLVED);
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
    alerting.onEvaluations(List.of(frozen(LATENCY, clock.instant(), Optional.empty())));
    alerting.onEvaluations(List.of(frozen(LATENCY, clock.instant(), Optional.of(PAGE_6H))));
    assertThat(only().tier()).isEqualTo("page-1h");
    assertThat(deliveries.enqueued).hasSize(1);
  }

  @Test
  void objectivesHaveIncidentsOfTheirOwn() {
    fires(LATENCY, PAGE_1H);
    fires(ERRORS, TICKET_1D);
    assertThat(alerting.unresolved())
        .extracting(Incident::objective)
        .containsExactly("checkout-errors", "checkout-latency");
    isSilent(LATENCY);
    assertThat(only().objective()).isEqualTo("checkout-errors");
  }

  @Test
  void theFirstToAcknowledgeStays() throws Exception {
    fires(LATENCY, PAGE_1H);
    String id = only().id();
    clock.advance(Duration.ofMinutes(2));

    Answer first = alerting.acknowledge(id, " ada ");
    Answer second = alerting.acknowledge(id, "bob");

    Incident taken = only();
    assertThat(taken.state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(taken.acknowledgement()).contains(new Acknowledgement(clock.instant(), "ada"));
    assertThat(first).isEqualTo(new Answer.Done(taken));
    assertThat(second).isEqualTo(new Answer.Already(taken));
    assertThat(deliveries.enqueued).last().isEqualTo("2 acknowledged page-1h to pager");
    assertThat(history(id)).containsExactly("opened ", "acknowledged ada");
  }

  @Test
  void anObjectiveThatIsRemovedEndsItsIncidentWithThatReason() throws Exception {
    fires(LATENCY, PAGE_1H);
    fires(ERRORS, PAGE_1H);
    String removed = alerting.unresolved().getLast().id();

    alerting.reload(List.of(ERRORS), ROUTING);
    alerting.onEvaluations(List.of(firing(LATENCY, clock.instant(), PAGE_1H)));

    assertThat(only().objective()).isEqualTo("checkout-errors");
    assertThat(alerting.find(removed).orElseThrow().resolution().orElseThrow().reason())
        .isEqualTo("The objective was removed from the rules.");
  }

  @Test
  void aReloadKeepsIncidentsAndTellsNobodyAgain() throws Exception {
    fires(LATENCY, PAGE_1H);
    Incident before = only();
    alerting.reload(List.of(LATENCY, ERRORS), Routing.NOBODY);
    assertThat(deliveries.receivers).isEmpty();
    fires(LATENCY, PAGE_1H);
    assertThat(only().sequence()).isEqualTo(before.sequence());
    assertThat(deliveries.enqueued).hasSize(1);
    burns(LATENCY, 620, PAGE_1H);
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
    database =
        StateDatabase.open(folder.resolve("state.db"), System::nanoTime, new CollectorRegistry());
    alerting =
        Alerting.open(
            database,
            deliveries,
            new Links(URI.create("http://h")),
            EvaluationFixture.HINDSIGHT,
            AlertingConfig.defaults(),
            clock,
            new Random(2),
            heard::add,
            new CollectorRegistry());
    isSilent(LATENCY);
    fires(ERRORS, PAGE_1H);
    assertThat(only().objective()).isEqualTo("checkout-latency");
  }

  @Test
  void notesGoIntoTheTimelineWithinBounds() throws Exception {
    database.close();
    open(new AlertingConfig(Duration.ofDays(1), 1, 2, 2, 2, 6));
    fires(LATENCY, PAGE_1H);
    String id = only().id();

    assertThat(alerting.note(id, "ada", " rolled back 1.4.2 ")).isInstanceOf(Answer.Done.class);
    assertThat(heard).hasSize(2);
    isSilent(LATENCY);
    assertThat(alerting.note(id, "ada", "fixed")).isInstanceOf(Answer.Done.class);
    assertThat(alerting.note(id, "ada", "third"))
        .isEqualTo(new Answer.Refused("an incident holds 2 notes at most"));
    assertThat(alerting.note(id, "ada", " ")).isInstanceOf(Answer.Refused.class);
    assertThat(alerting.note(id, "ada", "x".repeat(4_001))).isInstanceOf(Answer.Refused.class);
    assertThat(alerting.note(id, " ", "x")).isInstanceOf(Answer.Refused.class);
    assertThat(alerting.acknowledge(id, "x".repeat(201))).isInstanceOf(Answer.Refused.class);
    assertThat(alerting.note("inc-none", "ada", "x")).isEqualTo(new Answer.NotFound());
    assertThat(alerting.timeline(id))
        .filteredOn(entry -> entry.kind() == TimelineEntry.Kind.NOTE)
        .extracting(TimelineEntry::description)
        .containsExactly("rolled back 1.4.2", "fixed");
  }

  @Test
  void aMarkedStepIsKeptWithItsLineInTheTimeline() throws Exception {
    fires(LATENCY, PAGE_1H);
    String id = only().id();

    assertThat(alerting.mark(id, " ada ", 3, true, " Roll back "))
        .isEqualTo(new Answer.Done(only()));
    clock.advance(Duration.ofMinutes(1));
    assertThat(alerting.mark(id, "bob", 3, true, "Roll back")).isInstanceOf(Answer.Already.class);
    assertThat(alerting.mark(id, "bob", 4, false, "Wait")).isInstanceOf(Answer.Already.class);
    assertThat(heard).hasSize(2);
    assertThat(alerting.marks(id))
        .containsExactly(
            new StepMark(3, true, "ada", clock.instant().minus(Duration.ofMinutes(1))));

    isSilent(LATENCY);
    assertThat(alerting.mark(id, "bob", 3, false, "Roll back")).isInstanceOf(Answer.Done.class);
    assertThat(alerting.marks(id)).containsExactly(new StepMark(3, false, "bob", clock.instant()));
    assertThat(alerting.timeline(id))
        .filteredOn(entry -> entry.kind() == TimelineEntry.Kind.STEP)
        .extracting(TimelineEntry::owner, TimelineEntry::description)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ada", "Step 4 done: Roll back"),
            org.assertj.core.groups.Tuple.tuple("bob", "Step 4 open again: Roll back"));
  }

  @Test
  void marksHaveBounds() throws Exception {
    database.close();
    open(new AlertingConfig(Duration.ofDays(1), 1, 2, 1, 2, 6));
    fires(LATENCY, PAGE_1H);
    String id = only().id();

    assertThat(alerting.mark(id, "ada", 999, true, "x")).isInstanceOf(Answer.Done.class);
    assertThat(alerting.mark(id, "ada", 0, true, "x"))
        .isEqualTo(new Answer.Refused("the steps of an incident are marked 1 times at most"));
    assertThat(alerting.mark(id, "ada", 1_000, true, "x")).isInstanceOf(Answer.Refused.class);
    assertThat(alerting.mark(id, "ada", 0, true, " ")).isInstanceOf(Answer.Refused.class);
    assertThat(alerting.mark(id, "ada", 0, true, "x".repeat(1_001)))
        .isInstanceOf(Answer.Refused.class);
    assertThat(alerting.mark("inc-none", "ada", 0, true, "x")).isEqualTo(new Answer.NotFound());
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
    assertThat(alerting.list(query(Set.of(State.RESOLVED), Optional.empty(), 10)).incidents())
        .hasSize(3);
    IncidentQuery other = new IncidentQuery(Set.of(), Optional.of("cart"), Optional.empty(), 10);
    assertThat(alerting.list(other).incidents()).isEmpty();
  }

  private static IncidentQuery query(Set<State> states, Optional<String> before, int limit) {
    return new IncidentQuery(states, Optional.empty(), before, limit);
  }

  @Test
  void resolvedIncidentsAreDeletedWhenTooOldOrTooMany() throws Exception {
    database.close();
    open(new AlertingConfig(Duration.ofDays(30), 2, 1, 1, 0, 6));
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
