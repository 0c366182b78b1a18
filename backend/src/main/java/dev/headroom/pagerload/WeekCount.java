package dev.headroom.pagerload;

import dev.headroom.capacity.PageBudget;
import dev.headroom.pagerload.PagerLoad.PageTarget;
import dev.headroom.pagerload.PagerLoad.Week;
import dev.headroom.pagerload.PagerLoad.WeekLoad;
import dev.headroom.pagerload.record.PagerLoadRecords.ToldPage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The pages of one service in one week. */
final class WeekCount {
  private WeekCount() {}

  static WeekLoad of(Week week, PageBudget budget, List<ToldPage> all) {
    List<ToldPage> its =
        all.stream()
            .filter(each -> !each.at().isBefore(week.start()) && each.at().isBefore(week.end()))
            .toList();
    int atNight = (int) its.stream().filter(each -> budget.night().holds(each.at())).count();
    int actedOn = (int) its.stream().filter(ToldPage::isActedOn).count();
    WeekLoad load = new WeekLoad(its.size(), atNight, actedOn, Set.of());
    return new WeekLoad(load.pages(), atNight, actedOn, over(week, budget, load));
  }

  /** Of a week that goes on the share is not judged: somebody may still act. */
  private static Set<PageTarget> over(Week week, PageBudget budget, WeekLoad load) {
    Set<PageTarget> over = EnumSet.noneOf(PageTarget.class);
    if (load.pages() > budget.perWeek().orElse(Integer.MAX_VALUE)) {
      over.add(PageTarget.PER_WEEK);
    }
    if (load.atNight() > budget.atNight().orElse(Integer.MAX_VALUE)) {
      over.add(PageTarget.AT_NIGHT);
    }
    if (week.isOver() && load.actionShare().orElse(1) < budget.actionShare().orElse(0)) {
      over.add(PageTarget.ACTION_SHARE);
    }
    return Set.copyOf(over);
  }
}
