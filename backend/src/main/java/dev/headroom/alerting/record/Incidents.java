package dev.headroom.alerting.record;

import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.IncidentState;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.Telling;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.model.Urgency;
import dev.headroom.storage.StateStore;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The incidents there are: those that have not ended in memory, all of them in the state store. Not
 * for use by several threads.
 */
public final class Incidents {
  private final AlertingStore<?> store;
  private final Deliveries<?> deliveries;
  private final AlertingMetrics metrics;
  private final PendingTransitions pending;
  private final TrackedSubjects tracked = new TrackedSubjects();
  private final Tellings tellings = new Tellings();
  private boolean loaded;

  /** A step and who hears of it. */
  private record Routed(LoggedTransition step, Audience audience) {}

  private Incidents(
      AlertingStore<?> store,
      Deliveries<?> deliveries,
      InstantSource clock,
      AlertingMetrics metrics) {
    this.pending = new PendingTransitions(clock);
    this.store = store;
    this.deliveries = deliveries;
    this.metrics = metrics;
  }

  /** None are in memory before {@link #load}. */
  public static <R extends AlertingRecords> Incidents in(
      StateStore<R> store,
      Deliveries<? super R> deliveries,
      InstantSource clock,
      AlertingMetrics metrics) {
    return new Incidents(new AlertingStore<>(store, deliveries), deliveries, clock, metrics);
  }

  /**
   * Goes on with what the store holds, once it can be read: what began in memory before that stays.
   */
  public void load() throws IOException {
    if (loaded) {
      return;
    }
    store.readFirst(TrackedSubject::all).forEach(tracked::recall);
    tellings.load(store.readFirst(records -> records.tellings().standing()));
    loaded = true;
  }

  /** What decides about a subject. */
  public AlertingState state(String subject) {
    return tracked.of(subject).state();
  }

  /** Names of the alerts that fire, by subject. */
  public Map<String, Set<String>> firing() {
    return tracked.all().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, each -> Set.copyOf(each.getValue().state().firing().keySet())));
  }

  public Set<String> subjects() {
    return tracked.all().keySet();
  }

  /** The incident of a subject and an urgency that stands; empty if none does. */
  public Optional<Incident> unresolved(String subject, Urgency urgency) {
    return Optional.ofNullable(tracked.of(subject).unresolved().get(urgency));
  }

  /** The incidents of a subject that stand, the page first. */
  public List<Incident> unresolved(String subject) {
    return tracked.of(subject).unresolved().values().stream()
        .sorted(Comparator.comparing(Incident::severity))
        .toList();
  }

  public List<Incident> unresolved() {
    return tracked.unresolved();
  }

  public Optional<Incident> unresolvedOf(String id) {
    return tracked.unresolved(id);
  }

  /** Those that an incident stands for and that have not ended, oldest first. */
  public List<Incident> attachedTo(String id) {
    return unresolved().stream()
        .filter(each -> each.attachment().filter(to -> to.incident().equals(id)).isPresent())
        .sorted(Comparator.comparing(Incident::id))
        .toList();
  }

  /** The incident that would come back; empty if it is no longer there. */
  public Optional<Incident> ended(String subject, Urgency urgency) throws IOException {
    String id = tracked.of(subject).ended().get(urgency);
    return id == null ? Optional.empty() : find(id);
  }

  /**
   * Makes steps of one subject happen together, with their lines in the timelines, the deliveries
   * they cause and what decides from now on. What cannot be written happens in memory, is told from
   * there and is written as a whole when that can be done.
   *
   * @throws IOException if it can neither be written nor kept; nothing has happened then
   */
  public void commit(
      String subject,
      AlertingState next,
      List<LoggedTransition> steps,
      Function<Incident, Audience> routed)
      throws IOException {
    TrackedSubject before = tracked.of(subject);
    TrackedSubject after = before.after(next, steps);
    List<Routed> told = routed(steps, routed);
    boolean written =
        store.writeOrDefer(work -> write(work, subject, before, after, told), new Deferred(steps));
    happened(subject, after, told);
    if (!written) {
      for (Routed each : told) {
        if (each.step().notifies()) {
          deliveries.sendUnwritten(each.step().transition(), each.audience());
        }
      }
    }
  }

  /**
   * The same for what a person did, which has to be written first, so that nobody is thanked for
   * what may be lost.
   *
   * @param beside what else is written in the same transaction
   */
  public void commitWritten(
      String subject,
      AlertingState next,
      List<LoggedTransition> steps,
      Function<Incident, Audience> routed,
      Consumer<AlertingRecords> beside)
      throws IOException {
    TrackedSubject before = tracked.of(subject);
    TrackedSubject after = before.after(next, steps);
    List<Routed> told = routed(steps, routed);
    store.write(work -> {
      int written = write(work, subject, before, after, told);
      beside.accept(work.records());
      return written;
    });
    happened(subject, after, told);
  }

  /** Who hears of a step is decided when it happens, whenever it is written. */
  private static List<Routed> routed(
      List<LoggedTransition> steps, Function<Incident, Audience> routed) {
    return steps.stream().map(step -> new Routed(step, routed.apply(step.incident()))).toList();
  }

  /** What becomes of steps that could not be written. */
  private final class Deferred implements StateStore.Deferral {
    private final List<LoggedTransition> steps;

    Deferred(List<LoggedTransition> steps) {
      this.steps = List.copyOf(steps);
    }

    @Override
    public void deferred() {
      steps.forEach(pending::add);
      metrics.failures.inc();
    }

    @Override
    public void written() {
      steps.forEach(pending::remove);
      deliveries.committed();
    }
  }

  private int write(
      AlertingStore.UnitOfWork work,
      String subject,
      TrackedSubject before,
      TrackedSubject after,
      List<Routed> steps) {
    steps.forEach(each -> write(work, pending.asWritten(each.step()), each.audience()));
    after.save(work.records().alertingStates(), subject, before);
    return steps.size();
  }

  private static void write(
      AlertingStore.UnitOfWork work, LoggedTransition step, Audience audience) {
    work.records().incidents().save(step.incident());
    work.records().timeline().append(step.incident().id(), step.entry());
    if (step.notifies()) {
      Tellings.by(step, audience)
          .forEach(each -> work.records().tellings().add(step.incident().id(), each));
      work.enqueue(step.transition(), audience);
    }
  }

  private void happened(String subject, TrackedSubject after, List<Routed> told) {
    told.forEach(each -> tellings.happened(each.step(), each.audience()));
    List<LoggedTransition> steps = told.stream().map(Routed::step).toList();
    Set<String> gone = tracked.of(subject).incidents();
    gone.removeAll(after.incidents());
    tellings.forget(gone);
    tracked.put(subject, after);
    if (steps.stream().anyMatch(LoggedTransition::notifies)) {
      deliveries.committed();
    }
    count(steps);
  }

  private void count(List<LoggedTransition> steps) {
    for (LoggedTransition step : steps) {
      if (step.notifies()) {
        metrics.transitions.labels(step.transition().kind().toString()).inc();
      } else {
        metrics.lines.inc();
      }
    }
  }

  /** Marks a step, with its line in the timeline, unless it stands like that already. */
  public Marking mark(Incident incident, StepMark mark, TimelineEntry entry, int marksMax)
      throws IOException {
    return store.write(work -> Marking.of(work.records(), incident.id(), mark, entry, marksMax));
  }

  /** Who was told of the alarms of an incident that stands or would come back. */
  public List<Telling> tellings(String id) {
    return tellings.of(id);
  }

  /** Whether anybody was told of an incident, before it ended once or since. */
  public boolean isTold(String id) {
    return !tellings(id).isEmpty();
  }

  /** Who was told of the alarms of an incident, whether it stands or not. */
  public List<Telling> allTellings(String id) throws IOException {
    return store.read(records -> records.tellings().of(id));
  }

  /** Reads and writes what belongs to incidents, in one transaction. */
  public <T> T write(Function<AlertingRecords, T> work) throws IOException {
    return store.write(unit -> work.apply(unit.records()));
  }

  public List<StepMark> marks(String id) throws IOException {
    return store.read(records -> records.stepMarks().of(id));
  }

  /** As {@link IncidentRecords#prune}. */
  public int prune(Instant endedBefore, int retained, int atOnceMax) throws IOException {
    int deleted =
        store.write(work -> work.records().incidents().prune(endedBefore, retained, atOnceMax));
    metrics.pruned.inc(deleted);
    return deleted;
  }

  public Optional<Incident> find(String id) throws IOException {
    Optional<Incident> inMemory = pending.find(id);
    return inMemory.isPresent() ? inMemory : store.read(records -> records.incidents().find(id));
  }

  /** Resolved ones, newest first; none if the query wants none. */
  public List<Incident> resolved(IncidentQuery query) throws IOException {
    return query.states().contains(IncidentState.RESOLVED)
        ? pending.over(store.read(records -> records.incidents().resolved(query)), query)
        : List.of();
  }

  public List<TimelineEntry> timeline(String id) throws IOException {
    List<TimelineEntry> entries = new ArrayList<>(store.read(records -> records.timeline().of(id)));
    entries.addAll(pending.entries(id));
    return entries;
  }

  /** The same by time. */
  public List<TimelineEntry> history(String id) throws IOException {
    return TimelineOrder.byTime(timeline(id));
  }
}
