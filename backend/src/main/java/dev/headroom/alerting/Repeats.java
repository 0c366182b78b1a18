package dev.headroom.alerting;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.model.Urgency;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.TakenRoute;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells again of incidents that stand and that nobody has acknowledged: each receiver, when the
 * {@code repeat_interval} of its route has passed since it heard last. Guarded by the lock of
 * alerting.
 */
final class Repeats {
  /** How long a receiver whose turn it is and that is held back is left alone. */
  private static final Duration HELD_BACK_LOOK = Duration.ofMinutes(1);

  private final Incidents incidents;
  private final LiveIncidents live;
  private final Transitions transitions;
  private final StepCommits commits;
  private final Deliveries<?> deliveries;
  private final InstantSource clock;

  /** By id of the incident. */
  private final Map<String, NextLook> looks = new HashMap<>();

  /** Nothing is due before a moment, unless a step has been taken since. */
  private record NextLook(long sequence, Instant at) {}

  Repeats(
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

  /** Other routes may have other intervals. */
  void rerouted() {
    looks.clear();
  }

  void tell() throws IOException {
    List<Incident> standing = incidents.unresolved();
    looks.keySet().retainAll(standing.stream().map(Incident::id).toList());
    Instant now = clock.instant();
    for (Incident incident : standing) {
      NextLook next = looks.get(incident.id());
      boolean early =
          next != null && next.sequence() == incident.sequence() && now.isBefore(next.at());
      if (!early && waitsForSomebody(incident)) {
        look(incident, now);
      }
    }
  }

  /** A page that nobody has acknowledged stands for the ticket as well. */
  private boolean waitsForSomebody(Incident incident) {
    boolean stoodFor =
        incident.severity() == Urgency.TICKET
            && incidents
                .unresolved(incident.subject(), Urgency.PAGE)
                .filter(page -> page.acknowledgement().isEmpty())
                .isPresent();
    return incident.acknowledgement().isEmpty()
        && incident.muted().isEmpty()
        && !stoodFor
        && live.of(incident).now().recovery().isEmpty();
  }

  private void look(Incident incident, Instant now) throws IOException {
    Map<String, Instant> heard = deliveries.lastHeard(incident.id());
    Instant next = Instant.MAX;
    List<Receiver> due = new ArrayList<>();
    for (Map.Entry<Receiver, Duration> each : intervals(incident, now).entrySet()) {
      Optional<Instant> at =
          Optional.ofNullable(heard.get(each.getKey().name()))
              .map(last -> last.plus(each.getValue()));
      if (at.isPresent() && !at.get().isAfter(now)) {
        due.add(each.getKey());
      }
      next = earlier(next, at.orElse(Instant.MAX));
    }
    due.removeIf(
        receiver -> commits.hearers().audience(incident).heldBack().contains(receiver.name()));
    if (due.isEmpty()) {
      Instant later = next.isAfter(now) ? next : now.plus(HELD_BACK_LOOK);
      looks.put(incident.id(), new NextLook(incident.sequence(), later));
      return;
    }
    List<String> names = due.stream().map(Receiver::name).toList();
    commits.tell(transitions.repeated(incident, live.of(incident), now, names), due);
  }

  /** The shortest of the intervals of the routes to each receiver. */
  private Map<Receiver, Duration> intervals(Incident incident, Instant now) {
    Map<Receiver, Duration> intervals = new HashMap<>();
    for (TakenRoute route : commits.hearers().routes(incident, now)) {
      intervals.merge(
          route.receiver(),
          route.times().repeatInterval(),
          (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
    return intervals;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
