package dev.headroom.api.pagerload;

import dev.headroom.pagerload.PagerLoad.PageTarget;
import dev.headroom.pagerload.PagerLoad.Week;
import dev.headroom.pagerload.PagerLoad.WeekLoad;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a week (schema WeekPages).
 *
 * @param complete whether it is a whole week; the last one goes on
 * @param actionShare of its pages that somebody acted on, 0 to 1; null without pages
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
        load.actionShare().isPresent() ? load.actionShare().getAsDouble() : null,
        load.over().stream().sorted().map(WeekPagesView::name).toList());
  }

  /** As the key of {@code services.yaml} that sets it. */
  private static String name(PageTarget target) {
    return switch (target) {
      case PER_WEEK -> "perWeek";
      case AT_NIGHT -> "atNight";
      case ACTION_SHARE -> "actionShare";
    };
  }
}
