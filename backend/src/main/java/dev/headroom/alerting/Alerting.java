package dev.headroom.alerting;

import dev.headroom.alerting.incident.AlertText;
import dev.headroom.alerting.incident.Hindsight;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.State;
import dev.headroom.alerting.incident.IncidentPage;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.incident.Watch;
import dev.headroom.alerting.record.AlertingMetrics;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.objective.BurnTier.Urgency;
import dev.headroom.slo.objective.Objective;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
 * Turns evaluations into incidents: for each objective at most one page and one ticket. What an
 * evaluation changes, its lines in the timelines and the deliveries it causes are one transaction;
 * where that fails, it happens in memory, is told from there, and is written as soon as that can be
 * done. {@link Policy} says when what happens.
 */
public final class Alerting {
  private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);
  private static final Duration PRUNE_INTERVAL = Duration.ofHours(1);
  private static final int PRUNED_AT_ONCE_MAX = 500;
  private static final int WHO_LENGTH_MAX = 200;
  private static final int NOTE_LENGTH_MAX = 4_000;
  private static final int STEP_LENGTH_MAX = 1_000;

  private final Incidents incidents;
  private final LiveIncidents live;
  private final Deliveries deliveries;
  private final Transitions transitions;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final IncidentListener listener;
  private final AlertingMetrics metrics;

  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Set<String>> objectives = Optional.empty();
  private Routing routing = Routing.NOBODY;
  private Policy policy;
  private Instant nextPruning = Instant.MIN;
  private boolean failing;

  /** Which tiers burn, by objective; for any thread. */
  private volatile Map<String, Set<String>> burning = Map.of();

  /** Whether routing has changed since everybody it names was told. */
  private boolean rerouted;

  private Alerting(
      Incidents incidents,
      Deliveries deliveries,
      Transitions transitions,
      AlertingConfig config,
      InstantSource clock,
      IncidentListener listener,
      AlertingMetrics metrics) {
    this.incidents = incidents;
    this.live = new LiveIncidents(incidents, transitions);
    this.deliveries = deliveries;
    this.transitions = transitions;
    this.config = config;
    this.clock = clock;
    this.listener = listener;
    this.metrics = metrics;
    this.policy = policy(config, routing);
  }

  private static Policy policy(AlertingConfig config, Routing routing) {
    return new Policy(
        routing.groupInterval(), config.reopenShortWindows(), config.heldShortWindowsMax());
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
      Hindsight hindsight,
      AlertingConfig config,
      InstantSource clock,
      RandomGenerator random,
      IncidentListener listener,
      CollectorRegistry registry) {
    AlertingMetrics metrics = new AlertingMetrics(registry);
    Incidents incidents = new Incidents(database, deliveries, clock, metrics);
    Transitions transitions =
        new Transitions(new AlertText(links), new IncidentIds(random), hindsight);
    Alerting alerting =
        new Alerting(incidents, deliveries, transitions, config, clock, listener, metrics);
    alerting.attempt(incidents::load);
    metrics.unresolved(incidents.unresolved());
    return alerting;
  }

  /**
   * Puts other rules in the place of those in use. Incidents keep their ids and nobody is told
   * again; those of objectives that are gone are resolved. Who is named for an open incident now
   * and has not heard of it hears at the next evaluations.
   */
  public void reload(Collection<Objective> present, Routing next) {
    lock.lock();
    try {
      deliveries.receivers(next.receivers());
      routing = next;
      rerouted = true;
      policy = policy(config, next);
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
      List<Incident> standing = rerouted ? incidents.unresolved() : List.of();
      Set<String> present = objectives.orElse(Set.of());
      for (Evaluation evaluation : evaluations) {
        if (present.contains(evaluation.objective().name())) {
          attempt(() -> follow(evaluation));
        }
      }
      objectives.ifPresent(this::endRemoved);
      if (rerouted) {
        attempt(() -> tellNewReceivers(standing));
      }
      burning = incidents.burning();
      metrics.unresolved(live.all());
      if (!clock.instant().isBefore(nextPruning)) {
        attempt(this::prune);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Names of the tiers of an objective that burn, from their beginning until they are clear. */
  public Set<String> burning(String objective) {
    return burning.getOrDefault(objective, Set.of());
  }

  private void follow(Evaluation evaluation) throws IOException {
    String objective = evaluation.objective().name();
    Watch before = incidents.watch(objective);
    Policy.Decision decision = policy.evaluated(before, Round.of(evaluation));
    if (!decision.effects().isEmpty() || !decision.watch().equals(before)) {
      List<LoggedTransition> steps = new ArrayList<>();
      for (Effect effect : decision.effects()) {
        steps.add(step(effect, evaluation));
      }
      commit(objective, decision.watch(), steps, evaluation);
    } else {
      live.evaluated(evaluation);
    }
    live.turned(objective).forEach(listener::changed);
  }

  private LoggedTransition step(Effect effect, Evaluation evaluation) {
    String objective = evaluation.objective().name();
    return switch (effect) {
      case Effect.Open open -> transitions.opened(evaluation, open);
      case Effect.Reopen(var urgency, var tier) -> {
        Optional<Incident> ended = ended(objective, urgency);
        yield ended.isPresent()
            ? transitions.reopened(ended.get(), evaluation, tier)
            : transitions.opened(evaluation, new Effect.Open(urgency, tier, Optional.empty()));
      }
      case Effect.Unacknowledge change ->
          transitions.unacknowledged(standing(objective, change), evaluation, change);
      case Effect.Worsen change ->
          transitions.worsened(standing(objective, change), evaluation, change);
      case Effect.Mention change ->
          transitions.mentioned(standing(objective, change), evaluation, change);
      case Effect.End change -> transitions.ended(standing(objective, change), evaluation);
    };
  }

  /** What cannot be read does not come back: whoever is to hear of it hears of a new one. */
  private Optional<Incident> ended(String objective, Urgency urgency) {
    try {
      return incidents.ended(objective, urgency);
    } catch (IOException e) {
      metrics.failures.inc();
      LOG.error(
          "the incident of {} that comes back cannot be read: a new one begins", objective, e);
      return Optional.empty();
    }
  }

  private Incident standing(String objective, Effect effect) {
    return incidents.unresolved(objective, effect.urgency()).orElseThrow();
  }

  private void endRemoved(Set<String> present) {
    for (String objective : Set.copyOf(incidents.objectives())) {
      if (!present.contains(objective)) {
        attempt(() -> {
          List<LoggedTransition> ends =
              incidents.unresolved(objective).stream()
                  .map(incident -> transitions.removed(incident, clock.instant()))
                  .toList();
          commit(objective, Watch.NOTHING, ends);
          live.forget(objective);
        });
      }
    }
  }

  /** A page must not wait with somebody whom the files do not name any more. */
  private void tellNewReceivers(List<Incident> standing) throws IOException {
    for (Incident each : standing) {
      Optional<Incident> open =
          incidents.unresolvedOf(each.id()).filter(now -> now.acknowledgement().isEmpty());
      if (open.isPresent()) {
        tellNewReceivers(open.get());
      }
    }
    rerouted = false;
  }

  private void tellNewReceivers(Incident incident) throws IOException {
    List<String> untold = deliveries.untold(incident.id(), routed(incident));
    if (!untold.isEmpty()) {
      LoggedTransition step =
          transitions.routed(incident, live.of(incident), clock.instant(), untold);
      commit(incident.objective(), incidents.watch(incident.objective()), List.of(step));
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

  private void commit(
      String objective, Watch next, List<LoggedTransition> steps, Evaluation evaluation)
      throws IOException {
    incidents.commit(objective, next, steps, this::routed);
    live.evaluated(evaluation);
    happened(steps);
  }

  private void commit(String objective, Watch next, List<LoggedTransition> steps)
      throws IOException {
    incidents.commit(objective, next, steps, this::routed);
    happened(steps);
  }

  private void happened(List<LoggedTransition> steps) {
    if (failing) {
      failing = false;
      LOG.info("incidents go on");
    }
    steps.forEach(step -> listener.changed(live.of(step.incident())));
  }

  private List<Receiver> routed(Incident incident) {
    return routing.receiversOf(incident.labels());
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
        LOG.error("incidents cannot be read or written; every evaluation tries again", e);
      }
    }
  }

  /**
   * Somebody takes the incident; the first one stays. It answers for what burns at this moment: a
   * tier that begins to burn later makes the incident nobody's again.
   */
  public IncidentAnswer acknowledge(String id, String who) throws IOException {
    return change(
        id,
        who,
        incident -> {
          if (incident.resolution().isPresent() || incident.acknowledgement().isPresent()) {
            return new IncidentAnswer.Already(incident);
          }
          LoggedTransition taken = transitions.acknowledged(incident, clock.instant(), who.strip());
          Watch watch = incidents.watch(incident.objective());
          Watch next =
              Policy.acknowledged(
                  watch, incident.severity(), taken.incident().acknowledgement().orElseThrow());
          return done(next, taken);
        });
  }

  /**
   * A person ends the incident. It answers for what burns at this moment: a tier that begins to
   * burn later opens a new one, whatever else burns on.
   */
  public IncidentAnswer resolve(String id, String who) throws IOException {
    return change(
        id,
        who,
        incident -> {
          if (incident.resolution().isPresent()) {
            return new IncidentAnswer.Already(incident);
          }
          String objective = incident.objective();
          LoggedTransition end =
              transitions.resolvedBy(
                  incident, live.latest(objective), clock.instant(), who.strip());
          return done(Policy.resolved(incidents.watch(objective), incident.severity()), end);
        });
  }

  private IncidentAnswer done(Watch next, LoggedTransition step) throws IOException {
    incidents.commitWritten(step.incident().objective(), next, List.of(step), this::routed);
    happened(List.of(step));
    metrics.unresolved(live.all());
    return new IncidentAnswer.Done(live.of(step.incident()));
  }

  /** A person leaves a note, on a resolved incident as well. */
  public IncidentAnswer note(String id, String who, String text) throws IOException {
    if (text.isBlank() || text.length() > NOTE_LENGTH_MAX) {
      return new IncidentAnswer.Refused("a note has 1 to " + NOTE_LENGTH_MAX + " characters");
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
                ? changed(incident)
                : new IncidentAnswer.Refused(
                    "an incident holds %d notes at most".formatted(notesMax)));
  }

  /**
   * A person marks a step of the runbook, on a resolved incident as well. A mark that changes
   * nothing leaves no line in the timeline.
   *
   * @param text of the step, for the timeline
   */
  public IncidentAnswer mark(String id, String who, int step, boolean done, String text)
      throws IOException {
    if (step < 0 || step > StepMark.STEP_MAX) {
      return new IncidentAnswer.Refused("a step is 0 to " + StepMark.STEP_MAX);
    }
    if (text.isBlank() || text.length() > STEP_LENGTH_MAX) {
      return new IncidentAnswer.Refused(
          "the text of a step has 1 to " + STEP_LENGTH_MAX + " characters");
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
              case DONE -> changed(incident);
              case NOTHING_NEW -> new IncidentAnswer.Already(incident);
              case TOO_MANY ->
                  new IncidentAnswer.Refused(
                      "the steps of an incident are marked %d times at most".formatted(marksMax));
            });
  }

  private IncidentAnswer changed(Incident incident) {
    listener.changed(incident);
    return new IncidentAnswer.Done(incident);
  }

  private interface Change {
    IncidentAnswer on(Incident incident) throws IOException;
  }

  private IncidentAnswer change(String id, String who, Change change) throws IOException {
    if (who.isBlank() || who.length() > WHO_LENGTH_MAX) {
      return new IncidentAnswer.Refused("a name has 1 to " + WHO_LENGTH_MAX + " characters");
    }
    lock.lock();
    try {
      Optional<Incident> incident = found(id);
      return incident.isPresent() ? change.on(incident.get()) : new IncidentAnswer.NotFound();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Incident> found(String id) throws IOException {
    Optional<Incident> standing = incidents.unresolvedOf(id).map(live::of);
    return standing.isPresent() ? standing : incidents.find(id);
  }

  /** Incidents that have not ended, newest first, as they stand now. */
  public List<Incident> unresolved() {
    lock.lock();
    try {
      return live.all().stream().sorted(Comparator.comparing(Incident::id).reversed()).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Incidents of any state, newest first; those that have not ended as they stand now. */
  public IncidentPage list(IncidentQuery query) throws IOException {
    List<Incident> listed = new ArrayList<>();
    Instant now = clock.instant();
    unresolved().stream().filter(each -> query.wants(each, now)).forEach(listed::add);
    if (query.states().contains(State.RESOLVED)) {
      Set<String> ids = listed.stream().map(Incident::id).collect(Collectors.toSet());
      incidents.resolved(query).stream().filter(each -> ids.add(each.id())).forEach(listed::add);
      listed.sort(Comparator.comparing(Incident::id).reversed());
    }
    boolean more = listed.size() >= query.limit();
    List<Incident> page = listed.subList(0, Math.min(listed.size(), query.limit()));
    return new IncidentPage(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
  }

  /** An incident; one that has not ended as it stands now. */
  public Optional<Incident> find(String id) throws IOException {
    lock.lock();
    try {
      Optional<Incident> standing = incidents.unresolvedOf(id).map(live::of);
      if (standing.isPresent()) {
        return standing;
      }
    } finally {
      lock.unlock();
    }
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
