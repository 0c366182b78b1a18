package dev.headroom.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerting.incident.Incident.Acknowledgement;
import dev.headroom.alerting.incident.Incident.Now;
import dev.headroom.alerting.incident.Incident.RecoveryOutlook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentQueryTest {
  private static final Instant NOW = IncidentFixture.BEGAN.plus(Duration.ofHours(1));
  private static final Incident OPEN = IncidentFixture.page("inc-5", "checkout-latency");
  private static final Incident TAKEN =
      OPEN.next(draft -> draft.acknowledged(new Acknowledgement(NOW, "ada")));
  private static final Incident ENDED =
      IncidentFixture.resolved(TAKEN, Duration.ofMinutes(3), "bob");
  private static final Incident RECOVERING =
      TAKEN.live(
          TAKEN.figures(),
          TAKEN.annotations(),
          new Now(List.of(), Optional.of(new RecoveryOutlook(NOW, NOW.plusSeconds(60)))),
          Optional.empty());

  private static final IncidentQuery ALL =
      new IncidentQuery(
          Set.of(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO,
          Optional.empty(),
          10);

  private static IncidentQuery in(IncidentState... states) {
    return new IncidentQuery(
        Set.of(states),
        ALL.service(),
        ALL.subjects(),
        ALL.person(),
        ALL.text(),
        ALL.atLeast(),
        ALL.before(),
        10);
  }

  private static IncidentQuery of(String service, Set<String> subjects, String person) {
    return new IncidentQuery(
        Set.of(),
        Optional.of(service).filter(each -> !each.isEmpty()),
        subjects,
        Optional.of(person).filter(each -> !each.isEmpty()),
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        10);
  }

  private static IncidentQuery with(String text, Duration atLeast, Optional<String> before) {
    return new IncidentQuery(
        Set.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.of(text).filter(each -> !each.isEmpty()),
        atLeast,
        before,
        10);
  }

  @Test
  void allAreWantedWhereNothingIsSaid() {
    for (Incident each : List.of(OPEN, TAKEN, ENDED, RECOVERING)) {
      assertThat(ALL.wants(each, NOW)).isTrue();
    }
  }

  @Test
  void eachIsInOneState() {
    List<Incident> all = List.of(OPEN, TAKEN, RECOVERING, ENDED);
    assertThat(all)
        .extracting(Incident::state)
        .containsExactly(
            IncidentState.OPEN,
            IncidentState.ACKNOWLEDGED,
            IncidentState.RECOVERING,
            IncidentState.RESOLVED);
    for (Incident each : all) {
      for (IncidentState state : IncidentState.values()) {
        assertThat(in(state).wants(each, NOW)).isEqualTo(each.state() == state);
      }
    }
    assertThat(in(IncidentState.OPEN, IncidentState.RESOLVED).wants(ENDED, NOW)).isTrue();
  }

  @Test
  void aServiceAndSubjectsAreMeantExactly() {
    assertThat(of("checkout", Set.of(), "").wants(OPEN, NOW)).isTrue();
    assertThat(of("check", Set.of(), "").wants(OPEN, NOW)).isFalse();
    assertThat(of("", Set.of("x", "checkout-latency"), "").wants(OPEN, NOW)).isTrue();
    assertThat(of("", Set.of("x"), "").wants(OPEN, NOW)).isFalse();
  }

  @Test
  void aPersonIsWhoeverTookItOrEndedIt() {
    assertThat(of("", Set.of(), "ada").wants(OPEN, NOW)).isFalse();
    assertThat(of("", Set.of(), "ada").wants(TAKEN, NOW)).isTrue();
    assertThat(of("", Set.of(), "ada").wants(ENDED, NOW)).isTrue();
    assertThat(of("", Set.of(), "bob").wants(ENDED, NOW)).isTrue();
    assertThat(of("", Set.of(), "bob").wants(TAKEN, NOW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "orders of CHECKOUT, true",
    "-LATENCY, true",
    "Checkout, true",
    "TEAM-A, true",
    "runbook, false",
    "team-b, false"
  })
  void aTextIsLookedForInWhatPeopleKnowItBy(String text, boolean wanted) {
    assertThat(with(text, Duration.ZERO, Optional.empty()).wants(OPEN, NOW)).isEqualTo(wanted);
  }

  @Test
  void oneThatStandsHasLastedUntilNow() {
    assertThat(with("", Duration.ofHours(1), Optional.empty()).wants(OPEN, NOW)).isTrue();
    assertThat(with("", Duration.ofHours(1), Optional.empty()).wants(OPEN, NOW.minusMillis(1)))
        .isFalse();
  }

  @Test
  void oneThatEndedHasLastedUntilItsEnd() {
    Duration whole = Duration.between(ENDED.beganAt(), ENDED.resolution().orElseThrow().at());
    assertThat(with("", whole, Optional.empty()).wants(ENDED, NOW)).isTrue();
    assertThat(with("", whole.plusNanos(1), Optional.empty()).wants(ENDED, NOW)).isFalse();
  }

  @Test
  void aPageGoesOnBelowTheLastOne() {
    assertThat(with("", Duration.ZERO, Optional.of("inc-6")).wants(OPEN, NOW)).isTrue();
    assertThat(with("", Duration.ZERO, Optional.of("inc-5")).wants(OPEN, NOW)).isFalse();
    assertThat(with("", Duration.ZERO, Optional.of("inc-4")).wants(OPEN, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_001})
  void aLimitHasBounds(int limit) {
    assertThatThrownBy(() -> limited(limit)).hasMessage("limit must be 1 to 1000: " + limit);
    assertThat(limited(1).limit()).isEqualTo(1);
    assertThat(limited(1_000).limit()).isEqualTo(1_000);
  }

  private static IncidentQuery limited(int limit) {
    return new IncidentQuery(
        Set.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Optional.empty(),
        limit);
  }

  @Test
  void thePageIsTheNewestOfBothAndSaysWhereItGoesOn() {
    List<Incident> standing = List.of(page("inc-2"), page("inc-6"));
    List<Incident> ended = List.of(page("inc-5"), page("inc-1"), page("inc-3"));
    IncidentPage page = IncidentPage.of(standing, ended, 3);
    assertThat(page.incidents())
        .extracting(Incident::id)
        .containsExactly("inc-6", "inc-5", "inc-3");
    assertThat(page.next()).contains("inc-3");
    assertThat(IncidentPage.of(standing, ended, 5).next()).contains("inc-1");
    assertThat(IncidentPage.of(standing, ended, 6).next()).isEmpty();
    assertThat(IncidentPage.of(List.of(), List.of(), 1).next()).isEmpty();
  }

  @Test
  void oneThatHasJustEndedIsListedOnceAsItStands() {
    IncidentPage page = IncidentPage.of(List.of(ENDED), List.of(OPEN, page("inc-4")), 10);
    assertThat(page.incidents()).containsExactly(ENDED, page("inc-4"));
  }

  private static Incident page(String id) {
    return IncidentFixture.page(id, "s");
  }
}
