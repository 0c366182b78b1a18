package dev.headroom.alerting;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.MuteReason.Attached;
import dev.headroom.alerting.incident.MuteReason.Attached.Relation;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Incidents;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Marks incidents of which nobody is told any more, and pages for those that go on when nothing
 * holds back any more. One that recovers by then stays as it is until it is over, of which nobody
 * is told, or goes on. Guarded by the lock of alerting.
 */
final class MuteChanges {
  private final Incidents incidents;
  private final LiveIncidents live;
  private final Transitions transitions;
  private final StepCommits commits;
  private final Muting muting;
  private final Deliveries<?> deliveries;
  private final InstantSource clock;

  /** Which lines of a timeline say that another incident is attached, as far as it was looked. */
  private final Set<Pair> mentioned = new HashSet<>();

  /** Of which parts the owner was told. */
  private final Set<Pair> joined = new HashSet<>();

  /** An incident and the one that stands for it. */
  private record Pair(String incident, String cause) {}

  MuteChanges(
      Incidents incidents,
      LiveIncidents live,
      Transitions transitions,
      StepCommits commits,
      Muting muting,
      Deliveries<?> deliveries,
      InstantSource clock) {
    this.incidents = incidents;
    this.live = live;
    this.transitions = transitions;
    this.commits = commits;
    this.muting = muting;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Lets what holds back begin and end, before anything is decided by it. */
  void look() {
    commits.attempt(() -> muting.standing(live.standing(), clock.instant()));
  }

  /** Does to each incident that stands what follows. */
  void follow() {
    commits.attempt(() -> {
      Instant now = clock.instant();
      muting.standing(live.standing(), now);
      for (Incident each : incidents.unresolved()) {
        commits.attempt(() -> follow(each, now));
      }
      for (Incident each : incidents.unresolved()) {
        commits.attempt(() -> tellCause(each, now));
      }
      forgetEnded();
    });
  }

  /** What an incident stands for is a line of its timeline, and its owner's business. */
  private void tellCause(Incident incident, Instant now) throws IOException {
    Optional<Attached> attached = incident.attachment();
    if (attached.isEmpty()) {
      return;
    }
    String cause = attached.get().incident();
    Pair pair = new Pair(incident.id(), cause);
    if (incidents.unresolvedOf(cause).isPresent() && !mentioned.contains(pair)) {
      mention(incidents.unresolvedOf(cause).get(), incident, attached.get().why(), now);
      mentioned.add(pair);
    }
    Optional<Incident> asked =
        incidents.unresolvedOf(cause).filter(each -> concerns(each, incident, now));
    if (asked.isPresent() && !joined.contains(pair)) {
      tellOwner(asked.get(), incident, now);
    }
  }

  private void mention(Incident cause, Incident incident, String why, Instant now)
      throws IOException {
    boolean known =
        incidents.timeline(cause.id()).stream()
            .anyMatch(line -> incident.id().equals(line.details().get(TimelineEntry.ATTACHED)));
    if (!known) {
      Instant at = TransitionLog.atOrAfter(cause.startedAt(), now);
      String subject = cause.subject();
      commits.commit(
          subject,
          incidents.state(subject),
          List.of(TransitionLog.attached(cause, at, incident, why)));
    }
  }

  /** Whoever answers for a part need not wait for somebody else to have time for it. */
  private static boolean concerns(Incident cause, Incident part, Instant now) {
    Attached attached = part.attachment().orElseThrow();
    return attached.relation() == Relation.SAME
        && !part.owner().equals(cause.owner())
        && (cause.acknowledgement().isPresent() || !now.isBefore(attached.until()));
  }

  private void tellOwner(Incident cause, Incident part, Instant now) throws IOException {
    Audience audience = commits.hearers().audience(part);
    List<String> untold = deliveries.untold(cause.id(), audience.routed());
    if (!untold.isEmpty()) {
      LoggedTransition step = transitions.joined(cause, live.of(cause), now, untold, part);
      commits.tell(
          step, audience.routed().stream().filter(each -> untold.contains(each.name())).toList());
    }
    if (audience.heldBack().isEmpty()) {
      joined.add(new Pair(part.id(), cause.id()));
    }
  }

  private void forgetEnded() {
    Set<String> standing =
        incidents.unresolved().stream().map(Incident::id).collect(Collectors.toSet());
    mentioned.removeIf(pair -> !standing.contains(pair.incident()));
    joined.removeIf(pair -> !standing.contains(pair.incident()));
  }

  private void follow(Incident incident, Instant now) throws IOException {
    Incident standing = live.standing(incident);
    if (standing.group().filter(group -> !group.isKnown()).isPresent()) {
      return;
    }
    Optional<MuteReason> reason = muting.reason(standing, incidents.unresolved(), now);
    if (reason.isEmpty() && incident.attachment().isEmpty() && !live.goesOn(incident)) {
      return;
    }
    if (!reason.equals(incident.muted().map(Incident.Muted::reason))) {
      LoggedTransition step =
          reason
              .map(why -> transitions.muted(incident, now, why, incidents.isTold(incident.id())))
              .orElseGet(() ->
                  transitions.unmuted(
                      incident, live.of(incident), now, incidents.isTold(incident.id())));
      commits.tellEverybody(step);
    }
  }
}
