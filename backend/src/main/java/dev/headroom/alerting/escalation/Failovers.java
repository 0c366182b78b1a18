package dev.headroom.alerting.escalation;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Deliveries.Undelivered;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.model.text.DurationText;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.escalation.Failover;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells another receiver of pages that do not arrive. */
record Failovers(
    Incidents incidents, Deliveries<?> deliveries, Escalations.Desk desk, InstantSource clock) {
  void look() throws IOException {
    boolean any = desk.routing().receivers().stream().anyMatch(each -> each.failover().isPresent());
    if (!any) {
      return;
    }
    Instant now = clock.instant();
    for (Undelivered each : deliveries.undelivered()) {
      Optional<Incident> incident =
          incidents.unresolvedOf(each.incident()).filter(Escalations::waitsForSomebody);
      Optional<Receiver> from = desk.routing().receiver(each.receiver());
      Optional<Failover> failover = from.flatMap(Receiver::failover);
      if (incident.isPresent() && failover.isPresent()) {
        look(incident.get(), each, failover.get(), now);
      }
    }
  }

  private void look(Incident incident, Undelivered late, Failover failover, Instant now)
      throws IOException {
    List<Telling> tellings = incidents.tellings(incident.id());
    boolean due = late.refused() || !late.since().plus(failover.after()).isAfter(now);
    Optional<Receiver> to = desk.routing().receiver(failover.receiver());
    if (due
        && to.isPresent()
        && isOfAlarm(late, tellings, incident.alarm())
        && !isTold(failover.receiver(), tellings, incident.alarm())
        && !desk.heldBackFrom(incident).contains(failover.receiver())) {
      desk.tell(incident, TransitionKind.FAILED_OVER, line(late, failover), to.get());
    }
  }

  /** What is late of an earlier alarm has been overtaken by this one. */
  private static boolean isOfAlarm(Undelivered late, List<Telling> tellings, int alarm) {
    return tellings.stream()
        .anyMatch(each ->
            each.alarm() == alarm
                && each.receiver().equals(late.receiver())
                && each.sequence() <= late.sequence());
  }

  private static boolean isTold(String receiver, List<Telling> tellings, int alarm) {
    return tellings.stream()
        .anyMatch(each -> each.alarm() == alarm && each.receiver().equals(receiver));
  }

  private static String line(Undelivered late, Failover failover) {
    return late.refused()
        ? "%s cannot be told: told %s.".formatted(late.receiver(), failover.receiver())
        : "%s could not be told for %s: told %s."
            .formatted(late.receiver(), DurationText.format(failover.after()), failover.receiver());
  }
}
