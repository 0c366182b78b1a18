package dev.headroom.api.page;

import dev.headroom.alerting.Alerting;
import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Resource;
import dev.headroom.api.live.LiveBlocks;
import dev.headroom.change.ChangeLog;
import dev.headroom.runbook.RunbookCatalog;
import dev.headroom.slo.Evaluator;
import java.time.InstantSource;
import java.util.function.Supplier;

/** The pages that are not JSON. */
public final class Pages {
  private Pages() {}

  /**
   * What the phone's page is written from.
   *
   * @param runbooks those in force now
   */
  public record PageSources(
      Alerting alerting,
      Evaluator evaluator,
      ChangeLog changes,
      Supplier<RunbookCatalog> runbooks) {}

  /** The page a pager links to. */
  public static Resource phone(
      PageSources sources, LiveBlocks blocks, InstantSource clock, Answers answers) {
    return new PhoneResource(sources, blocks, clock, answers);
  }

  /** The web UI; to be mounted last, for it takes every path that a browser may ask for. */
  public static Resource webUi() {
    return new WebUi();
  }
}
