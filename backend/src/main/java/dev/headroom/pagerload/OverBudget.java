package dev.headroom.pagerload;

import dev.headroom.capacity.PageBudget;
import dev.headroom.pagerload.PagerLoad.PageTarget;
import dev.headroom.pagerload.PagerLoad.ServiceLoad;
import dev.headroom.pagerload.PagerLoad.Week;
import dev.headroom.pagerload.PagerLoad.WeekLoad;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is over its page budget, in words. */
final class OverBudget {
  private static final double PER_CENT = 100;

  private OverBudget() {}

  /** Newest weeks first. */
  static List<String> sentences(List<Week> weeks, List<ServiceLoad> services) {
    List<String> sentences = new ArrayList<>();
    for (int i = weeks.size() - 1; i >= 0; i--) {
      LocalDate monday = weeks.get(i).monday();
      for (ServiceLoad each : services) {
        WeekLoad load = each.weeks().get(i);
        load.over().stream()
            .sorted()
            .map(target -> sentence(each.service(), monday, clause(target, load, each.budget())))
            .forEach(sentences::add);
      }
    }
    return sentences;
  }

  private static String sentence(String service, LocalDate monday, String clause) {
    return "%s is over its page budget in the week of %s: %s.".formatted(service, monday, clause);
  }

  private static String clause(PageTarget target, WeekLoad load, PageBudget budget) {
    return switch (target) {
      case PER_WEEK ->
          "%s, at most %d are planned".formatted(pages(load.pages()), budget.perWeek().orElse(0));
      case AT_NIGHT ->
          "%s at night, at most %d are planned"
              .formatted(pages(load.atNight()), budget.atNight().orElse(0));
      case ACTION_SHARE ->
          "somebody acted on %d of %s, at least %s %% are planned"
              .formatted(
                  load.actedOn(), pages(load.pages()), perCent(budget.actionShare().orElse(0)));
    };
  }

  private static String pages(int count) {
    return count == 1 ? "1 page" : count + " pages";
  }

  private static String perCent(double share) {
    return String.valueOf(Math.round(share * PER_CENT));
  }
}
