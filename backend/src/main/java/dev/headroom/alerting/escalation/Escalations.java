package dev.headroom.alerting.escalation;

import dev.headroom.alerting.escalation.EscalationOutlook.NextStep;
import dev.headroom.alerting.escalation.OpenRungs.OpenRung;
import dev.headroom.alerting.incident.DrillSubject;
import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.model.Urgency;
import dev.headroom.model.text.DurationText;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the next receiver of pages that nobody has acknowledged in time. Guarded by the lock of
 * alerting.
 */
public final class Escalations {
  private static final Set<EntryKind> ASKING =
      EnumSet.of(EntryKind.OPENED, EntryKind.REOPENED, EntryKind.UNACKNOWLEDGED, EntryKind.UNMUTED);

  private final Incidents incidents;
  private final Desk desk;
  private final InstantSource clock;
  private final Failovers failovers;

  /** By id of the incident. */
  private final Map<String, Quiet> quiet = new HashMap<>();

  /** Nothing is due before a moment, unless a step has been taken since. */
  private record Quiet(long sequence, Instant until) {}

  /** What alerting does for escalation. */
  public interface Desk {
    /** What is in force. */
    Routing routing();

    /** Names of those whom routing holds back from an incident at this moment. */
    Set<String> heldBackFrom(Incident incident);

    /** Whether the timeline says already that a receiver in shadow is not told. */
    boolean isPassedOver(Incident incident, String receiver);

    /**
     * Says in the timeline that a receiver is not told, because it is in shadow; once.
     *
     * @throws IOException if it can neither be written nor kept; nothing has happened then
     */
    void passOver(Incident incident, Receiver to) throws IOException;

    /** Whether its source sees nothing bad any more. */
    boolean isRecovering(Incident incident);

    /**
     * Tells one receiver, in one transaction with the record of it.
     *
     * @param line one sentence for the timeline
     * @throws IOException if it can neither be written nor kept; nothing has happened then
     */
    void tell(Incident incident, TransitionKind kind, String line, Receiver to) throws IOException;
  }

  public Escalations(
      Incidents incidents, Deliveries<?> deliveries, Desk desk, InstantSource clock) {
    this.incidents = incidents;
    this.desk = desk;
    this.clock = clock;
    this.failovers = new Failovers(incidents, deliveries, desk, clock);
  }

  /** Other routes may have other steps. */
  public void rerouted() {
    quiet.clear();
  }

  /**
   * Takes every step that is due.
   *
   * @throws IOException if one cannot be taken; the next look does it
   */
  public void look() throws IOException {
    Instant now = clock.instant();
    Optional<IOException> failure = Optional.empty();
    List<Incident> standing = incidents.unresolved();
    quiet.keySet().retainAll(new HashSet<>(standing.stream().map(Incident::id).toList()));
    for (Incident incident : standing) {
      Quiet until = quiet.get(incident.id());
      boolean early =
          until != null && until.sequence() == incident.sequence() && now.isBefore(until.until());
      if (!early && waitsForSomebody(incident) && !desk.isRecovering(incident)) {
        try {
          climb(incident, now);
        } catch (IOException e) {
          failure.ifPresent(e::addSuppressed);
          failure = Optional.of(e);
        }
      }
    }
    failovers.look();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Whether it is a page that nobody has taken and of which people are told; no drill. */
  static boolean waitsForSomebody(Incident incident) {
    return incident.severity() == Urgency.PAGE
        && !DrillSubject.isOf(incident)
        && incident.resolution().isEmpty()
        && incident.acknowledgement().isEmpty()
        && incident.muted().isEmpty();
  }

  private void climb(Incident incident, Instant now) throws IOException {
    List<OpenRung> open =
        open(incident, now).stream()
            .filter(each -> !desk.isPassedOver(incident, each.receiver()))
            .toList();
    Set<String> told = new HashSet<>();
    for (OpenRung rung : open) {
      Optional<Receiver> to = desk.routing().receiver(rung.receiver());
      boolean due = !rung.rests() && !rung.at().isAfter(now);
      if (due && to.isPresent() && !told.contains(rung.receiver())) {
        Incident before = incidents.unresolvedOf(incident.id()).orElse(incident);
        if (desk.routing().shadow().holdsBack(rung.receiver())) {
          desk.passOver(before, to.get());
        } else if (!desk.heldBackFrom(before).contains(rung.receiver())) {
          desk.tell(before, TransitionKind.ESCALATED, line(rung), to.get());
          told.add(rung.receiver());
        }
      }
    }
    if (told.isEmpty() && open.stream().allMatch(each -> each.at().isAfter(now))) {
      Instant next = open.isEmpty() ? Instant.MAX : open.getFirst().at();
      quiet.put(incident.id(), new Quiet(incident.sequence(), next));
    }
  }

  private static String line(OpenRung rung) {
    return "Nobody has acknowledged for %s: told %s."
        .formatted(DurationText.format(rung.after()), rung.receiver());
  }

  private List<OpenRung> open(Incident incident, Instant now) throws IOException {
    OpenRungs rungs = OpenRungs.of(desk.routing(), incident, incidents.tellings(incident.id()));
    return (rungs.beginInShadow(incident.labels(), now)
            ? rungs.countedSince(raisedAt(incident))
            : rungs)
        .at(incident.labels(), now);
  }

  /** When its newest alarm was raised: the last line that asks for a person. */
  private Instant raisedAt(Incident incident) throws IOException {
    return incidents.timeline(incident.id()).stream()
        .filter(each -> ASKING.contains(each.kind()))
        .reduce((_, later) -> later)
        .map(TimelineEntry::at)
        .orElse(incident.startedAt());
  }

  /**
   * How far an incident has been passed on, whether it stands or not.
   *
   * @throws IOException if it cannot be read
   */
  public EscalationOutlook outlook(Incident incident) throws IOException {
    List<Telling> all =
        incident.resolution().isPresent()
            ? incidents.allTellings(incident.id())
            : incidents.tellings(incident.id());
    List<Telling> done =
        all.stream().filter(each -> each.isLater() && each.alarm() == incident.alarm()).toList();
    return new EscalationOutlook(
        waitsForSomebody(incident) ? next(incident) : Optional.empty(), done);
  }

  private Optional<NextStep> next(Incident incident) throws IOException {
    return open(incident, clock.instant()).stream()
        .filter(each -> !desk.routing().shadow().holdsBack(each.receiver()))
        .findFirst()
        .map(each -> new NextStep(each.receiver(), each.at()));
  }
}
