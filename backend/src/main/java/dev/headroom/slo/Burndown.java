package dev.headroom.slo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the budget of one window was spent: what was left of it after each step. It begins at 1 and
 * ends at what is left now; it only ever falls, for the traffic of the whole window sets what the
 * window allows.
 */
public final class Burndown {
  private Burndown() {}

  /**
   * @param at end of a step
   * @param remaining share of the window's budget left then; below 0 it is overspent
   */
  public record Point(Instant at, BigDecimal remaining) {}

  /**
   * @param window a history of exactly one window of its objective
   */
  public static List<Point> of(History window) {
    Counts whole = window.counts().stream().reduce(Counts.NONE, Counts::plus);
    BigDecimal share = window.objective().budget();
    List<Point> points = new ArrayList<>();
    Instant at = window.from();
    long bad = 0;
    for (Counts step : window.counts()) {
      at = at.plus(window.step());
      bad += step.bad();
      Counts spent = new Counts(whole.total() - bad, bad, whole.unmeasured());
      points.add(new Point(at, ErrorBudget.of(spent, share).remaining()));
    }
    return points;
  }
}
