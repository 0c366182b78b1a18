package dev.headroom.query;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Numbers of series over time.
 *
 * @param unit symbol of the numbers' unit as the sender says it; empty where it is not known
 * @param endsMillis where each step ends
 * @param lines those with the largest newest number first, those without one last
 * @param more how many further lines there are
 * @param newestMillis time of the newest sample of the first series; empty without any
 */
public record LineAnswer(
    String unit, long[] endsMillis, List<Line> lines, int more, OptionalLong newestMillis) {
  public LineAnswer {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param labels those it is of, by name; empty for one the series do not have
   * @param latest its number at the end of the range; NaN where none is known
   * @param values its number in each step; NaN where none is known
   */
  public record Line(Map<String, String> labels, double latest, double[] values) {
    public Line {
      labels = Map.copyOf(labels);
    }
  }
}
