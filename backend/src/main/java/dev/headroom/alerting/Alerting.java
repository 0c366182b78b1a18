package dev.headroom.alerting;

import dev.headroom.alerting.escalation.EscalationOutlook;
import dev.headroom.alerting.escalation.Escalations;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.IncidentPage;
import dev.headroom.alerting.incident.IncidentQuery;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.incident.StepMark;
import dev.headroom.alerting.incident.TimelineEntry;
import dev.headroom.alerting.muting.ShadowMuting;
import dev.headroom.alerting.record.AlertingMetrics;
import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.alerting.record.Deliveries;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.alerting.record.Pruning;
import dev.headroom.alerting.reply.AlarmReply;
import dev.headroom.alerting.reply.ReplyAnswer;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Routing.RouteTimes;
import dev.headroom.storage.StateStore;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Turns alerts into incidents: for each subject at most one page and one ticket. What a round of
 * alerts changes, its lines in the timelines and the deliveries it causes are one transaction;
 * where that fails, it happens in memory, is told from there, and is written as soon as that can be
 * done. {@link Policy} says when what happens.
 */
public final class Alerting {
  private final Incidents incidents;
  private final LiveIncidents live;
  private final Deliveries<?> deliveries;
  private final StepCommits commits;
  private final RoundFollower follower;
  private final RuleChanges rules;
  private final HeldBack heldBack;
  private final Repeats repeats;
  private final Escalations escalations;
  private final Pruning pruning;
  private final PersonActions people;
  private final MuteChanges mutes;
  private final ShadowMuting muting;
  private final Policy policy;
  private final InstantSource clock;
  private final AlertingMetrics metrics;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Predicate<String>> subjects = Optional.empty();

  /** Which alerts fire, by subject; for any thread. */
  private volatile Map<String, Set<String>> firing = Map.of();

  /** Whether routing has changed since everybody it names was told. */
  private boolean rerouted;

  private Alerting(
      Incidents incidents,
      Deliveries<?> deliveries,
      IncidentSources sources,
      AlertingConfig config,
      IncidentListener listener,
      AlertingMetrics metrics) {
    this.incidents = incidents;
    this.deliveries = deliveries;
    this.clock = sources.clock();
    this.metrics = metrics;
    AlertTransitions alerts = new AlertTransitions(new IncidentIds(sources.random()));
    Transitions transitions = new Transitions(sources.tellers());
    this.live = new LiveIncidents(incidents, alerts);
    this.muting = new ShadowMuting(sources.muting());
    this.commits = new StepCommits(incidents, live, listener, metrics, muting, clock);
    this.follower = new RoundFollower(incidents, live, alerts, commits, listener, metrics);
    this.rules = new RuleChanges(incidents, live, transitions, commits, deliveries, clock);
    this.heldBack = new HeldBack(incidents, live, transitions, commits, deliveries, clock);
    this.repeats = new Repeats(incidents, live, transitions, commits, deliveries, clock);
    this.escalations = new Escalations(incidents, deliveries, commits, clock);
    this.pruning = new Pruning(incidents, config.retention(), config.resolvedIncidentsMax(), clock);
    this.people = new PersonActions(incidents, live, transitions, commits, listener, config, clock);
    this.mutes = new MuteChanges(incidents, live, transitions, commits, muting, deliveries, clock);
    this.policy =
        new Policy(
            _ -> RouteTimes.DEFAULT.groupInterval(),
            config.reopenShortWindows(),
            config.heldShortWindowsMax());
  }

  /**
   * What incidents are made of, beside rounds of alerts.
   *
   * @param tellers who speaks of an incident where no round has come that would
   * @param clock wall time
   * @param random for their ids
   * @param muting of which incidents nobody is told
   */
  public record IncidentSources(
      Function<Incident, AlertTeller> tellers,
      InstantSource clock,
      RandomGenerator random,
      Muting muting) {
    /** Everybody is always told. */
    public IncidentSources(
        Function<Incident, AlertTeller> tellers, InstantSource clock, RandomGenerator random) {
      this(tellers, clock, random, Muting.NONE);
    }
  }

  /**
   * Goes on where the store stands. Until {@link #reload} has been called once, rounds change
   * nothing.
   *
   * @param <R> the records of the store
   */
  public static <R extends AlertingRecords> Alerting open(
      StateStore<R> store,
      Deliveries<? super R> deliveries,
      IncidentSources sources,
      AlertingConfig config,
      IncidentListener listener,
      CollectorRegistry registry) {
    AlertingMetrics metrics = new AlertingMetrics(registry);
    Incidents incidents = Incidents.in(store, deliveries, sources.clock(), metrics);
    Alerting alerting = new Alerting(incidents, deliveries, sources, config, listener, metrics);
    alerting.commits.attempt(incidents::load);
    metrics.unresolved(incidents.unresolved());
    return alerting;
  }

  /**
   * Puts other rules in the place of those in use. Incidents keep their ids and nobody is told
   * again; those of subjects that are gone are resolved. Who is named for an open incident now and
   * has not heard of it hears at the next rounds.
   *
   * @param present names of all subjects there are, whatever source watches them
   */
  public void reload(Collection<String> present, Routing next) {
    reload(Set.copyOf(present)::contains, next);
  }

  /** The same where subjects come and go by themselves: whether there is one of a name. */
  public void reload(Predicate<String> present, Routing next) {
    lock.lock();
    try {
      deliveries.receivers(next.receivers());
      commits.hearers().routeBy(next);
      muting.routeBy(next);
      repeats.rerouted();
      escalations.rerouted();
      rerouted = true;
      subjects = Optional.of(present);
      subjects.ifPresent(rules::endRemoved);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Opens, moves and ends incidents as the rounds ask; subjects without one stay as they are, those
   * that {@link #reload} did not name are ignored.
   */
  public void onRounds(List<AlertRound> rounds) {
    lock.lock();
    try {
      commits.attempt(incidents::load);
      mutes.look();
      List<Incident> openBefore = rerouted ? incidents.unresolved() : List.of();
      Predicate<String> present = subjects.orElse(_ -> false);
      for (AlertRound round : rounds) {
        if (present.test(round.subject())) {
          commits.attempt(() -> follower.follow(round, policy));
        }
      }
      subjects.ifPresent(rules::endRemoved);
      subjects.ifPresent(_ -> mutes.follow());
      commits.attempt(heldBack::recall);
      commits.attempt(heldBack::tell);
      commits.attempt(repeats::tell);
      if (rerouted) {
        commits.attempt(() -> {
          rules.tellNewReceivers(openBefore);
          rerouted = false;
        });
      }
      commits.attempt(escalations::look);
      firing = incidents.firing();
      metrics.unresolved(live.all());
      if (pruning.isDue()) {
        commits.attempt(pruning::prune);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Looks whether who is held back from incidents still is, without a round: to be called each
   * second, and when that has changed.
   */
  public void followMuting() {
    lock.lock();
    try {
      if (subjects.isPresent()) {
        commits.attempt(() -> {
          incidents.load();
          heldBack.recall();
        });
        mutes.follow();
        commits.attempt(escalations::look);
      }
    } finally {
      lock.unlock();
    }
  }

  /** By which it is decided who hears of what; for any thread. */
  public Routing routing() {
    return commits.routing();
  }

  /** Names of the alerts of a subject that fire, from their beginning until they are clear. */
  public Set<String> firing(String subject) {
    return firing.getOrDefault(subject, Set.of());
  }

  /** What must not happen between two others. */
  private interface Guarded<T> {
    T act() throws IOException;
  }

  private <T> T locked(Guarded<T> action) throws IOException {
    lock.lock();
    try {
      return action.act();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Somebody takes the incident; the first one stays. It answers for what fires at this moment: an
   * alert that begins to fire later makes the incident nobody's again.
   *
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public IncidentAnswer acknowledge(String id, String who) throws IOException {
    return locked(() -> people.acknowledge(id, who));
  }

  /**
   * A person ends the incident. It answers for what fires at this moment: an alert that begins to
   * fire later opens a new one, whatever else fires on.
   *
   * @throws IOException if it cannot be written; nothing has changed then
   */
  public IncidentAnswer resolve(String id, String who) throws IOException {
    return locked(() -> people.resolve(id, who));
  }

  /**
   * Something comes back of an alarm from outside; {@link #acknowledge} says what it answers for.
   */
  public ReplyAnswer reply(AlarmReply reply) throws IOException {
    return locked(() -> people.reply(reply));
  }

  /** A person leaves a note, on a resolved incident as well. */
  public IncidentAnswer note(String id, String who, String text) throws IOException {
    return locked(() -> people.note(id, who, text));
  }

  /**
   * A person marks a step of the runbook, on a resolved incident as well. A mark that changes
   * nothing leaves no line in the timeline.
   *
   * @param text of the step, for the timeline
   */
  public IncidentAnswer mark(String id, String who, int step, boolean done, String text)
      throws IOException {
    return locked(() -> people.mark(id, who, step, done, text));
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
    Instant now = clock.instant();
    List<Incident> standing = unresolved().stream().filter(each -> query.wants(each, now)).toList();
    return IncidentPage.of(standing, incidents.resolved(query), query.limit());
  }

  /** An incident; one that has not ended as it stands now. */
  public Optional<Incident> find(String id) throws IOException {
    Optional<Incident> open = locked(() -> incidents.unresolvedOf(id).map(live::of));
    return open.isPresent() ? open : incidents.find(id);
  }

  /** Who was told later of an incident, and who is told next. */
  public EscalationOutlook escalation(Incident incident) throws IOException {
    return locked(() -> escalations.outlook(incident));
  }

  /** The marked steps of an incident, in their order. */
  public List<StepMark> marks(String id) throws IOException {
    return incidents.marks(id);
  }

  /** What happened to an incident, oldest first; empty if there is none of that id. */
  public List<TimelineEntry> timeline(String id) throws IOException {
    return incidents.history(id);
  }
}
