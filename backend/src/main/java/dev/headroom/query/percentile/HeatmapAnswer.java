package dev.headroom.query.percentile;

import dev.headroom.model.Unit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many observations fell where.
 *
 * @param unit of the bounds, chosen as a {@link PercentileAnswer} does
 * @param bounds edges of the rows all columns share, ascending, one more than there are rows; a row
 *     holds what is over its lower and not over its upper edge, the lowest row all that is not over
 *     its upper edge; empty where no observation has a bound
 * @param overFrom no observation that is over is under this, in the unit; the last bound unless
 *     buckets of several layouts were merged; empty where none is over or nothing bounds one
 * @param columns stretches of time with at least one observation, in time order
 * @param seriesMerged how many series had data in the range
 * @param newestMillis time of the newest data of the matching series; empty where there is none
 */
public record HeatmapAnswer(
    Unit unit,
    List<Double> bounds,
    OptionalDouble overFrom,
    List<Column> columns,
    int seriesMerged,
    OptionalLong newestMillis) {
  public HeatmapAnswer {
    bounds = List.copyOf(bounds);
    columns = List.copyOf(columns);
  }

  /**
   * One stretch of time.
   *
   * @param count of all its observations, the sum of {@code counts} and {@code over}
   * @param counts by row, the lowest first
   * @param over how many lie in a bucket that has no upper edge, and so in no row
   */
  public record Column(long fromMillis, long toMillis, long count, List<Long> counts, long over) {
    public Column {
      counts = List.copyOf(counts);
    }
  }
}
