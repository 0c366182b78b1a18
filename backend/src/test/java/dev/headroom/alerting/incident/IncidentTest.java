package dev.headroom.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.FiringAlert.Handling;
import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Firing;
import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.Resolution;
import dev.headroom.alerting.incident.MuteReason.Attached;
import dev.headroom.alerting.incident.MuteReason.Silenced;
import dev.headroom.model.Alert;
import dev.headroom.model.AlertState;
import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Incidents and what belongs to them, as values. */
class IncidentTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:20:00Z");
  private static final Incident PAGE = IncidentFixture.page("inc-1", "checkout");
  private static final Acknowledgement ADA = new Acknowledgement(NOW, "ada");
  private static final MuteReason SILENCED =
      new Silenced("uuid", "dana", "deploy", Instant.parse("2026-03-02T01:00:00Z"));

  @Test
  void aNewAlarmVoidsWhatWasDoneAboutTheOldOne() {
    Incident ended =
        PAGE.next(
            draft -> draft.acknowledged(ADA).resolved(new Resolution(NOW, "headroom", "clear")));
    Incident again = ended.next(Incident.Draft::alarm);
    assertThat(again.acknowledgement()).isEmpty();
    assertThat(again.resolution()).isEmpty();
    assertThat(again.alarm()).isEqualTo(2);
    assertThat(again.sequence()).isEqualTo(3);
    assertThat(again.state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void everyAlarmHasAKeyOfItsOwn() {
    Incident third = PAGE.next(draft -> draft.alarm().alarm());
    assertThat(PAGE.dedupKey()).isEqualTo("inc-1");
    assertThat(third.dedupKey()).isEqualTo("inc-1-3");
    assertThat(third.dedupKey(1)).isEqualTo("inc-1");
    assertThat(third.dedupKey(2)).isEqualTo("inc-1-2");
  }

  @Test
  void itsIdentityIsTheSameWhicheverOfItsAlertsLeads() {
    Incident one = PAGE.next(draft -> draft.lead("page-1h", Map.of("a", "b", "tier", "page-1h")));
    Incident other = PAGE.next(draft -> draft.lead("page-6h", Map.of("a", "b", "tier", "page-6h")));
    assertThat(one.identity("k")).isEqualTo(Map.of("a", "b", "dedup_key", "k"));
    assertThat(other.identity("k")).isEqualTo(one.identity("k"));
    assertThat(one.tier()).isEqualTo("page-1h");
    assertThat(PAGE.tier()).isEqualTo("page-1h");
  }

  @Test
  void whatIsKnownOfTheMomentOnlyIsNotKept() {
    Incident live =
        PAGE.live(
            PAGE.figures(),
            Map.of("summary", "now"),
            new Now(List.of(new Firing("page-1h", NOW, false)), Optional.empty()),
            Optional.empty());
    assertThat(live.now().firing()).hasSize(1);
    assertThat(live.sequence()).isEqualTo(1);
    assertThat(live.kept().now()).isEqualTo(Now.UNKNOWN);
    assertThat(live.kept().summary()).isEqualTo("now");
    assertThat(live.next(draft -> draft).now()).isEqualTo(Now.UNKNOWN);
  }

  @Test
  void itsAlertFiresUntilItHasEnded() {
    assertThat(PAGE.alert().state()).isEqualTo(AlertState.FIRING);
    assertThat(PAGE.alert().since()).isEqualTo(IncidentFixture.STARTED);
    assertThat(IncidentFixture.resolved(PAGE, Duration.ofMinutes(1), "ada").alert().state())
        .isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void onlyABurnWithAWindowHasABudget() {
    assertThat(PAGE.hasBudget()).isTrue();
    assertThat(PAGE.next(d -> d.lead("x", Map.of(Alert.NAME, "HostDown"))).hasBudget()).isFalse();
    Figures none =
        new Figures(
            NOW,
            BigDecimal.ZERO,
            Duration.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Optional.empty(),
            Optional.empty());
    assertThat(PAGE.next(draft -> draft.figures(none, Map.of())).hasBudget()).isFalse();
  }

  @Test
  void whoIsHeldBackHasNothingToHearOfOnceItEnds() {
    Incident muted = PAGE.heldBack(new Muted(SILENCED, true), 0);
    assertThat(muted.muted()).contains(new Muted(SILENCED, true));
    assertThat(muted.alarm()).isZero();
    assertThat(muted.sequence()).isEqualTo(PAGE.sequence());
    assertThat(muted.attachment()).isEmpty();
    assertThat(IncidentFixture.resolved(muted, Duration.ofMinutes(1), "ada").muted()).isEmpty();
  }

  @Test
  void anotherIncidentMayStandForIt() {
    Attached attached = new Attached("inc-9", Attached.Relation.NEEDS, "needs db", NOW);
    assertThat(PAGE.heldBack(new Muted(attached, false), 1).attachment()).contains(attached);
  }

  @Test
  void reasonsAreClausesWithTheDayWhereItIsAnotherOne() {
    assertThat(SILENCED.clause(NOW))
        .isEqualTo("silenced by dana until 2026-03-02 01:00:00 UTC (deploy; silence uuid)");
    assertThat(SILENCED.over(NOW))
        .isEqualTo("The silence of dana has ended (deploy; silence uuid).");
    Instant until = NOW.plus(Duration.ofMinutes(10));
    assertThat(new Attached("inc-9", Attached.Relation.NEEDS, "needs db", until).clause(NOW))
        .isEqualTo(
            "attached to incident inc-9 until that ends, or until 03:30:00 UTC if nobody"
                + " acknowledges it (needs db)");
    assertThat(new Attached("inc-9", Attached.Relation.SAME, "same fault", until).clause(NOW))
        .isEqualTo("part of incident inc-9 (same fault)");
  }

  @ParameterizedTest
  @EnumSource(TransitionKind.class)
  void aKindIsFoundByItsText(TransitionKind kind) {
    assertThat(TransitionKind.of(kind.toString())).isEqualTo(kind);
  }

  @Test
  void aKindThatIsNotThereIsABug() {
    assertThatThrownBy(() -> TransitionKind.of("gone")).hasMessage("unknown transition gone");
  }

  @Test
  void stepsThatTellOfAnotherAlarmNameTheOneBefore() {
    Incident second = PAGE.next(Incident.Draft::alarm);
    Set<TransitionKind> replacing =
        EnumSet.of(TransitionKind.UNACKNOWLEDGED, TransitionKind.UNMUTED);
    for (TransitionKind kind : TransitionKind.values()) {
      Transition transition = new Transition(kind, NOW, second);
      assertThat(transition.replaced()).as(kind.name()).isEqualTo(replacing.contains(kind) ? 1 : 0);
      assertThat(transition.origin()).isEmpty();
    }
    Transition third =
        new Transition(TransitionKind.UNMUTED, NOW, PAGE.next(d -> d.alarm().alarm()), "slack");
    assertThat(third.replacedKey()).isEqualTo("inc-1-2");
    assertThat(third.replacing(1).replacedKey()).isEqualTo("inc-1");
    assertThat(third.atAlarm(2).incident().dedupKey()).isEqualTo("inc-1-2");
    assertThat(third.atAlarm(2).replaced()).isZero();
    assertThat(third.atAlarm(2).origin()).isEqualTo("slack");
    assertThat(new Transition(TransitionKind.UPDATED, NOW, second).replacing(1).kind())
        .isEqualTo(TransitionKind.RELEASED);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h.example, http://h.example",
    "http://h.example/, http://h.example",
    "http://h.example/base/, http://h.example/base"
  })
  void addressesHaveOneSlashBetween(String external, String root) {
    Links links = new Links(URI.create(external));
    assertThat(links.root()).isEqualTo(root);
    assertThat(links.incident("inc-1")).isEqualTo(root + "/i/inc-1");
    assertThat(links.runbook("a b/c")).startsWith(root + "/runbooks/a").doesNotContain(" ", "b/c");
    assertThat(links.acknowledge(new Transition(TransitionKind.OPENED, NOW, PAGE))).isEmpty();
    assertThat(links.hearsSlack()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://wiki.example/rb, https://wiki.example/rb",
    "' HTTP://wiki.example/a b|c#d ', HTTP://wiki.example/a%20b%7Cc#d",
    "https://wiki.example/\u00e9, https://wiki.example/%C3%A9",
    "http://h/runbooks/Other, http://h/runbooks/Other",
    "'', http://h/runbooks/DiskFull",
    "/wiki, http://h/runbooks/DiskFull",
    "javascript:alert(1), http://h/runbooks/DiskFull",
    "https://, http://h/runbooks/DiskFull",
    "https://user:key@wiki.example/, http://h/runbooks/DiskFull"
  })
  void theRunbookIsTheOneAnAlertBringsWhereThatCanBeLinked(String given, String linked) {
    Links links = new Links(URI.create("http://h/"));
    assertThat(links.runbook(IncidentFixture.posted(given, "db-1"))).contains(linked);
  }

  @Test
  void anAddressThatNoReceiverWouldTakeIsNotLinked() {
    Links links = new Links(URI.create("http://h/"));
    String fits = "https://wiki.example/" + "a".repeat(Links.GIVEN_LENGTH_MAX - 21);
    assertThat(links.runbook(IncidentFixture.posted(fits, "db-1"))).contains(fits);
    assertThat(links.runbook(IncidentFixture.posted(fits + "a", "db-1")))
        .contains("http://h/runbooks/DiskFull");
    Incident without = PAGE.next(draft -> draft.owned("a", "b", " "));
    assertThat(links.runbook(without)).isEmpty();
  }

  @Test
  void anIncidentIsHeldOneWindowLongerEachTimeItComesBack() {
    OpenIncident.LastNotification last =
        new OpenIncident.LastNotification(NOW, "page-1h", BigDecimal.TEN);
    OpenIncident first =
        new OpenIncident(Optional.empty(), 0, Duration.ofMinutes(5), Optional.empty(), last);
    assertThat(first.held()).isZero();
    OpenIncident third =
        new OpenIncident(Optional.empty(), 2, Duration.ofMinutes(5), Optional.of(NOW), last);
    assertThat(third.held()).isEqualTo(Duration.ofMinutes(10));
    OpenIncident firing = third.firing(Duration.ofMinutes(30));
    assertThat(firing.clearSince()).isEmpty();
    assertThat(firing.held()).isEqualTo(Duration.ofHours(1));
    assertThat(firing.clear(NOW).clearSince()).contains(NOW);
    assertThat(firing.with(Optional.of(ADA)).isAcknowledged()).isTrue();
    assertThat(last.of(7).fired()).isEqualTo(7);
  }

  private static FiringAlert firing(String name, Urgency urgency) {
    return new FiringAlert(name, urgency, NOW, new Handling.Unhandled());
  }

  @Test
  void whatAPersonDoesAnswersForWhatIsNoMoreUrgent() {
    AlertingState state =
        AlertingState.NOTHING.with(
            Map.of("p", firing("p", Urgency.PAGE), "t", firing("t", Urgency.TICKET)));
    AlertingState ticket = state.answered(Urgency.TICKET, new Handling.ClosedByHand());
    assertThat(ticket.firing(Urgency.PAGE)).allMatch(FiringAlert::isUnanswered);
    assertThat(ticket.firing(Urgency.TICKET)).noneMatch(FiringAlert::isUnanswered);
    AlertingState page = state.answered(Urgency.PAGE, new Handling.Acknowledged(ADA));
    assertThat(page.firing().values()).noneMatch(FiringAlert::isUnanswered);
  }

  @Test
  void anUrgencyHasAnIncidentThatStandsOrOneThatEnded() {
    OpenIncident open =
        new OpenIncident(
            Optional.empty(),
            0,
            Duration.ZERO,
            Optional.empty(),
            new OpenIncident.LastNotification(NOW, "a", BigDecimal.ONE));
    AlertingState.Ended ended = new AlertingState.Ended(NOW, 1);
    AlertingState both = AlertingState.NOTHING.with(Urgency.PAGE, open).with(Urgency.TICKET, open);
    AlertingState over = both.ended(Urgency.PAGE, ended);
    assertThat(over.open(Urgency.PAGE)).isEmpty();
    assertThat(over.ended(Urgency.PAGE)).contains(ended);
    assertThat(over.open(Urgency.TICKET)).contains(open);
    AlertingState again = over.with(Urgency.PAGE, open);
    assertThat(again.ended(Urgency.PAGE)).isEmpty();
    assertThat(again.open(Urgency.PAGE)).contains(open);
    assertThat(over.without(Urgency.PAGE).ended(Urgency.PAGE)).isEmpty();
    assertThat(over.without(Urgency.TICKET).ended(Urgency.PAGE)).contains(ended);
  }

  @Test
  void figuresAreDetailsInPlainDigits() {
    assertThat(PAGE.figures().details())
        .isEqualTo(
            Map.of(
                "figuresAt", "2026-03-01T03:07:00.123Z",
                "burn", "31.4",
                "budgetRemaining", "-0.25"));
  }
}
