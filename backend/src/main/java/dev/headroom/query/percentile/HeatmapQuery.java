package dev.headroom.query.percentile;

import dev.headroom.model.TimeRange;
import dev.headroom.query.range.Steps;
import dev.headroom.select.Selector;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks how many observations fell where, by time and value.
 *
 * @param selector as that of a {@link PercentileQuery}
 * @param range is widened to whole {@link Steps#LENGTH_MIN}: {@link #covered}
 * @param step the width of a column, at least {@link Steps#LENGTH_MIN} and rounded up to whole
 *     ones: {@link #coveredStep}
 * @param rows how many stretches of value at most, 1 to {@value #ROWS_MAX}
 */
public record HeatmapQuery(Selector selector, TimeRange range, Duration step, int rows) {
  public static final int ROWS_MAX = 120;
  public static final int COLUMNS_MAX = 1_000;

  /**
   * @throws IllegalArgumentException naming the limit and the value that breaks it
   */
  public HeatmapQuery {
    if (rows < 1 || rows > ROWS_MAX) {
      throw new IllegalArgumentException("1 to " + ROWS_MAX + " rows, not " + rows);
    }
    Steps.covering(range, Optional.of(step), COLUMNS_MAX);
  }

  /** What the answer is about: the range in whole cells. */
  public TimeRange covered() {
    return steps().range();
  }

  /** How wide its columns are. */
  public Duration coveredStep() {
    return steps().length();
  }

  Steps steps() {
    return Steps.covering(range, Optional.of(step));
  }
}
