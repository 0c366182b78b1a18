package dev.headroom.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.alerting.Alerting;
import dev.headroom.alerting.correlation.Correlation;
import dev.headroom.alerting.silence.Silences;
import dev.headroom.api.alertmanager.AlertmanagerResources;
import dev.headroom.api.drill.DrillResources;
import dev.headroom.api.drill.DrillResources.DrillSources;
import dev.headroom.api.heartbeat.HeartbeatResource;
import dev.headroom.api.http.AccessFilter;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.JsonBody;
import dev.headroom.api.http.RequestFrame;
import dev.headroom.api.http.Resource;
import dev.headroom.api.incident.RelatedIncidents;
import dev.headroom.api.page.Pages;
import dev.headroom.api.pagerload.PageReportResource;
import dev.headroom.api.reply.ReplyResources;
import dev.headroom.api.routing.RoutingResources;
import dev.headroom.api.rules.RuleControl;
import dev.headroom.api.rules.RuleDryRun;
import dev.headroom.api.rules.RuleResources;
import dev.headroom.api.series.SeriesResources;
import dev.headroom.api.silence.SilenceResource;
import dev.headroom.api.stream.LiveEvents;
import dev.headroom.api.stream.SloFeed;
import dev.headroom.api.view.SystemView;
import dev.headroom.capacity.LoadReader;
import dev.headroom.capacity.Services;
import dev.headroom.change.ChangeLog;
import dev.headroom.ingest.http.PushArrivals;
import dev.headroom.notify.Outbox;
import dev.headroom.oncall.OnCall;
import dev.headroom.outside.AlertDirectory;
import dev.headroom.outside.OutsideAlerts;
import dev.headroom.pagerload.PagerLoad;
import dev.headroom.query.SeriesQueries;
import dev.headroom.reply.Replies;
import dev.headroom.routing.Routing;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.slo.objective.Objective;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.version.RuleVersions;
import dev.headroom.watch.heartbeat.Heartbeats;
import dev.headroom.watch.ping.HeartbeatsOut;
import io.prometheus.client.CollectorRegistry;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The read and admin side: every resource, and what every request and answer has. */
public final class Api {
  private final List<Resource> resources;
  private final RequestFrame frame;

  /**
   * What is answered from.
   *
   * @param reported an evaluation as people are told of it: what alerting knows included
   * @param outside alerts that others send
   * @param replies takes what comes back of pages
   * @param drilled what tries out how people are told
   * @param pagerLoad how often people are paged
   * @param slos hears of every list of objectives that was answered
   * @param system what this server is and whether it is well
   * @param faults what a demo lets one switch; empty on any other server
   */
  public record Dependencies(
      Evaluator evaluator,
      UnaryOperator<Evaluation> reported,
      SloFeed slos,
      LiveEvents events,
      Alerting alerting,
      Correlation correlation,
      Silences silences,
      OutsideAlerts outside,
      OnCall onCall,
      Watched watched,
      Replies replies,
      DrillSources drilled,
      PagerLoad pagerLoad,
      Outbox outbox,
      ChangeLog changes,
      SeriesQueries metrics,
      LogStore logs,
      RuleFiles files,
      PushArrivals arrivals,
      Supplier<SystemView> system,
      Optional<FaultSwitch> faults) {}

  /**
   * Who reports to us, and whom we report to.
   *
   * @param heartbeats those who should report to us
   * @param beats what we post to those who watch us
   */
  public record Watched(Heartbeats heartbeats, HeartbeatsOut beats) {}

  /** The files people write, as they are in force at the moment of each question. */
  public record RuleFiles(
      Supplier<RunbookCatalog> runbooks,
      Supplier<Services> services,
      Supplier<List<Objective>> objectives,
      Supplier<Routing> routing,
      RuleControl control,
      RuleDryRun dryRun,
      RuleVersions versions) {}

  /**
   * @param threads where questions are answered; may be unbounded, the number of questions is not
   * @param random makes request ids differ from one run to the next
   * @param registry where our own metrics are, which one resource shows
   * @param access who is let in, web UI and pushes aside: those are mounted by themselves
   */
  public Api(
      Dependencies from,
      ObjectMapper json,
      Executor threads,
      InstantSource clock,
      RandomGenerator random,
      CollectorRegistry registry,
      AccessFilter access) {
    Answers answers =
        new Answers(
            json,
            threads,
            clock,
            registry,
            AlertmanagerResources.errorsBeside(SeriesResources.PROMETHEUS_ERRORS),
            access);
    this.frame = new RequestFrame(answers, random);
    this.resources = resources(from, answers, threads, clock, registry);
  }

  /** The one list of resources. */
  private static List<Resource> resources(
      Dependencies from,
      Answers answers,
      Executor threads,
      InstantSource clock,
      CollectorRegistry registry) {
    JsonBody json = new JsonBody(answers);
    LoadReader loads = new LoadReader(from.metrics());
    List<Resource> all = new ArrayList<>();
    all.add(new SloResource(from.evaluator(), from.reported(), from.slos(), clock, answers));
    all.add(
        new IncidentResource(
            from, new RelatedIncidents(from.alerting(), from.correlation()), clock, json, answers));
    all.add(new IncidentAlertsResource(from.alerting(), answers));
    all.add(new SilenceResource(from.silences(), from.alerting(), clock, json, answers));
    all.add(new HeartbeatResource(from.watched().heartbeats(), from.watched().beats(), answers));
    all.addAll(ReplyResources.of(from.replies(), answers));
    all.add(new DeliveryResource(from.outbox(), answers));
    all.addAll(
        DrillResources.of(
            from.drilled(),
            from.files().objectives(),
            from.alerting(),
            from.outbox(),
            json,
            answers));
    all.add(new PageReportResource(from.pagerLoad(), answers));
    all.addAll(
        AlertmanagerResources.of(
            from.outside(),
            new AlertDirectory(from.outside(), from.alerting(), from.silences(), clock),
            from.silences(),
            from.alerting(),
            clock,
            from.system(),
            answers));
    all.addAll(
        RoutingResources.of(
            from.files().routing(),
            from.alerting(),
            from.silences(),
            from.onCall(),
            clock,
            answers));
    all.add(new ChangeResource(from.changes(), answers));
    all.add(new LogResource(from.logs(), clock, answers));
    all.addAll(SeriesResources.of(from.metrics(), clock, answers));
    all.add(
        new ServiceResource(
            from.files().services(), from.files().objectives(), loads, clock, answers));
    all.addAll(Pages.resources(pages(from), threads, clock, answers, registry));
    all.add(new ArrivalResource(from.arrivals(), answers));
    all.add(new SystemResource(from.system(), answers));
    from.faults()
        .ifPresent(faults -> all.add(new FaultResource(faults, from.events(), json, answers)));
    all.add(from.events().resource(answers));
    all.add(new MetricsResource(registry, answers));
    RuleFiles files = from.files();
    all.addAll(RuleResources.of(files.control(), files.dryRun(), files.versions(), json, answers));
    return List.copyOf(all);
  }

  private static Pages.PageSources pages(Dependencies from) {
    return new Pages.PageSources(
        from.alerting(),
        from.onCall(),
        new RelatedIncidents(from.alerting(), from.correlation()),
        from.evaluator(),
        from.reported(),
        from.metrics(),
        from.logs(),
        from.changes(),
        from.replies(),
        from.files().runbooks());
  }

  /**
   * To be mounted before anything else.
   *
   * @param bodyTime how long a body may take to arrive
   * @param isPush whether something is pushed to a path
   */
  public void mountFirst(Router router, Duration bodyTime, Predicate<String> isPush) {
    frame.mountFirst(router, bodyTime, isPush);
  }

  /** Mounts every resource. */
  public void mount(Router router) {
    resources.forEach(resource -> resource.mount(router));
  }

  /** To be called when everything else is mounted, whoever mounted it: the web UI, and HEAD. */
  public void mountLast(Router router) {
    Pages.webUi().mount(router);
    frame.mountLast(router);
  }
}
