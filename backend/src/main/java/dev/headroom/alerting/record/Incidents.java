package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.Standing;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Watch;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.routing.Receiver;
import dev.headroom.slo.objective.BurnTier.Urgency;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The incidents there are: those that have not ended in memory, all of them in the database. Not
 * for use by several threads.
 */
public final class Incidents {
  private final StateDatabase database;
  private final Deliveries deliveries;
  private final AlertingMetrics metrics;
  private final IncidentStore store = new IncidentStore();
  private final WatchStore watches = new WatchStore();
  private final IncidentTimeline timeline = new IncidentTimeline();
  private final StepMarks marks = new StepMarks();
  private final Unwritten unwritten;
  private final Map<String, Known> known = new HashMap<>();
  private boolean loaded;

  /** A step and who hears of it. */
  private record Routed(LoggedTransition step, List<Receiver> receivers) {}

  public Incidents(
      StateDatabase database, Deliveries deliveries, InstantSource clock, AlertingMetrics metrics) {
    this.unwritten = new Unwritten(clock);
    this.database = database;
    this.deliveries = deliveries;
    this.metrics = metrics;
  }

  /**
   * Goes on with what the database holds, once it can be read: what began in memory before that
   * stays.
   */
  public void load() throws IOException {
    if (loaded) {
      return;
    }
    database
        .readFirst(this::read)
        .forEach((objective, earlier) ->
            known.merge(objective, earlier, (began, read) -> began.over(read)));
    loaded = true;
  }

  private Map<String, Known> read(Handle handle) {
    Map<String, Known> read = new HashMap<>();
    watches
        .burns(handle)
        .forEach((objective, burns) ->
            read.put(objective, new Known(Watch.NOTHING.with(burns), Map.of(), Map.of())));
    for (WatchStore.Recent each : watches.recent(handle)) {
      Known before = read.getOrDefault(each.objective(), Known.NOTHING);
      read.put(each.objective(), before.ended(each.urgency(), each.id(), each.ended()));
    }
    Map<String, WatchStore.Kept> kept = watches.kept(handle);
    for (Incident incident : store.unresolved(handle)) {
      Known before = read.getOrDefault(incident.objective(), Known.NOTHING);
      Standing standing =
          Objects.requireNonNull(kept.get(incident.id())).standing(incident.acknowledgement());
      read.put(incident.objective(), before.standing(incident, standing));
    }
    return read;
  }

  private Known known(String objective) {
    return known.getOrDefault(objective, Known.NOTHING);
  }

  /** What decides about an objective. */
  public Watch watch(String objective) {
    return known(objective).watch();
  }

  /** Names of the tiers that burn, by objective. */
  public Map<String, Set<String>> burning() {
    return known.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, each -> Set.copyOf(each.getValue().watch().burns().keySet())));
  }

  public Set<String> objectives() {
    return known.keySet();
  }

  /** The incident of an objective and an urgency that stands; empty if none does. */
  public Optional<Incident> unresolved(String objective, Urgency urgency) {
    return Optional.ofNullable(known(objective).unresolved().get(urgency));
  }

  /** The incidents of an objective that stand, the page first. */
  public List<Incident> unresolved(String objective) {
    return known(objective).unresolved().values().stream()
        .sorted(Comparator.comparing(Incident::severity))
        .toList();
  }

  public List<Incident> unresolved() {
    return known.values().stream().flatMap(each -> each.unresolved().values().stream()).toList();
  }

  public Optional<Incident> unresolvedOf(String id) {
    return unresolved().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The incident that would come back; empty if it is no longer there. */
  public Optional<Incident> ended(String objective, Urgency urgency) throws IOException {
    String id = known(objective).ended().get(urgency);
    return id == null ? Optional.empty() : find(id);
  }

  /**
   * Makes steps of one objective happen together, with their lines in the timelines, the deliveries
   * they cause and what decides from now on. What cannot be written happens in memory, is told from
   * there and is written as a whole when that can be done.
   *
   * @throws IOException if it can neither be written nor kept; nothing has happened then
   */
  public void commit(
      String objective,
      Watch next,
      List<LoggedTransition> steps,
      Function<Incident, List<Receiver>> routed)
      throws IOException {
    Known before = known(objective);
    Known after = before.after(next, steps);
    List<Routed> told = routed(steps, routed);
    boolean written =
        database.writeOrKeep(
            handle -> write(handle, objective, before, after, told), new Kept(steps));
    happened(objective, after, steps);
    if (!written) {
      for (Routed each : told) {
        if (each.step().told()) {
          deliveries.sendUnwritten(each.step().transition(), each.receivers());
        }
      }
    }
  }

  /**
   * The same for what a person did, which has to be written first, so that nobody is thanked for
   * what may be lost.
   */
  public void commitWritten(
      String objective,
      Watch next,
      List<LoggedTransition> steps,
      Function<Incident, List<Receiver>> routed)
      throws IOException {
    Known before = known(objective);
    Known after = before.after(next, steps);
    List<Routed> told = routed(steps, routed);
    database.write(handle -> write(handle, objective, before, after, told));
    happened(objective, after, steps);
  }

  /** Who hears of a step is decided when it happens, whenever it is written. */
  private static List<Routed> routed(
      List<LoggedTransition> steps, Function<Incident, List<Receiver>> routed) {
    return steps.stream().map(step -> new Routed(step, routed.apply(step.incident()))).toList();
  }

  /** What becomes of steps that could not be written. */
  private final class Kept implements StateDatabase.Keeping {
    private final List<LoggedTransition> steps;

    Kept(List<LoggedTransition> steps) {
      this.steps = List.copyOf(steps);
    }

    @Override
    public void kept() {
      steps.forEach(unwritten::add);
      metrics.failures.inc();
    }

    @Override
    public void written() {
      steps.forEach(unwritten::remove);
      deliveries.committed();
    }
  }

  private int write(
      Handle handle, String objective, Known before, Known after, List<Routed> steps) {
    steps.forEach(each -> write(handle, unwritten.asWritten(each.step()), each.receivers()));
    keep(handle, objective, before, after);
    return steps.size();
  }

  private void happened(String objective, Known after, List<LoggedTransition> steps) {
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
  public boolean note(Incident incident, TimelineEntry note, int notesMax) throws IOException {
    return database.write(handle -> {
      if (timeline.count(handle, incident.id(), note.kind()) >= notesMax) {
        return false;
      }
      timeline.append(handle, incident.id(), note);
      return true;
    });
  }

  /** What became of a mark. */
  public enum Marking {
    DONE,
    NOTHING_NEW,
    TOO_MANY
  }

  /** Marks a step, with its line in the timeline, unless it stands like that already. */
  public Marking mark(Incident incident, StepMark mark, TimelineEntry entry, int marksMax)
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

  public List<StepMark> marks(String id) throws IOException {
    return database.read(handle -> marks.of(handle, id));
  }

  public int prune(Instant endedBefore, int kept, int atOnceMax) throws IOException {
    int deleted = database.write(handle -> store.prune(handle, endedBefore, kept, atOnceMax));
    metrics.pruned.inc(deleted);
    return deleted;
  }

  public Optional<Incident> find(String id) throws IOException {
    Optional<Incident> kept = unwritten.find(id);
    return kept.isPresent() ? kept : database.read(handle -> store.find(handle, id));
  }

  /** Resolved ones, newest first. */
  public List<Incident> resolved(IncidentQuery query) throws IOException {
    return unwritten.over(database.read(handle -> store.resolved(handle, query)), query);
  }

  public List<TimelineEntry> timeline(String id) throws IOException {
    List<TimelineEntry> entries = new ArrayList<>(database.read(handle -> timeline.of(handle, id)));
    entries.addAll(unwritten.entries(id));
    return entries;
  }
}
