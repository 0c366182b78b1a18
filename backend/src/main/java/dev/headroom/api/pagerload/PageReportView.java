package dev.headroom.api.pagerload;

import dev.headroom.capacity.PageBudget;
import dev.headroom.capacity.PageBudget.Night;
import dev.headroom.pagerload.PagerLoad.PageReport;
import dev.headroom.pagerload.PagerLoad.PageTarget;
import dev.headroom.pagerload.PagerLoad.ServiceLoad;
import dev.headroom.pagerload.PagerLoad.Week;
import dev.headroom.pagerload.PagerLoad.WeekLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Pages by service and week (schema PageReport).
 *
 * @param truncated whether pages of the oldest weeks may be missing
 */
record PageReportView(
    String timezone, List<ServicePagesView> services, List<String> overBudget, boolean truncated) {

  /**
   * @param weeks oldest first
   */
  record ServicePagesView(String service, PageBudgetView budget, List<WeekPagesView> weeks) {}

  /** A number without a target is null. */
  record PageBudgetView(
      @Nullable Integer perWeek,
      @Nullable Integer atNight,
      @Nullable Double actionShare,
      NightView night) {
    static PageBudgetView of(PageBudget budget) {
      return new PageBudgetView(
          orNull(budget.perWeek()),
          orNull(budget.atNight()),
          orNull(budget.actionShare()),
          NightView.of(budget.night()));
    }
  }

  record NightView(String start, String end, String timezone) {
    static NightView of(Night night) {
      return new NightView(night.start().toString(), night.end().toString(), night.zone().getId());
    }
  }

  /**
   * @param complete whether it is a whole week; the last one goes on
   * @param over which targets are missed
   */
  record WeekPagesView(
      String monday,
      Instant start,
      Instant end,
      boolean complete,
      int pages,
      int atNight,
      int actedOn,
      @Nullable Double actionShare,
      List<String> over) {
    static WeekPagesView of(Week week, WeekLoad load) {
      return new WeekPagesView(
          week.monday().toString(),
          week.start(),
          week.end(),
          week.isOver(),
          load.pages(),
          load.atNight(),
          load.actedOn(),
          orNull(load.actionShare()),
          load.over().stream().sorted().map(PageReportView::name).toList());
    }
  }

  static PageReportView of(PageReport report) {
    return new PageReportView(
        report.zone().getId(),
        report.services().stream().map(each -> service(report.weeks(), each)).toList(),
        report.overBudget(),
        report.isCut());
  }

  private static ServicePagesView service(List<Week> weeks, ServiceLoad load) {
    List<WeekPagesView> views = new ArrayList<>();
    for (int i = 0; i < weeks.size(); i++) {
      views.add(WeekPagesView.of(weeks.get(i), load.weeks().get(i)));
    }
    return new ServicePagesView(load.service(), PageBudgetView.of(load.budget()), views);
  }

  /** As the key of {@code services.yaml} that sets it. */
  private static String name(PageTarget target) {
    return switch (target) {
      case PER_WEEK -> "perWeek";
      case AT_NIGHT -> "atNight";
      case ACTION_SHARE -> "actionShare";
    };
  }

  private static @Nullable Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
