package dev.headroom.alerting.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.FiringAlert;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentFixture;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.OpenIncident;
import dev.headroom.alerting.incident.OpenIncident.LastNotification;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Transition;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.model.Urgency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackedSubjectTest {
  private static final Instant AT = IncidentFixture.STARTED;

  /** An objective of which one tier burns, which has opened an incident. */
  private static TrackedSubject burning(Urgency urgency, String tier, String id) {
    Incident incident = IncidentFixture.incident(id, "checkout-latency", urgency);
    AlertingState state =
        AlertingState.NOTHING
            .with(
                Map.of(
                    tier, new FiringAlert(tier, urgency, AT, new FiringAlert.Handling.Unhandled())))
            .with(
                urgency,
                new OpenIncident(
                    Optional.empty(),
                    0,
                    Duration.ofMinutes(5),
                    Optional.empty(),
                    new LastNotification(AT, tier, BigDecimal.ONE)));
    return TrackedSubject.NOTHING.after(state, List.of(opened(incident)));
  }

  private static LoggedTransition opened(Incident incident) {
    return new LoggedTransition(
        new Transition(TransitionKind.OPENED, AT, incident),
        new TimelineEntry(AT, EntryKind.OPENED, TimelineEntry.HEADROOM, "", "opened", Map.of()),
        true);
  }

  private static TrackedSubject page() {
    return burning(Urgency.PAGE, "page-1h", "inc-1");
  }

  private static TrackedSubject ticket() {
    return burning(Urgency.TICKET, "ticket-1d", "inc-2");
  }

  @Test
  void whatBeganInMemoryStandsAndWhatElseWasThereJoinsIt() {
    TrackedSubject began = page();
    TrackedSubject both = began.over(ticket());
    assertThat(both.unresolved()).containsOnlyKeys(Urgency.PAGE, Urgency.TICKET);
    assertThat(both.state().open()).containsOnlyKeys(Urgency.PAGE, Urgency.TICKET);
    assertThat(both.state().firing()).containsOnlyKeys("page-1h");
    assertThat(both.unresolved().get(Urgency.PAGE)).isEqualTo(began.unresolved().get(Urgency.PAGE));
  }

  @Test
  void ofTheSameUrgencyTheOneInMemoryStands() {
    TrackedSubject began = page();
    assertThat(began.over(burning(Urgency.PAGE, "page-1h", "inc-0"))).isEqualTo(began);
  }

  @Test
  void whatEndedLongAgoComesBackOnlyWhereNothingStands() {
    TrackedSubject earlier =
        TrackedSubject.NOTHING.ended(Urgency.PAGE, "inc-0", new AlertingState.Ended(AT, 0));
    assertThat(page().over(earlier).ended()).isEmpty();
    TrackedSubject both = ticket().over(earlier);
    assertThat(both.ended()).isEqualTo(Map.of(Urgency.PAGE, "inc-0"));
    assertThat(both.state().ended(Urgency.PAGE)).contains(new AlertingState.Ended(AT, 0));
  }
}
