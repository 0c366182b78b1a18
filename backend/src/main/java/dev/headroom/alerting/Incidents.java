package dev.headroom.alerting;

import dev.headroom.alerting.Incident.State;
import dev.headroom.state.StateDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The incidents there are: those that have not ended in memory, all of them in the database. Memory
 * follows a commit, so after a failed one both are as they were. Not for use by several threads.
 */
final class Incidents {
  private final StateDatabase database;
  private final Deliveries deliveries;
  private final IncidentListener listener;
  private final AlertingMetrics metrics;
  private final IncidentStore store = new IncidentStore();
  private final Timeline timeline = new Timeline();
  private final StepMarks marks = new StepMarks();
  private final Map<String, Incident> unresolved = new HashMap<>();
  private final Map<String, String> quiet = new HashMap<>();

  Incidents(
      StateDatabase database,
      Deliveries deliveries,
      IncidentListener listener,
      AlertingMetrics metrics) {
    this.database = database;
    this.deliveries = deliveries;
    this.listener = listener;
    this.metrics = metrics;
  }

  void load() throws IOException {
    for (Incident incident : database.read(store::unresolved)) {
      unresolved.put(incident.objective(), incident);
    }
    quiet.putAll(database.read(store::quietTiers));
    metrics.unresolved(unresolved.values());
  }

  Standing standing(String objective) {
    Incident open = unresolved.get(objective);
    if (open != null) {
      return new Standing.Firing(open.tier());
    }
    String tier = quiet.get(objective);
    return tier == null ? new Standing.Clear() : new Standing.Quiet(tier);
  }

  /** The incident of an objective that has one which has not ended. */
  Incident unresolved(String objective) {
    return Optional.ofNullable(unresolved.get(objective)).orElseThrow();
  }

  Collection<Incident> unresolved() {
    return unresolved.values();
  }

  Set<String> quietObjectives() {
    return quiet.keySet();
  }

  /** Makes a transition happen, with its line in the timeline and the deliveries it causes. */
  Incident commit(LoggedTransition logged, List<Receiver> routed) throws IOException {
    database.write(handle -> write(handle, logged, routed));
    return committed(logged.transition());
  }

  /** The same for an end that a person made, which holds until the tier has stopped firing. */
  Incident commitQuietly(LoggedTransition end, List<Receiver> routed) throws IOException {
    Incident incident = end.transition().incident();
    database.write(handle -> {
      store.quiet(handle, incident.id());
      return write(handle, end, routed);
    });
    quiet.put(incident.objective(), incident.tier());
    return committed(end.transition());
  }

  private Incident write(Handle handle, LoggedTransition logged, List<Receiver> routed) {
    Incident incident = logged.transition().incident();
    store.save(handle, incident);
    timeline.append(handle, incident.id(), logged.entry());
    deliveries.enqueue(handle, logged.transition(), routed);
    return incident;
  }

  private Incident committed(Transition transition) {
    deliveries.committed();
    Incident incident = transition.incident();
    if (incident.state() == State.RESOLVED) {
      unresolved.remove(incident.objective());
    } else {
      unresolved.put(incident.objective(), incident);
    }
    metrics.transitions.labels(transition.kind().toString()).inc();
    metrics.unresolved(unresolved.values());
    listener.changed(incident);
    return incident;
  }

  void forgetQuiet(String objective) throws IOException {
    database.write(handle -> store.forgetQuiet(handle, objective));
    quiet.remove(objective);
  }

  /** Adds a note unless there are that many already. */
  boolean note(Incident incident, TimelineEntry note, int notesMax) throws IOException {
    boolean added =
        database.write(handle -> {
          if (timeline.count(handle, incident.id(), note.kind()) >= notesMax) {
            return false;
          }
          timeline.append(handle, incident.id(), note);
          return true;
        });
    if (added) {
      listener.changed(incident);
    }
    return added;
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
    Marking marking =
        database.write(handle -> {
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
    if (marking == Marking.DONE) {
      listener.changed(incident);
    }
    return marking;
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

  List<Incident> list(IncidentQuery query) throws IOException {
    return database.read(handle -> store.list(handle, query));
  }

  List<TimelineEntry> timeline(String id) throws IOException {
    return database.read(handle -> timeline.of(handle, id));
  }
}
