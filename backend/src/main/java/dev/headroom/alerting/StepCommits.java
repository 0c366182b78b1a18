package dev.headroom.alerting;

import dev.headroom.alerting.escalation.Escalations;
import dev.headroom.alerting.incident.AlertingState;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Incident.Muted;
import dev.headroom.alerting.incident.LoggedTransition;
import dev.headroom.alerting.incident.Muting;
import dev.headroom.alerting.incident.TransitionKind;
import dev.headroom.alerting.muting.HoldReason;
import dev.headroom.alerting.muting.MutedLine;
import dev.headroom.alerting.muting.Owed;
import dev.headroom.alerting.record.AlertingMetrics;
import dev.headroom.alerting.record.AlertingRecords;
import dev.headroom.alerting.record.Audience;
import dev.headroom.alerting.record.Incidents;
import dev.headroom.alerting.rhythm.GroupRhythm;
import dev.headroom.alerting.rhythm.GroupTellings;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.routing.Receiver;
import dev.headroom.routing.Routing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
  private final Hearers hearers;
  private final Owed owed = new Owed();
  private final GroupTellings tellings = new GroupTellings();
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
    this.hearers = new Hearers(incidents, live, clock);
  }

  /** Who hears of what. */
  Hearers hearers() {
    return hearers;
  }

  /**
   * How long after receivers were told of an incident its next update is due, and as long between
   * two of which nobody is told.
   */
  Duration groupInterval(Incident incident) {
    return tellings.due(
        incident, incidents.state(incident.subject()), hearers.groupInterval(incident));
  }

  @Override
  public Routing routing() {
    return hearers.routing();
  }

  @Override
  public Set<String> heldBackFrom(Incident incident) {
    return hearers.heldBack(incident).keySet();
  }

  /** What is to be told to receivers that are held back. */
  Owed owed() {
    return owed;
  }

  /** Forgets what was kept of incidents that do not stand any more. */
  void retain(Set<String> standing) {
    owed.retain(standing);
    tellings.retain(standing);
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
    List<LoggedTransition> unlessMuted = unlessMuted(steps);
    List<LoggedTransition> all = withLines(unlessMuted);
    incidents.commit(
        round.subject(), known(next, steps, unlessMuted, round), all, hearers::audience);
    all.forEach(this::settle);
    live.saw(round);
    happened(all);
  }

  /** What is known after the steps of a round: receivers know no more of what nobody was told. */
  private AlertingState known(
      AlertingState next,
      List<LoggedTransition> steps,
      List<LoggedTransition> unlessMuted,
      AlertRound round) {
    AlertingState known = next;
    for (int i = 0; i < steps.size(); i++) {
      LoggedTransition step = steps.get(i);
      if (step.notifies() && !step.transition().kind().begins() && !reaches(unlessMuted.get(i))) {
        known = tellings.withheld(incidents.state(round.subject()), known, step.incident(), round);
      }
    }
    return known;
  }

  private boolean reaches(LoggedTransition step) {
    return step.notifies() && hearers.audience(step.incident()).reachesAnybody();
  }

  /** Steps of one subject, whatever made them; as {@link Incidents#commit}. */
  void commit(String subject, AlertingState next, List<LoggedTransition> steps) throws IOException {
    List<LoggedTransition> all = withLines(unlessMuted(steps));
    incidents.commit(subject, next, all, hearers::audience);
    all.forEach(this::settle);
    happened(all);
  }

  /** Says of receivers that are held back from an incident that they are. */
  void holdBack(Incident incident, List<String> names) throws IOException {
    List<Receiver> receivers =
        hearers.named(incident).stream().filter(each -> names.contains(each.name())).toList();
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
    Audience audience =
        new Audience(receivers, Set.of(), hearers.audience(step.incident()).behind());
    boolean isToldToAll = hearers.areAll(receivers, step.incident());
    AlertingState state = incidents.state(subject);
    AlertingState next = isToldToAll ? told(state, step.incident()) : state;
    incidents.commit(subject, next, List.of(step), _ -> audience);
    happened(List.of(step));
  }

  /** What is known once everybody who is named was told how an incident stands. */
  private AlertingState told(AlertingState state, Incident incident) {
    return live.latest(incident.subject())
        .map(round -> tellings.told(state, incident, round))
        .orElse(state);
  }

  /** Everybody hears how an incident stands, for a reason of which its source knows nothing. */
  void tellEverybody(LoggedTransition step) throws IOException {
    String subject = step.incident().subject();
    AlertingState state = incidents.state(subject);
    commit(
        subject, reaches(unlessMuted(step)) ? told(state, step.incident()) : state, List.of(step));
  }

  @Override
  public boolean isPassedOver(Incident incident, String receiver) {
    return routing().shadow().holdsBack(receiver) && owed.isOwed(incident, receiver);
  }

  @Override
  public void passOver(Incident incident, Receiver to) throws IOException {
    boolean isForShadow =
        hearers.heldBack(incident).get(to.name()) instanceof HoldReason.ReceiverInShadow;
    if (isForShadow && !owed.isOwed(incident, to.name())) {
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
    incidents.commitWritten(subject, next, List.of(step), hearers::audience, beside);
    happened(List.of(step));
    metrics.unresolved(live.all());
    return live.of(step.incident());
  }

  private List<LoggedTransition> unlessMuted(List<LoggedTransition> steps) {
    return steps.stream()
        .map(this::unlessMuted)
        .map(step -> reaches(step) ? step.telling() : step)
        .toList();
  }

  /**
   * A step of which nobody is told while something holds back, and until {@link MuteChanges} has
   * seen that nothing does any more. An end is told to those who know of a beginning.
   */
  private LoggedTransition unlessMuted(LoggedTransition step) {
    Incident incident = step.incident();
    if (!step.notifies() || !step.transition().kind().goesToEverybody()) {
      return step;
    }
    Instant now = clock.instant();
    Optional<Muted> before = incident.muted();
    boolean goesOn = !step.transition().kind().begins();
    boolean wasTold = before.map(Muted::wasTold).orElse(goesOn && incidents.isTold(incident.id()));
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
      if (MutedLine.goesToAll(step)) {
        all.addAll(lines(step.incident(), hearers.named(step.incident()), step.entry().at()));
      }
    }
    return all;
  }

  private List<LoggedTransition> lines(Incident incident, List<Receiver> to, Instant at) {
    Map<String, HoldReason> held = hearers.heldBack(incident);
    List<LoggedTransition> lines = new ArrayList<>();
    Incident before = incident;
    for (Receiver receiver : to) {
      HoldReason reason = held.get(receiver.name());
      if (reason != null && !owed.isOwed(incident, receiver.name())) {
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
      owed.owe(incident, muted, step.entry().details().getOrDefault(MutedLine.OVER, ""));
    } else if (MutedLine.goesToAll(step)) {
      owed.settle(
          incident.id(),
          hearers.audience(incident).routed().stream()
              .map(Receiver::name)
              .collect(Collectors.toSet()));
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
