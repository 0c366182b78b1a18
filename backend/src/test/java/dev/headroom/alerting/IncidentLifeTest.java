package dev.headroom.alerting;

import static dev.headroom.burn.EvaluationFixture.PAGE_1H;
import static dev.headroom.burn.EvaluationFixture.PAGE_6H;
import static dev.headroom.burn.EvaluationFixture.TICKET_1D;
import static dev.headroom.burn.EvaluationFixture.TICKET_3D;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.burn.EvaluationFixture;
import dev.headroom.model.Urgency;
import dev.headroom.slo.TierReading;
import dev.headroom.slo.objective.BurnTier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from what, one story each. */
class IncidentLifeTest extends AlertingStage {
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
    assertThat(only().lead()).isEqualTo("page-6h");
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
    assertThat(alerting.resolve(first, "ada")).isInstanceOf(IncidentAnswer.Done.class);
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
    assertThat(only().lead()).isEqualTo("page-1h");
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

    assertThat(only().state()).isEqualTo(IncidentState.OPEN);
    assertThat(only().alarm()).isEqualTo(2);
    assertThat(only().dedupKey()).isEqualTo(id + "-2");
    assertThat(deliveries.enqueued).last().isEqualTo("3 unacknowledged page-1h to pager");
    assertThat(alerting.timeline(id).getLast().description())
        .isEqualTo("page-6h began to burn after the acknowledgement, which is void for it.");

    alerting.acknowledge(id, "ada");
    burns(LATENCY, PAGE_6H);
    assertThat(only().state()).isEqualTo(IncidentState.ACKNOWLEDGED);
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
    assertThat(only().state()).isEqualTo(IncidentState.OPEN);
    assertThat(only().dedupKey()).isEqualTo(id + "-2");
    assertThat(deliveries.enqueued).last().isEqualTo("4 reopened page-1h to pager");
    assertThat(history(id)).contains("note ada", "reopened ");

    isSilent(LATENCY);
    assertThat(only().state()).isEqualTo(IncidentState.RECOVERING);
    assertThat(only().now().recovery())
        .contains(
            new Incident.RecoveryOutlook(
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
  void whatIsHeldHasRecoveredSinceTheLastBurnAndNotSinceItsHoldBegan() throws Exception {
    burns(LATENCY, PAGE_1H);
    isSilent(LATENCY);
    clock.advance(Duration.ofMinutes(1));
    burns(LATENCY, PAGE_1H);
    Instant since = clock.instant();
    clock.advance(Duration.ofMinutes(3));
    recovers(since, clock.instant().plusSeconds(60));
    assertThat(only().now().recovery().orElseThrow().since()).isEqualTo(since);

    clock.advance(Duration.ofMinutes(1));
    isSilent(LATENCY);
    Instant end = clock.instant().plus(Duration.ofMinutes(5));
    assertThat(only().now().recovery()).contains(new Incident.RecoveryOutlook(since, end));
    clock.advance(Duration.ofMinutes(2));
    isSilent(LATENCY);
    assertThat(only().now().recovery()).contains(new Incident.RecoveryOutlook(since, end));

    burns(LATENCY, PAGE_1H);
    isSilent(LATENCY);
    assertThat(only().now().recovery().orElseThrow().since()).isEqualTo(clock.instant());
  }

  private void recovers(Instant since, Instant clear) {
    reads(recovering(PAGE_1H, since, clear));
  }

  private void reads(TierReading... tiers) {
    alerting.onRounds(
        EvaluationFixture.BURNS.rounds(
            List.of(EvaluationFixture.reading(LATENCY, clock.instant(), List.of(tiers)))));
  }

  private static TierReading recovering(BurnTier tier, Instant since, Instant clear) {
    return new TierReading(
        tier, TierReading.BurnLevel.BURNS, Optional.of(new TierReading.TierRecovery(since, clear)));
  }

  @Test
  void itRecoversSinceTheSameMomentWhenOneOfItsTiersIsClear() throws Exception {
    burns(LATENCY, PAGE_1H, PAGE_6H);
    Instant early = clock.instant();
    clock.advance(Duration.ofMinutes(2));
    Instant late = clock.instant();
    Instant clear = late.plusSeconds(600);
    reads(recovering(PAGE_1H, late, clear), recovering(PAGE_6H, early, clear));
    assertThat(only().now().recovery().orElseThrow().since()).isEqualTo(late);

    clock.advance(Duration.ofMinutes(2));
    reads(recovering(PAGE_6H, early, clear));
    assertThat(only().now().recovery().orElseThrow().since()).isEqualTo(late);
  }

  @Test
  void updatesWaitForTheGroupIntervalUnlessTheShareDoubles() {
    burns(LATENCY, 310, PAGE_6H);
    burns(LATENCY, 310, PAGE_1H, PAGE_6H);
    burns(LATENCY, 672, PAGE_1H, PAGE_6H);
    assertThat(deliveries.enqueued).hasSize(1);
    // 53 of them may be chance.
    burns(LATENCY, 673, PAGE_1H, PAGE_6H);
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
    recovers(since, clear);

    assertThat(only().state()).isEqualTo(IncidentState.RECOVERING);
    assertThat(only().acknowledgement().orElseThrow().by()).isEqualTo("ada");
    assertThat(only().now().recovery()).contains(new Incident.RecoveryOutlook(since, clear));
    assertThat(only().summary())
        .contains("recovers since 03:06:02 UTC and closes about 03:10:22 UTC");
    assertThat(heard).hasSize(before + 1).last().isEqualTo(only());
    assertThat(
            alerting.list(query(Set.of(IncidentState.RECOVERING), Optional.empty(), 5)).incidents())
        .hasSize(1);
    assertThat(
            alerting
                .list(query(Set.of(IncidentState.ACKNOWLEDGED), Optional.empty(), 5))
                .incidents())
        .isEmpty();
    burns(LATENCY, PAGE_1H);
    assertThat(only().state()).isEqualTo(IncidentState.ACKNOWLEDGED);
    assertThat(metric("headroom_alerting_unresolved_incidents", "state", "acknowledged"))
        .isEqualTo(1);
  }
}
