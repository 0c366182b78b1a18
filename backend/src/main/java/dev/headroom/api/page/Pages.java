package dev.headroom.api.page;

import dev.headroom.alerting.Alerting;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Resource;
import dev.headroom.api.incident.RelatedIncidents;
import dev.headroom.change.ChangeLog;
import dev.headroom.oncall.OnCall;
import dev.headroom.query.SeriesQueries;
import dev.headroom.reply.Replies;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.Evaluation;
import dev.headroom.slo.Evaluator;
import dev.headroom.storage.logs.LogStore;
import io.prometheus.client.CollectorRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Runbooks, the page a pager links to, and the web UI. */
public final class Pages {
  private Pages() {}

  /**
   * What pages are written from, their live blocks included.
   *
   * @param reported an evaluation as people are told of it
   * @param replies takes what is pressed in a page
   * @param runbooks those in force now
   */
  public record PageSources(
      Alerting alerting,
      OnCall onCall,
      RelatedIncidents related,
      Evaluator evaluator,
      UnaryOperator<Evaluation> reported,
      SeriesQueries metrics,
      LogStore logs,
      ChangeLog changes,
      Replies replies,
      Supplier<RunbookCatalog> runbooks) {}

  /**
   * Runbooks, an incident for a phone, and the link that acknowledges it.
   *
   * @param threads where live blocks are run, each within its time
   */
  public static List<Resource> resources(
      PageSources from,
      Executor threads,
      InstantSource clock,
      Answers answers,
      CollectorRegistry registry) {
    TimedParts parts = new TimedParts(threads, registry);
    LiveBlocks blocks =
        new LiveBlocks(
            from.evaluator(), from.reported(), from.metrics(), from.logs(), clock, parts);
    return List.of(
        new RunbookResource(from.runbooks(), from.alerting(), blocks, clock, answers),
        new PhoneResource(from, blocks, clock, answers),
        new AckResource(from.replies(), answers));
  }

  /** The web UI; to be mounted last, for it takes every path that a browser may ask for. */
  public static Resource webUi() {
    return new WebUi();
  }
}
