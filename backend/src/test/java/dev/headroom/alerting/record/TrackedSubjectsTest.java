package dev.headroom.alerting.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.model.Urgency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackedSubjectsTest {
  private static final Incident PAGE = incident("inc-1", Urgency.PAGE);
  private static final Incident TICKET = incident("inc-2", Urgency.TICKET);
  private static final TrackedSubject BOTH =
      standing(Map.of(Urgency.PAGE, PAGE, Urgency.TICKET, TICKET));

  private final TrackedSubjects subjects = new TrackedSubjects();

  private static Incident incident(String id, Urgency urgency) {
    return IncidentFixture.incident(id, "checkout-latency", urgency);
  }

  private static TrackedSubject standing(Map<Urgency, Incident> unresolved) {
    return new TrackedSubject(AlertingState.NOTHING, unresolved, Map.of());
  }

  @Test
  void ofWhatIsNotKnownThereIsNothing() {
    assertThat(subjects.of("latency")).isEqualTo(TrackedSubject.NOTHING);
    assertThat(subjects.unresolved()).isEmpty();
    assertThat(subjects.unresolved("inc-1")).isEmpty();
  }

  @Test
  void whatStandsIsFoundByItsIdAndInTheList() {
    subjects.put("latency", BOTH);
    assertThat(subjects.of("latency")).isEqualTo(BOTH);
    assertThat(subjects.unresolved()).containsExactlyInAnyOrder(PAGE, TICKET);
    assertThat(subjects.unresolved("inc-2")).contains(TICKET);
  }

  @Test
  void whatStandsIsWorkedOutOnceAfterEachChange() {
    subjects.put("latency", BOTH);
    List<Incident> before = subjects.unresolved();
    assertThat(subjects.unresolved()).isSameAs(before);
    subjects.put("latency", standing(Map.of(Urgency.TICKET, TICKET)));
    assertThat(subjects.unresolved()).containsExactly(TICKET);
    assertThat(subjects.unresolved("inc-1")).isEmpty();
    assertThat(before).hasSize(2);
  }

  @Test
  void whatHasNothingLeftIsForgotten() {
    subjects.put("latency", BOTH);
    subjects.put("latency", TrackedSubject.NOTHING);
    assertThat(subjects.all()).isEmpty();
    assertThat(subjects.unresolved()).isEmpty();
  }

  @Test
  void whatAnEarlierProcessKnewStandsBesideWhatBeganSince() {
    subjects.put("latency", standing(Map.of(Urgency.PAGE, PAGE)));
    assertThat(subjects.unresolved()).containsExactly(PAGE);
    AlertingState fires =
        AlertingState.NOTHING.with(
            Map.of(
                "tier",
                new FiringAlert(
                    "tier",
                    Urgency.TICKET,
                    IncidentFixture.STARTED,
                    new FiringAlert.Handling.Unhandled())));
    TrackedSubject earlier = new TrackedSubject(fires, Map.of(Urgency.TICKET, TICKET), Map.of());
    subjects.recall("errors", earlier);
    assertThat(subjects.of("errors")).isEqualTo(earlier);
    assertThat(subjects.unresolved()).containsExactlyInAnyOrder(PAGE, TICKET);
  }
}
