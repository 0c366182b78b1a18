package dev.headroom.server.wiring;

import dev.headroom.alerting.incident.Links;
import dev.headroom.slo.EvaluationLoop;
import dev.headroom.watch.DirectPage;
import dev.headroom.watch.Watch;
import dev.headroom.watch.WatchConfig;
import dev.headroom.watch.page.UndeliveredPages;
import dev.headroom.watch.refusal.RefusedAlerts;
import dev.headroom.watch.stall.EvaluatorWatch;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What watches the server itself, each second on threads of its own. The one tells alerting and
 * waits while it is busy; the other pages where that takes too long, and waits for nobody.
 */
final class Watching {
  private static final int INTERVALS_STALLED = 2;

  private Watching() {}

  static void start(ServerContext context, Paging paging, EvaluationLoop evaluations) {
    WatchConfig config = context.config().watch();
    InstantSource clock = context.clocks().wall();
    Links links = new Links(context.config().publicUrl());
    EvaluatorWatch evaluator =
        new EvaluatorWatch(evaluations::sinceSuccess, stalledAfter(config), config.owner());
    UndeliveredPages pages =
        new UndeliveredPages(
            paging.outbox()::deliveries,
            config.undeliveredAfter(),
            config.owner(),
            clock,
            context.registry());
    RefusedAlerts refused =
        new RefusedAlerts(
            () ->
                paging
                    .outside()
                    .refusals()
                    .last()
                    .map(each -> new RefusedAlerts.LastRefusal(each.at(), each.alerts())),
            config.owner(),
            clock.instant());
    Watch watch =
        new Watch(
            paging.heartbeats(),
            evaluator,
            pages,
            refused,
            paging.drilling().scheduled()::findings,
            links,
            clock);
    DirectPage direct =
        new DirectPage(
            evaluator,
            new DirectPage.PageWays(
                paging.alerting()::firing, paging.alerting()::routing, paging.outbox()),
            links,
            clock);
    start(context, "watch", () -> watch.look(paging.alerting()));
    start(context, "watch-evaluator", direct::look);
    start(context, "drills", paging.drilling()::look);
  }

  private static Duration stalledAfter(WatchConfig config) {
    Duration intervals = EvaluationLoop.AT_LEAST_EVERY.multipliedBy(INTERVALS_STALLED);
    return config.stalledAfter().compareTo(intervals) > 0 ? config.stalledAfter() : intervals;
  }

  private static void start(ServerContext context, String name, Runnable look) {
    context.closer().add(name, SecondTimer.start(name, look)::close);
  }
}
