package dev.headroom.server.wiring;

import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.AlertingConfig;
import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.alerting.correlation.ServiceNeeds;
import dev.headroom.alerting.incident.Incident;
import dev.headroom.alerting.incident.Links;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.alerting.source.AlertRound;
import dev.headroom.alerting.source.AlertTeller;
import dev.headroom.api.stream.LiveEvents;
import dev.headroom.api.view.IncidentView;
import dev.headroom.burn.BreachHistory;
import dev.headroom.burn.BurnAlerts;
import dev.headroom.capacity.Services;
import dev.headroom.config.ReceiverTypes;
import dev.headroom.config.RuleSet;
import dev.headroom.drill.run.Drills;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.notify.Outbox;
import dev.headroom.notify.send.HttpPost;
import dev.headroom.oncall.OnCall;
import dev.headroom.oncall.OnCallDeliveries;
import dev.headroom.outside.OutsideAlerts;
import dev.headroom.pagerload.PagerLoad;
import dev.headroom.reply.AckLinks;
import dev.headroom.reply.Replies;
import dev.headroom.routing.Routing;
import dev.headroom.routing.Secrets;
import dev.headroom.server.drill.DrillWay;
import dev.headroom.server.drill.Drilling;
import dev.headroom.server.rules.RuleTarget;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.Objectives;
import dev.headroom.slo.UnwatchedPromise;
import dev.headroom.slo.objective.Indicator.MetricSource;
import dev.headroom.slo.objective.Objective;
import dev.headroom.watch.Watch;
import dev.headroom.watch.finding.WatchSubject;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.ping.HeartbeatsOut;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Evaluates promises, keeps incidents, tells people: wired, and in force once rules are. */
record Paging(
    Outbox outbox,
    Evaluator evaluator,
    BurnAlerts burns,
    OutsideAlerts outside,
    Heartbeats heartbeats,
    HeartbeatsOut beats,
    Silences silences,
    Correlation correlation,
    Alerting alerting,
    OnCall onCall,
    Replies replies,
    Drilling drilling,
    PagerLoad pagerLoad,
    InstantSource clock) {
  /**
   * Opens all, going on where the database stands.
   *
   * @param ackLinks the links in pages
   * @param counting writes what is counted
   * @param events told of every change of an incident
   */
  static Paging open(
      ServerContext context,
      StateDatabase state,
      AckLinks ackLinks,
      Objectives objectives,
      PromiseLog counting,
      LiveEvents events)
      throws IOException {
    Links links = new Links(context.config().publicUrl(), ackLinks);
    Outbox outbox = outbox(context, state, links);
    Evaluator evaluator = new Evaluator(objectives, context.clocks().nanoTime());
    BurnAlerts burns = new BurnAlerts(links, BreachHistory.of(evaluator));
    InstantSource clock = context.clocks().wall();
    AlertTeller watching = Watch.teller(links);
    Heartbeats heartbeats =
        Heartbeats.open(state, clock, context.clocks().nanoTime(), context.registry());
    OutsideAlerts outside =
        OutsideAlerts.open(state, links, context.config().outside(), clock, context.registry());
    Silences silences = silences(context, state);
    OnCall onCall = onCall(context);
    Correlation correlation = correlation(context, silences, outbox);
    Alerting alerting =
        Alerting.open(
            state,
            new OnCallDeliveries<>(outbox, onCall),
            new Alerting.IncidentSources(
                incident -> teller(incident, outside, burns, watching),
                clock,
                context.random(),
                correlation),
            context.config().alerting(),
            incident -> events.publish("incidents", IncidentView.of(incident)),
            context.registry());
    context.closer().add("silences", SecondTimer.start("silences", alerting::followMuting)::close);
    Replies replies =
        new Replies(
            alerting,
            ackLinks,
            context.config().reply(),
            new Secrets(System::getenv, Path.of("")),
            clock,
            context.registry());
    Drilling drilling =
        Drilling.open(
            state,
            alerting,
            drillWay(context, objectives, counting, outbox),
            objectives::list,
            new Drills.DrillWays(links, clock, context.random()),
            context.registry());
    PagerLoad pagerLoad = new PagerLoad(state, clock, context.registry());
    context.closer().add("pager load", SecondTimer.start("pager-load", pagerLoad::look)::close);
    return new Paging(
        outbox,
        evaluator,
        burns,
        outside,
        heartbeats,
        beats(context),
        silences,
        correlation,
        alerting,
        onCall,
        replies,
        drilling,
        pagerLoad,
        clock);
  }

  private static Silences silences(ServerContext context, StateDatabase state) {
    return Silences.open(
        state,
        context.config().alerting().silences(),
        context.clocks().wall(),
        context.random(),
        context.registry());
  }

  private static OnCall onCall(ServerContext context) {
    OnCall onCall =
        OnCall.start(
            context.config().data().resolve("on-call"),
            context.config().notifications().addresses(),
            context.clocks().wall(),
            context.registry());
    context.closer().add("calendars", onCall::close);
    return onCall;
  }

  private static DrillWay drillWay(
      ServerContext context, Objectives objectives, PromiseLog counting, Outbox outbox) {
    DrillWay way =
        new DrillWay(
            objectives,
            counting::record,
            outbox,
            context.config().listen().reachedFromHere(),
            context.clocks().nanoTime());
    context.closer().add("pushes of drills", way::close);
    return way;
  }

  private static AlertTeller teller(
      Incident incident, OutsideAlerts outside, BurnAlerts burns, AlertTeller watching) {
    Optional<AlertTeller> drill = Drilling.teller(incident);
    if (drill.isPresent()) {
      return drill.get();
    }
    if (WatchSubject.is(incident.subject())) {
      return watching;
    }
    return OutsideAlerts.isSubject(incident.subject()) ? outside : burns;
  }

  /** By connections of their own: what hangs there takes nothing from deliveries. */
  private static HeartbeatsOut beats(ServerContext context) {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("beats-http-", 0).factory());
    context.closer().add("threads of beats", threads::shutdownNow);
    HeartbeatsOut beats =
        new HeartbeatsOut(
            new HttpPost(
                context.config().notifications(),
                userAgent(context),
                context.clocks().wall(),
                threads),
            context.clocks().nanoTime(),
            context.clocks().wall(),
            context.registry());
    context.closer().add("beats", beats::close);
    return beats;
  }

  private static String userAgent(ServerContext context) {
    return "Headroom/" + context.version().version();
  }

  private static Correlation correlation(ServerContext context, Silences silences, Outbox outbox) {
    AlertingConfig config = context.config().alerting();
    return new Correlation(
        silences,
        new Correlation.Limits(config.attachedAfter(), config.joinedWithin()),
        incident -> !outbox.lastTold(incident).isEmpty(),
        context.registry());
  }

  private static Outbox outbox(ServerContext context, StateDatabase state, Links links) {
    Outbox outbox =
        Outbox.open(
            state,
            new Outbox.Sending(ReceiverTypes.ALL, links, userAgent(context)),
            context.config().notifications(),
            new Outbox.Timing(
                context.clocks().wall(), context.clocks().nanoTime(), context.random()),
            incident -> {},
            context.registry());
    context.closer().add("outbox", outbox::close);
    return outbox;
  }

  /** An evaluation, going on from the incident there is. */
  Evaluation continued(Evaluation each) {
    return each.goingOnFrom(alerting.firing(each.objective().name()));
  }

  /**
   * Hands alerting what a round of evaluations says, also of promises that nobody watches, and then
   * what others have sent, and test pages.
   */
  void onEvaluations(List<Evaluation> all) {
    List<AlertRound> rounds =
        new ArrayList<>(burns.rounds(UnwatchedPromise.besideEvaluations(all)));
    rounds.addAll(outside.rounds(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    rounds.addAll(drilling.rounds(burns, evaluator.evaluateDrills(clock.instant())));
    alerting.onRounds(rounds);
    drilling.drills().onAlerted();
    outside.prune(this::standing);
  }

  /** All evaluations of a moment; those who watch us hear of it when alerting has. */
  List<Evaluation> evaluate(Instant at) {
    beats.evaluationBegins();
    return evaluator.evaluateAll(at).stream().map(this::continued).toList();
  }

  private Set<String> standing() {
    return alerting.unresolved().stream().map(Incident::subject).collect(Collectors.toSet());
  }

  /**
   * What rules are put into force in.
   *
   * @param rerouting what becomes of the routing that is written
   */
  RuleTarget target(Objectives objectives, UnaryOperator<Routing> rerouting) {
    return new RuleTarget() {
      @Override
      public Optional<String> record(List<Objective> next) {
        return drilling.way().promise(next);
      }

      @Override
      public void promise(List<Objective> next) {
        objectives.replace(next);
      }

      @Override
      public void route(RuleSet next) {
        Routing inForce = rerouting.apply(next.routing()).with(next.routing().shadow());
        outside.route(inForce);
        Set<String> promises =
            BurnAlerts.subjects(UnwatchedPromise.besideObjectives(next.objectives()));
        heartbeats.replace(next.heartbeats());
        drilling.scheduled().replace(next.drills());
        correlation.declare(declared(next.objectives(), next.services()));
        pagerLoad.declare(next.services());
        outside.resolveAfter(next.routing().resolveTimeout());
        alerting.reload(
            subject ->
                promises.contains(subject)
                    || OutsideAlerts.isSubject(subject)
                    || drilling.isPresent(subject)
                    || Watch.watches(subject, heartbeats, drilling.scheduled()::isPresent),
            inForce);
        onCall.reload(next.routing().onCall());
        beats.replace(alerting.routing().receivers());
      }
    };
  }

  /** What incidents are compared by. */
  static Correlation.Declared declared(List<Objective> objectives, Services services) {
    Map<String, List<String>> needs = new HashMap<>();
    services.all().forEach(each -> needs.put(each.name(), each.dependencies()));
    Map<String, String> kinds = new HashMap<>();
    objectives.forEach(each -> kinds.put(each.name(), kind(each.indicator().events())));
    return new Correlation.Declared(new ServiceNeeds(needs), kinds);
  }

  private static String kind(MetricSource events) {
    return switch (events) {
      case MetricSource.CounterSource _ -> "failed";
      case MetricSource.DistributionSource values ->
          values.atMost().isPresent() ? "slow" : "failed";
    };
  }
}
