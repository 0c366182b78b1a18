package dev.headroom.alerting;

import dev.headroom.alerting.escalation.Behind;
import dev.headroom.alerting.escalation.Escalations;
import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.muting.HoldReason;
import dev.headroom.alerting.muting.RouteMuting;
import dev.headroom.alerting.record.AlertingMetrics;
import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.alerting.rhythm.GroupRhythm;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes steps of incidents happen: they are written, receivers hear of them by what routing says at
 * that moment, and listeners after that. Guarded by the lock of alerting.
 */
final class StepCommits implements Escalations.Desk {
  private static final Logger LOG = LoggerFactory.getLogger(StepCommits.class);

  private final Incidents incidents;
  private final LiveIncidents live;
  private final IncidentListener listener;
  private final AlertingMetrics metrics;
  private final Muting muting;
  private final InstantSource clock;
  private volatile Routing routing = Routing.NOBODY;
  private RouteMuting routes = new RouteMuting(routing);

  /** By id of the incident and name of the receiver: why it was held back. */
  private final Map<String, Map<String, String>> owed = new HashMap<>();

  private boolean failing;

  StepCommits(
      Incidents incidents,
      LiveIncidents live,
      IncidentListener listener,
      AlertingMetrics metrics,
      Muting muting,
      InstantSource clock) {
    this.incidents = incidents;
    this.live = live;
    this.listener = listener;
    this.metrics = metrics;
    this.muting = muting;
    this.clock = clock;
  }

  void routeBy(Routing next) {
    routing = next;
    routes = new RouteMuting(next);
  }

  /** The routes of an incident at a moment. */
  List<TakenRoute> routes(Incident incident, Instant at) {
    return routing.routes(incident.labels(), at);
  }

  /** Least time between two updates of an incident: the shortest that a route of its says. */
  Duration groupInterval(Incident incident) {
    return routes(incident, clock.instant()).stream()
        .map(route -> route.times().groupInterval())
        .min(Comparator.naturalOrder())
        .orElse(routing.times().groupInterval());
  }

  /** What is in force; for any thread. */
  @Override
  public Routing routing() {
    return routing;
  }

  /** The receivers that routing names for an incident. */
  List<Receiver> receiversOf(Incident incident) {
    return routing.receiversOf(incident.labels());
  }

  /** Who hears of an incident at this moment. */
  Audience audience(Incident incident) {
    Set<String> heldBack = heldBack(incident).keySet();
    List<Receiver> told =
        receiversOf(incident).stream().filter(to -> !heldBack.contains(to.name())).toList();
    return new Audience(told, heldBack, Map.of()).withBehind(behind(incident));
  }

  /** Those whom routing does not name and who were told of earlier alarms alone. */
  private Map<String, Integer> behind(Incident incident) {
    Map<String, Integer> behind = Behind.of(incidents.tellings(incident.id()), incident.alarm());
    receiversOf(incident).forEach(each -> behind.remove(each.name()));
    return behind;
  }

  @Override
  public Set<String> heldBackFrom(Incident incident) {
    return heldBack(incident).keySet();
  }

  private Map<String, HoldReason> heldBack(Incident incident) {
    return routes.heldBack(live.standing(incident), live::standing, clock.instant());
  }

  /** What is to be told to receivers that are held back, by id of the incident and their name. */
  Map<String, Map<String, String>> owed() {
    return owed;
  }

  boolean isOwed(Incident incident, String receiver) {
    return owed.getOrDefault(incident.id(), Map.of()).containsKey(receiver);
  }

  /**
   * Notes that a receiver is to be told of an incident once nothing holds it back.
   *
   * @param reason why it was held back, for the timeline
   */
  void owe(Incident incident, String receiver, String reason) {
    owed.computeIfAbsent(incident.id(), _ -> new HashMap<>()).put(receiver, reason);
  }

  /** Notes that nothing is to be told to some receivers any more. */
  void settle(String incident, Set<String> receivers) {
    owed.getOrDefault(incident, new HashMap<>()).keySet().removeAll(receivers);
    owed.values().removeIf(Map::isEmpty);
  }

  /**
   * A round in which the alerts of a group that a silence hides do not fire, unless it hides all of
   * them: then the incident is held back as a whole.
   */
  AlertRound unlessSilenced(AlertRound round) {
    return GroupRhythm.unlessSilenced(round, muting);
  }

  /** Steps that a round makes; as {@link Incidents#commit}. */
  void commit(AlertingState next, List<LoggedTransition> steps, AlertRound round)
      throws IOException {
    List<LoggedTransition> all = withLines(unlessMuted(steps));
    incidents.commit(round.subject(), next, all, this::audience);
    all.forEach(this::settle);
    live.saw(round);
    happened(all);
  }

  /** Steps of one subject, whatever made them; as {@link Incidents#commit}. */
  void commit(String subject, AlertingState next, List<LoggedTransition> steps) throws IOException {
    List<LoggedTransition> all = withLines(unlessMuted(steps));
    incidents.commit(subject, next, all, this::audience);
    all.forEach(this::settle);
    happened(all);
  }

  /** Says of receivers that are held back from an incident that they are. */
  void holdBack(Incident incident, List<String> names) throws IOException {
    List<Receiver> receivers =
        receiversOf(incident).stream().filter(each -> names.contains(each.name())).toList();
    sayHeldBack(incident, receivers);
  }

  private void sayHeldBack(Incident incident, List<Receiver> receivers) throws IOException {
    String subject = incident.subject();
    Instant at = TransitionLog.atOrAfter(incident.startedAt(), clock.instant());
    commit(subject, incidents.state(subject), lines(incident, receivers, at));
  }

  /** A step that some receivers are told of, and nobody else. */
  void tell(LoggedTransition told, List<Receiver> receivers) throws IOException {
    LoggedTransition step = told.telling();
    String subject = step.incident().subject();
    Audience audience = new Audience(receivers, Set.of(), behind(step.incident()));
    incidents.commit(subject, incidents.state(subject), List.of(step), _ -> audience);
    happened(List.of(step));
  }

  @Override
  public boolean isPassedOver(Incident incident, String receiver) {
    return routing.shadow().holdsBack(receiver) && isOwed(incident, receiver);
  }

  @Override
  public void passOver(Incident incident, Receiver to) throws IOException {
    boolean isForShadow = heldBack(incident).get(to.name()) instanceof HoldReason.ReceiverInShadow;
    if (isForShadow && !isOwed(incident, to.name())) {
      sayHeldBack(incident, List.of(to));
    }
  }

  @Override
  public boolean isRecovering(Incident incident) {
    return live.of(incident).now().recovery().isPresent();
  }

  @Override
  public void tell(Incident incident, TransitionKind kind, String line, Receiver to)
      throws IOException {
    tell(Transitions.told(kind, incident, live.of(incident), clock.instant(), line), List.of(to));
  }

  /**
   * A step that a person made; as {@link Incidents#commitWritten}.
   *
   * @return the incident after it, as it stands
   */
  Incident commitWritten(AlertingState next, LoggedTransition step) throws IOException {
    return commitWritten(next, step, _ -> {});
  }

  /** The same with something that is written beside it. */
  Incident commitWritten(
      AlertingState next, LoggedTransition step, Consumer<AlertingRecords> beside)
      throws IOException {
    String subject = step.incident().subject();
    incidents.commitWritten(subject, next, List.of(step), this::audience, beside);
    happened(List.of(step));
    metrics.unresolved(live.all());
    return live.of(step.incident());
  }

  private List<LoggedTransition> unlessMuted(List<LoggedTransition> steps) {
    return steps.stream().map(this::unlessMuted).map(LoggedTransition::telling).toList();
  }

  /**
   * A step of which nobody is told while something holds back, and until {@link MuteChanges} has
   * seen that nothing does any more. An end is told to those who know of a beginning.
   */
  private LoggedTransition unlessMuted(LoggedTransition step) {
    Incident incident = step.incident();
    if (!step.notifies() || !step.transition().kind().asksEverybody()) {
      return step;
    }
    Instant now = clock.instant();
    Optional<Muted> before = incident.muted();
    boolean wasTold = before.map(Muted::wasTold).orElse(!step.transition().kind().begins());
    return muting
        .reason(incident, incidents.unresolved(), now)
        .map(reason -> new Muted(reason, wasTold))
        .or(() -> before)
        .map(how -> TransitionLog.heldBack(step, how, now))
        .orElse(step);
  }

  /** Steps, and after each the lines that say who is not told of it. */
  private List<LoggedTransition> withLines(List<LoggedTransition> steps) {
    List<LoggedTransition> all = new ArrayList<>();
    for (LoggedTransition step : steps) {
      all.add(step);
      if (MutedLine.asks(step)) {
        all.addAll(lines(step.incident(), receiversOf(step.incident()), step.entry().at()));
      }
    }
    return all;
  }

  private List<LoggedTransition> lines(Incident incident, List<Receiver> to, Instant at) {
    Map<String, HoldReason> held = heldBack(incident);
    List<LoggedTransition> lines = new ArrayList<>();
    Incident before = incident;
    for (Receiver receiver : to) {
      HoldReason reason = held.get(receiver.name());
      if (reason != null && !isOwed(incident, receiver.name())) {
        lines.add(MutedLine.of(before, at, receiver.name(), reason));
        before = lines.getLast().incident();
      }
    }
    return lines;
  }

  /** Keeps in mind who is to be told later, and who need not be. */
  private void settle(LoggedTransition step) {
    Incident incident = step.incident();
    String muted = step.entry().details().get(MutedLine.RECEIVER);
    if (muted != null) {
      owe(incident, muted, step.entry().details().getOrDefault(MutedLine.OVER, ""));
    } else if (MutedLine.asks(step)) {
      settle(
          incident.id(),
          audience(incident).routed().stream().map(Receiver::name).collect(Collectors.toSet()));
    }
  }

  private void happened(List<LoggedTransition> steps) {
    if (failing) {
      failing = false;
      LOG.info("incidents go on");
    }
    steps.forEach(step -> listener.changed(live.of(step.incident())));
  }

  /** Something that the next round tries again if the store cannot do it. */
  interface RepeatedWork {
    void run() throws IOException;
  }

  void attempt(RepeatedWork work) {
    try {
      work.run();
    } catch (IOException e) {
      metrics.failures.inc();
      if (!failing) {
        failing = true;
        LOG.error("incidents cannot be read or written; every evaluation tries again", e);
      }
    }
  }
}
