package dev.headroom.alerting;

import dev.headroom.slo.BurnTier.Urgency;
import dev.headroom.state.StateDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The incidents there are: those that have not ended in memory, all of them in the database. Memory
 * follows a commit, so after a failed one both are as they were. Not for use by several threads.
 */
final class Incidents {
  private final StateDatabase database;
  private final Deliveries deliveries;
  private final AlertingMetrics metrics;
  private final IncidentStore store = new IncidentStore();
  private final WatchStore watches = new WatchStore();
  private final Timeline timeline = new Timeline();
  private final StepMarks marks = new StepMarks();
  private final Map<String, Known> known = new HashMap<>();

  /**
   * What is known of one objective.
   *
   * @param unresolved the incidents that stand
   * @param ended ids of those that would come back
   */
  private record Known(Watch watch, Map<Urgency, Incident> unresolved, Map<Urgency, String> ended) {
    static final Known NOTHING = new Known(Watch.NOTHING, Map.of(), Map.of());

    Known {
      unresolved = Map.copyOf(unresolved);
      ended = Map.copyOf(ended);
    }

    Known after(Watch next, List<LoggedTransition> steps) {
      Map<Urgency, Incident> standing = new HashMap<>(unresolved);
      Map<Urgency, String> recent = new HashMap<>(ended);
      for (LoggedTransition step : steps) {
        Incident incident = step.incident();
        if (incident.resolution().isPresent()) {
          standing.remove(incident.severity());
          recent.put(incident.severity(), incident.id());
        } else {
          standing.put(incident.severity(), incident);
        }
      }
      recent.keySet().retainAll(next.ended().keySet());
      return new Known(next, standing, recent);
    }
  }

  Incidents(StateDatabase database, Deliveries deliveries, AlertingMetrics metrics) {
    this.database = database;
    this.deliveries = deliveries;
    this.metrics = metrics;
  }

  void load() throws IOException {
    Map<String, Map<String, Burn>> burns = database.read(watches::burns);
    Map<String, WatchStore.Kept> kept = database.read(watches::kept);
    burns.forEach((objective, each) ->
        known.put(objective, new Known(Watch.NOTHING.with(each), Map.of(), Map.of())));
    for (WatchStore.Recent each : database.read(watches::recent)) {
      Known before = known(each.objective());
      Map<Urgency, String> ended = new HashMap<>(before.ended());
      ended.put(each.urgency(), each.id());
      Watch watch = before.watch().ended(each.urgency(), each.ended());
      known.put(each.objective(), new Known(watch, before.unresolved(), ended));
    }
    for (Incident incident : database.read(store::unresolved)) {
      Known before = known(incident.objective());
      Map<Urgency, Incident> unresolved = new HashMap<>(before.unresolved());
      unresolved.put(incident.severity(), incident);
      Standing standing =
          Objects.requireNonNull(kept.get(incident.id())).standing(incident.acknowledgement());
      Watch watch = before.watch().with(incident.severity(), standing);
      known.put(incident.objective(), new Known(watch, unresolved, before.ended()));
    }
  }

  private Known known(String objective) {
    return known.getOrDefault(objective, Known.NOTHING);
  }

  /** What decides about an objective. */
  Watch watch(String objective) {
    return known(objective).watch();
  }

  Set<String> objectives() {
    return known.keySet();
  }

  /** The incident of an objective and an urgency that stands; empty if none does. */
  Optional<Incident> unresolved(String objective, Urgency urgency) {
    return Optional.ofNullable(known(objective).unresolved().get(urgency));
  }

  /** The incidents of an objective that stand, the page first. */
  List<Incident> unresolved(String objective) {
    return known(objective).unresolved().values().stream()
        .sorted(Comparator.comparing(Incident::severity))
        .toList();
  }

  List<Incident> unresolved() {
    return known.values().stream().flatMap(each -> each.unresolved().values().stream()).toList();
  }

  Optional<Incident> unresolvedOf(String id) {
    return unresolved().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The incident that would come back; empty if it is no longer there. */
  Optional<Incident> ended(String objective, Urgency urgency) throws IOException {
    String id = known(objective).ended().get(urgency);
    return id == null ? Optional.empty() : find(id);
  }

  /**
   * Makes steps of one objective happen together, with their lines in the timelines, the deliveries
   * they cause and what decides from now on.
   */
  void commit(
      String objective,
      Watch next,
      List<LoggedTransition> steps,
      Function<Incident, List<Receiver>> routed)
      throws IOException {
    Known before = known(objective);
    Known after = before.after(next, steps);
    database.write(handle -> {
      for (LoggedTransition step : steps) {
        write(handle, step, routed.apply(step.incident()));
      }
      keep(handle, objective, before, after);
      return steps.size();
    });
    if (after.equals(Known.NOTHING)) {
      known.remove(objective);
    } else {
      known.put(objective, after);
    }
    if (steps.stream().anyMatch(LoggedTransition::told)) {
      deliveries.committed();
    }
    count(steps);
  }

  private void write(Handle handle, LoggedTransition step, List<Receiver> routed) {
    store.save(handle, step.incident());
    timeline.append(handle, step.incident().id(), step.entry());
    if (step.told()) {
      deliveries.enqueue(handle, step.transition(), routed);
    }
  }

  private void keep(Handle handle, String objective, Known before, Known after) {
    Watch next = after.watch();
    if (!next.burns().equals(before.watch().burns())) {
      watches.replaceBurns(handle, objective, next.burns());
    }
    after
        .unresolved()
        .forEach((urgency, incident) ->
            next.standing(urgency).ifPresent(each -> watches.keep(handle, incident.id(), each)));
    if (!after.ended().equals(before.ended())) {
      watches.forgetRecent(handle, objective);
      after
          .ended()
          .forEach((urgency, id) ->
              next.ended(urgency).ifPresent(each -> watches.keepRecent(handle, id, each)));
    }
  }

  private void count(List<LoggedTransition> steps) {
    for (LoggedTransition step : steps) {
      if (step.told()) {
        metrics.transitions.labels(step.transition().kind().toString()).inc();
      } else {
        metrics.lines.inc();
      }
    }
  }

  /** Adds a note unless there are that many already. */
  boolean note(Incident incident, TimelineEntry note, int notesMax) throws IOException {
    return database.write(handle -> {
      if (timeline.count(handle, incident.id(), note.kind()) >= notesMax) {
        return false;
      }
      timeline.append(handle, incident.id(), note);
      return true;
    });
  }

  /** What became of a mark. */
  enum Marking {
    DONE,
    NOTHING_NEW,
    TOO_MANY
  }

  /** Marks a step, with its line in the timeline, unless it stands like that already. */
  Marking mark(Incident incident, StepMark mark, TimelineEntry entry, int marksMax)
      throws IOException {
    return database.write(handle -> {
      if (marks.isDone(handle, incident.id(), mark.step()) == mark.done()) {
        return Marking.NOTHING_NEW;
      }
      if (timeline.count(handle, incident.id(), entry.kind()) >= marksMax) {
        return Marking.TOO_MANY;
      }
      marks.put(handle, incident.id(), mark);
      timeline.append(handle, incident.id(), entry);
      return Marking.DONE;
    });
  }

  List<StepMark> marks(String id) throws IOException {
    return database.read(handle -> marks.of(handle, id));
  }

  int prune(Instant endedBefore, int kept, int atOnceMax) throws IOException {
    int deleted = database.write(handle -> store.prune(handle, endedBefore, kept, atOnceMax));
    metrics.pruned.inc(deleted);
    return deleted;
  }

  Optional<Incident> find(String id) throws IOException {
    return database.read(handle -> store.find(handle, id));
  }

  /** Resolved ones, newest first. */
  List<Incident> resolved(IncidentQuery query) throws IOException {
    return database.read(handle -> store.resolved(handle, query));
  }

  List<TimelineEntry> timeline(String id) throws IOException {
    return database.read(handle -> timeline.of(handle, id));
  }
}
