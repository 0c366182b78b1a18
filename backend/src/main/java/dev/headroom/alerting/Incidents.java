package dev.headroom.alerting;

import dev.headroom.alerting.Incident.State;
import dev.headroom.state.StateDatabase;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The incidents there are: those that have not ended in memory, all of them in the database. Not
 * for use by several threads.
 */
final class Incidents {
  private final StateDatabase database;
  private final Deliveries deliveries;
  private final IncidentListener listener;
  private final AlertingMetrics metrics;
  private final IncidentStore store = new IncidentStore();
  private final Timeline timeline = new Timeline();
  private final StepMarks marks = new StepMarks();
  private final Unwritten unwritten;
  private final Map<String, Incident> unresolved = new HashMap<>();
  private final Map<String, String> quiet = new HashMap<>();
  private boolean loaded;

  Incidents(
      StateDatabase database,
      Deliveries deliveries,
      IncidentListener listener,
      InstantSource clock,
      AlertingMetrics metrics) {
    this.unwritten = new Unwritten(clock);
    this.database = database;
    this.deliveries = deliveries;
    this.listener = listener;
    this.metrics = metrics;
  }

  /**
   * Goes on with what the database holds, once it can be read: what began in memory before that
   * stays.
   */
  void load() throws IOException {
    if (loaded) {
      return;
    }
    for (Incident incident : database.readFirst(store::unresolved)) {
      unresolved.putIfAbsent(incident.objective(), incident);
    }
    database.readFirst(store::quietTiers).forEach(quiet::putIfAbsent);
    loaded = true;
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

  /**
   * Makes a transition happen, with its line in the timeline and the deliveries it causes. What
   * cannot be written happens in memory, is told all the same and is written when it can be; only
   * what a person did has to be written first, so that nobody is thanked for what may be lost.
   */
  Incident commit(LoggedTransition logged, List<Receiver> routed) throws IOException {
    Transition transition = logged.transition();
    if (transition.kind() == Transition.Kind.ACKNOWLEDGED) {
      database.write(handle -> write(handle, logged, routed));
    } else if (!writeOrKeep(logged, routed)) {
      deliveries.sendUnwritten(transition, routed);
    }
    return committed(transition);
  }

  private boolean writeOrKeep(LoggedTransition logged, List<Receiver> routed) throws IOException {
    return database.writeOrKeep(
        handle -> write(handle, unwritten.asWritten(logged), routed),
        new StateDatabase.Keeping() {
          @Override
          public void kept() {
            unwritten.add(logged);
            metrics.failures.inc();
          }

          @Override
          public void written() {
            unwritten.remove(logged);
            deliveries.committed();
          }
        });
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
    Optional<Incident> kept = unwritten.find(id);
    return kept.isPresent() ? kept : database.read(handle -> store.find(handle, id));
  }

  List<Incident> list(IncidentQuery query) throws IOException {
    return unwritten.over(database.read(handle -> store.list(handle, query)), query);
  }

  List<TimelineEntry> timeline(String id) throws IOException {
    List<TimelineEntry> entries = new ArrayList<>(database.read(handle -> timeline.of(handle, id)));
    entries.addAll(unwritten.entries(id));
    return entries;
  }
}
