package dev.headroom.api.pagerload;

import dev.headroom.capacity.PageBudget;
import org.jspecify.annotations.Nullable;

/** What a team has planned; a number without a target is null (schema PageBudget). */
record PageBudgetView(
    @Nullable Integer perWeek,
    @Nullable Integer atNight,
    @Nullable Double actionShare,
    NightView night) {
  static PageBudgetView of(PageBudget budget) {
    return new PageBudgetView(
        budget.perWeek().isPresent() ? budget.perWeek().getAsInt() : null,
        budget.atNight().isPresent() ? budget.atNight().getAsInt() : null,
        budget.actionShare().isPresent() ? budget.actionShare().getAsDouble() : null,
        NightView.of(budget.night()));
  }
}
