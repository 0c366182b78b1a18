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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    if (!due || !isOfAlarm(late, tellings, incident.alarm())) {
      return;
    }
    for (Receiver to : chain(failover)) {
      Incident before = incidents.unresolvedOf(incident.id()).orElse(incident);
      if (isInShadow(to)) {
        desk.passOver(before, to);
      } else if (!isTold(to.name(), tellings, incident.alarm())
          && !desk.heldBackFrom(before).contains(to.name())) {
        desk.tell(before, TransitionKind.FAILED_OVER, line(late, failover, to.name()), to);
      }
    }
  }

  /** Those in shadow, and the first who is not: what is in shadow hands on at once. */
  private Collection<Receiver> chain(Failover failover) {
    Map<String, Receiver> chain = new LinkedHashMap<>();
    Optional<Receiver> to = desk.routing().receiver(failover.receiver());
    while (to.isPresent() && chain.putIfAbsent(to.get().name(), to.get()) == null) {
      to =
          to.filter(this::isInShadow)
              .flatMap(Receiver::failover)
              .flatMap(each -> desk.routing().receiver(each.receiver()));
    }
    return chain.values();
  }

  private boolean isInShadow(Receiver receiver) {
    return desk.routing().shadow().holdsBack(receiver.name());
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

  private static String line(Undelivered late, Failover failover, String to) {
    return late.refused()
        ? "%s cannot be told: told %s.".formatted(late.receiver(), to)
        : "%s could not be told for %s: told %s."
            .formatted(late.receiver(), DurationText.format(failover.after()), to);
  }
}
