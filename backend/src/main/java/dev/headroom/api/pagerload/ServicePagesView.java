package dev.headroom.api.pagerload;

import dev.headroom.pagerload.PagerLoad.ServiceLoad;
import dev.headroom.pagerload.PagerLoad.Week;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a service paged, beside what was planned (schema ServicePages).
 *
 * @param weeks oldest first
 */
record ServicePagesView(String service, PageBudgetView budget, List<WeekPagesView> weeks) {
  static ServicePagesView of(List<Week> weeks, ServiceLoad load) {
    List<WeekPagesView> views = new ArrayList<>();
    for (int i = 0; i < weeks.size(); i++) {
      views.add(WeekPagesView.of(weeks.get(i), load.weeks().get(i)));
    }
    return new ServicePagesView(load.service(), PageBudgetView.of(load.budget()), views);
  }
}
