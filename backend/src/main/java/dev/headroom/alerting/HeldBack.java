package dev.headroom.alerting;

import dev.headroom.alerting.incident.EntryKind;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.muting.MutedLine;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.routing.Receiver;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells those who were held back from an incident, once nothing holds them back any more and nobody
 * has acknowledged it by then. Who was held back is in the timelines, so that a restart knows it as
 * well. Guarded by the lock of alerting.
 */
final class HeldBack {
  private final Incidents incidents;
  private final LiveIncidents live;
  private final Transitions transitions;
  private final StepCommits commits;
  private final Deliveries<?> deliveries;
  private final InstantSource clock;
  private boolean recalled;

  HeldBack(
      Incidents incidents,
      LiveIncidents live,
      Transitions transitions,
      StepCommits commits,
      Deliveries<?> deliveries,
      InstantSource clock) {
    this.incidents = incidents;
    this.live = live;
    this.transitions = transitions;
    this.commits = commits;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Goes on with what an earlier process knew, once it can be read. */
  void recall() throws IOException {
    if (recalled) {
      return;
    }
    for (Incident incident : incidents.unresolved()) {
      if (incident.acknowledgement().isEmpty()) {
        recall(incident);
      }
    }
    recalled = true;
  }

  private void recall(Incident incident) throws IOException {
    Map<String, TimelineEntry> latest = new HashMap<>();
    for (TimelineEntry entry : incidents.timeline(incident.id())) {
      String receiver = entry.details().get(MutedLine.RECEIVER);
      if (entry.kind() == EntryKind.MUTED && receiver != null) {
        latest.put(receiver, entry);
      }
    }
    if (latest.isEmpty()) {
      return;
    }
    Map<String, Instant> told = deliveries.lastTold(incident.id());
    latest.forEach((receiver, entry) -> {
      if (told.getOrDefault(receiver, Instant.MIN).isBefore(entry.at())) {
        commits.owed().owe(incident, receiver, entry.details().getOrDefault(MutedLine.OVER, ""));
      }
    });
  }

  /** Tells whoever is not held back any more, of incidents that go on. */
  void tell() throws IOException {
    Map<String, Incident> standing = new HashMap<>();
    incidents.unresolved().forEach(each -> standing.put(each.id(), each));
    commits.retain(standing.keySet());
    for (String id : commits.owed().incidents()) {
      for (String receiver : released(Optional.ofNullable(standing.get(id)))) {
        tell(id, receiver);
      }
    }
  }

  private Set<String> released(Optional<Incident> incident) {
    Set<String> released = new HashSet<>();
    incident
        .filter(live::goesOn)
        .ifPresent(each -> {
          released.addAll(commits.owed().of(each.id()).keySet());
          released.removeAll(commits.hearers().audience(each).heldBack());
        });
    return released;
  }

  /** A silence holds back everybody; whoever is owed something hears after it. */
  private static boolean waitsForSomebody(Incident incident) {
    return incident.acknowledgement().isEmpty() && incident.muted().isEmpty();
  }

  /** What is over since this receiver was told last it does not know, though others may. */
  private Incident asKnownTo(String receiver, Incident incident) throws IOException {
    Optional<Instant> told = Optional.ofNullable(deliveries.lastTold(incident.id()).get(receiver));
    return incident.with(
        incident
            .group()
            .map(group ->
                told.filter(at -> at.isBefore(group.toldAt())).map(group::told).orElse(group)));
  }

  private void tell(String id, String name) throws IOException {
    Optional<Incident> open = incidents.unresolvedOf(id).filter(HeldBack::waitsForSomebody);
    Optional<Receiver> receiver =
        open.flatMap(each ->
            commits.hearers().named(each).stream()
                .filter(to -> to.name().equals(name))
                .findFirst());
    String reason = commits.owed().of(id).getOrDefault(name, "");
    if (open.isPresent() && receiver.isPresent()) {
      LoggedTransition step =
          transitions.released(
              open.get(), asKnownTo(name, live.of(open.get())), clock.instant(), name, reason);
      commits.tell(step, List.of(receiver.get()));
    }
    commits.owed().settle(id, Set.of(name));
  }
}
