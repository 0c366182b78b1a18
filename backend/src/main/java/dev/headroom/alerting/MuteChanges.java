package dev.headroom.alerting;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.MuteReason;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.record.Incidents;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Marks incidents of which nobody is told any more, and pages for those that stand when nothing
 * holds back any more. Guarded by the lock of alerting.
 */
final class MuteChanges {
  private final Incidents incidents;
  private final LiveIncidents live;
  private final Transitions transitions;
  private final StepCommits commits;
  private final Muting muting;
  private final InstantSource clock;

  MuteChanges(
      Incidents incidents,
      LiveIncidents live,
      Transitions transitions,
      StepCommits commits,
      Muting muting,
      InstantSource clock) {
    this.incidents = incidents;
    this.live = live;
    this.transitions = transitions;
    this.commits = commits;
    this.muting = muting;
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
    });
  }

  private void follow(Incident incident, Instant now) throws IOException {
    Incident standing = live.standing(incident);
    if (standing.isUnknown()) {
      return;
    }
    Optional<MuteReason> reason = muting.reason(standing, now);
    if (!reason.equals(incident.muted().map(Incident.Muted::reason))) {
      LoggedTransition step =
          reason
              .map(why -> transitions.muted(incident, now, why))
              .orElseGet(() -> transitions.unmuted(incident, live.of(incident), now));
      String subject = incident.subject();
      commits.commit(subject, incidents.state(subject), List.of(step));
    }
  }
}
