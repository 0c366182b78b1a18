package dev.headroom.pagerload;

import dev.headroom.pagerload.PagerLoad.PageTarget;
import dev.headroom.pagerload.PagerLoad.ServiceLoad;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.List;
import java.util.Locale;

/** What pager load says about itself. */
final class PagerLoadMetrics {
  private final Gauge overBudget;
  private final Counter failures;

  PagerLoadMetrics(CollectorRegistry registry) {
    overBudget =
        Gauge.build(
                "headroom_pagerload_over_budget_services",
                "Services that miss a target of their page budget in this week or the last.")
            .labelNames("target")
            .register(registry);
    failures =
        Counter.build("headroom_pagerload_failures_total", "Pages could not be counted.")
            .register(registry);
    Gauge.build("headroom_pagerload_weeks_limit", "Most weeks of one report.")
        .register(registry)
        .set(PagerLoad.WEEKS_MAX);
    Gauge.build("headroom_pagerload_tellings_limit", "Most tellings looked at for one report.")
        .register(registry)
        .set(PagerLoad.TELLINGS_MAX);
  }

  void overBudget(List<ServiceLoad> services) {
    for (PageTarget target : PageTarget.values()) {
      overBudget.labels(target.toString().toLowerCase(Locale.ROOT)).set(missing(services, target));
    }
  }

  private static double missing(List<ServiceLoad> services, PageTarget target) {
    return (double)
        services.stream()
            .filter(each -> each.weeks().stream().anyMatch(week -> week.over().contains(target)))
            .count();
  }

  void failed() {
    failures.inc();
  }
}
