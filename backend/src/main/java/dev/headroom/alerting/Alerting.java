package dev.headroom.alerting;

import dev.headroom.alerting.Incident.State;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Objective;
import dev.headroom.state.StateDatabase;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns evaluations into incidents, one for each objective that burns too fast. A transition, its
 * line in the timeline and the deliveries it causes are one transaction; where that fails, it
 * happens in memory, is told from there, and is written as soon as that can be done.
 */
public final class Alerting {
  private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);
  private static final Duration PRUNE_INTERVAL = Duration.ofHours(1);
  private static final int PRUNED_AT_ONCE_MAX = 500;
  private static final int WHO_LENGTH_MAX = 200;
  private static final int NOTE_LENGTH_MAX = 4_000;
  private static final int STEP_LENGTH_MAX = 1_000;

  private final Incidents incidents;
  private final Deliveries deliveries;
  private final Transitions transitions;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final AlertingMetrics metrics;

  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Set<String>> objectives = Optional.empty();
  private Routing routing = Routing.NOBODY;
  private Instant nextPruning = Instant.MIN;
  private boolean failing;

  private Alerting(
      Incidents incidents,
      Deliveries deliveries,
      Transitions transitions,
      AlertingConfig config,
      InstantSource clock,
      AlertingMetrics metrics) {
    this.incidents = incidents;
    this.deliveries = deliveries;
    this.transitions = transitions;
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Goes on where the database stands. Until {@link #reload} has been called once, evaluations
   * change nothing.
   *
   * @param random for the ids of incidents
   */
  public static Alerting open(
      StateDatabase database,
      Deliveries deliveries,
      Links links,
      AlertingConfig config,
      InstantSource clock,
      RandomGenerator random,
      IncidentListener listener,
      CollectorRegistry registry) {
    AlertingMetrics metrics = new AlertingMetrics(registry);
    Incidents incidents = new Incidents(database, deliveries, listener, clock, metrics);
    Transitions transitions = new Transitions(new AlertText(links), new IncidentIds(random));
    Alerting alerting = new Alerting(incidents, deliveries, transitions, config, clock, metrics);
    alerting.attempt(incidents::load);
    return alerting;
  }

  /**
   * Puts other rules in the place of those in use. Incidents keep their ids and nobody is told
   * again; those of objectives that are gone are resolved.
   *
   * @throws IOException if the database cannot be read; the rules before stay in use
   */
  public void reload(Collection<Objective> present, Routing next) throws IOException {
    lock.lock();
    try {
      deliveries.receivers(next.receivers());
      routing = next;
      objectives = Optional.of(present.stream().map(Objective::name).collect(Collectors.toSet()));
      objectives.ifPresent(this::endRemoved);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Opens, moves and ends incidents as the evaluations ask; objectives not among them stay as they
   * are, those that {@link #reload} did not name are ignored.
   */
  public void onEvaluations(List<Evaluation> evaluations) {
    lock.lock();
    try {
      attempt(incidents::load);
      Set<String> present = objectives.orElse(Set.of());
      for (Evaluation evaluation : evaluations) {
        if (present.contains(evaluation.objective().name())) {
          attempt(() -> follow(evaluation));
        }
      }
      objectives.ifPresent(this::endRemoved);
      if (!clock.instant().isBefore(nextPruning)) {
        attempt(this::prune);
      }
    } finally {
      lock.unlock();
    }
  }

  private void follow(Evaluation evaluation) throws IOException {
    String objective = evaluation.objective().name();
    switch (Step.of(incidents.standing(objective), evaluation)) {
      case Step.Stay() -> {}
      case Step.Open(var tier) -> commit(transitions.opened(evaluation, tier));
      case Step.Move(var tier) ->
          commit(transitions.moved(incidents.unresolved(objective), evaluation, tier));
      case Step.Close() -> commit(transitions.ended(incidents.unresolved(objective), evaluation));
      case Step.Forget() -> incidents.forgetQuiet(objective);
    }
  }

  private void endRemoved(Set<String> present) {
    for (Incident incident : List.copyOf(incidents.unresolved())) {
      if (!present.contains(incident.objective())) {
        attempt(() -> commit(transitions.removed(incident, clock.instant())));
      }
    }
    for (String objective : Set.copyOf(incidents.quietObjectives())) {
      if (!present.contains(objective)) {
        attempt(() -> incidents.forgetQuiet(objective));
      }
    }
  }

  private void prune() throws IOException {
    Instant now = clock.instant();
    int deleted =
        incidents.prune(
            now.minus(config.retention()), config.resolvedIncidentsMax(), PRUNED_AT_ONCE_MAX);
    if (deleted < PRUNED_AT_ONCE_MAX) {
      nextPruning = now.plus(PRUNE_INTERVAL);
    }
  }

  private Incident commit(LoggedTransition logged) throws IOException {
    Incident incident = incidents.commit(logged, routed(logged));
    if (failing) {
      failing = false;
      LOG.info("incidents are written again");
    }
    return incident;
  }

  private List<Receiver> routed(LoggedTransition logged) {
    return routing.receiversOf(logged.transition().incident().labels());
  }

  private interface Attempt {
    void make() throws IOException;
  }

  private void attempt(Attempt attempt) {
    try {
      attempt.make();
    } catch (IOException e) {
      metrics.failures.inc();
      if (!failing) {
        failing = true;
        LOG.error("incidents cannot be written; every evaluation tries again", e);
      }
    }
  }

  /** Somebody takes the incident; the first one stays. */
  public Answer acknowledge(String id, String who) throws IOException {
    return change(
        id,
        who,
        incident ->
            incident.state() == State.OPEN
                ? new Answer.Done(
                    commit(transitions.acknowledged(incident, clock.instant(), who.strip())))
                : new Answer.Already(incident));
  }

  /**
   * A person ends the incident. Its objective opens no new one until the tier has stopped firing,
   * or a more urgent one fires.
   */
  public Answer resolve(String id, String who) throws IOException {
    return change(
        id,
        who,
        incident -> {
          if (incident.state() == State.RESOLVED) {
            return new Answer.Already(incident);
          }
          LoggedTransition end = transitions.resolvedBy(incident, clock.instant(), who.strip());
          return new Answer.Done(incidents.commitQuietly(end, routed(end)));
        });
  }

  /** A person leaves a note, on a resolved incident as well. */
  public Answer note(String id, String who, String text) throws IOException {
    if (text.isBlank() || text.length() > NOTE_LENGTH_MAX) {
      return new Answer.Refused("a note has 1 to " + NOTE_LENGTH_MAX + " characters");
    }
    TimelineEntry note =
        new TimelineEntry(
            clock.instant(),
            TimelineEntry.Kind.NOTE,
            TimelineEntry.HEADROOM,
            who.strip(),
            text.strip(),
            Map.of());
    int notesMax = config.notesPerIncidentMax();
    return change(
        id,
        who,
        incident ->
            incidents.note(incident, note, notesMax)
                ? new Answer.Done(incident)
                : new Answer.Refused("an incident holds %d notes at most".formatted(notesMax)));
  }

  /**
   * A person marks a step of the runbook, on a resolved incident as well. A mark that changes
   * nothing leaves no line in the timeline.
   *
   * @param text of the step, for the timeline
   */
  public Answer mark(String id, String who, int step, boolean done, String text)
      throws IOException {
    if (step < 0 || step > StepMark.STEP_MAX) {
      return new Answer.Refused("a step is 0 to " + StepMark.STEP_MAX);
    }
    if (text.isBlank() || text.length() > STEP_LENGTH_MAX) {
      return new Answer.Refused("the text of a step has 1 to " + STEP_LENGTH_MAX + " characters");
    }
    StepMark mark =
        new StepMark(step, done, who.strip(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    TimelineEntry entry =
        new TimelineEntry(
            mark.at(),
            TimelineEntry.Kind.STEP,
            TimelineEntry.HEADROOM,
            mark.by(),
            "Step %d %s: %s".formatted(step + 1, done ? "done" : "open again", text.strip()),
            Map.of("step", String.valueOf(step), "done", String.valueOf(done)));
    int marksMax = config.stepMarksPerIncidentMax();
    return change(
        id,
        who,
        incident ->
            switch (incidents.mark(incident, mark, entry, marksMax)) {
              case DONE -> new Answer.Done(incident);
              case NOTHING_NEW -> new Answer.Already(incident);
              case TOO_MANY ->
                  new Answer.Refused(
                      "the steps of an incident are marked %d times at most".formatted(marksMax));
            });
  }

  private interface Change {
    Answer on(Incident incident) throws IOException;
  }

  private Answer change(String id, String who, Change change) throws IOException {
    if (who.isBlank() || who.length() > WHO_LENGTH_MAX) {
      return new Answer.Refused("a name has 1 to " + WHO_LENGTH_MAX + " characters");
    }
    lock.lock();
    try {
      Optional<Incident> incident = incidents.find(id);
      return incident.isPresent() ? change.on(incident.get()) : new Answer.NotFound();
    } finally {
      lock.unlock();
    }
  }

  /** Incidents that have not ended, newest first. */
  public List<Incident> unresolved() {
    lock.lock();
    try {
      return incidents.unresolved().stream()
          .sorted(Comparator.comparing(Incident::id).reversed())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Incidents of any state, newest first. */
  public IncidentPage list(IncidentQuery query) throws IOException {
    List<Incident> listed = incidents.list(query);
    boolean more = listed.size() == query.limit();
    return new IncidentPage(listed, more ? Optional.of(listed.getLast().id()) : Optional.empty());
  }

  public Optional<Incident> find(String id) throws IOException {
    return incidents.find(id);
  }

  /** The marked steps of an incident, in their order. */
  public List<StepMark> marks(String id) throws IOException {
    return incidents.marks(id);
  }

  /** What happened to an incident, oldest first; empty if there is none of that id. */
  public List<TimelineEntry> timeline(String id) throws IOException {
    return incidents.timeline(id);
  }
}
