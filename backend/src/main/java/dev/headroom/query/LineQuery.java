package dev.headroom.query;

import dev.headroom.model.TimeRange;
import dev.headroom.select.Selector;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of series.
 *
 * @param first the series whose numbers are told
 * @param against what they are divided by, or less what; empty if they are told alone
 * @param by labels each line is of; all that matches is one line if there are none
 * @param range of time; only whole steps of it are told
 * @param linesMax how many lines at most, those with the largest newest number
 */
public record LineQuery(
    Selector first,
    Optional<Against> against,
    Measure measure,
    List<String> by,
    TimeRange range,
    int linesMax) {
  /** Most lines that can be asked for. */
  public static final int LINES_MAX = 50;

  /** Most labels a line can be of. */
  public static final int LABELS_MAX = 5;

  /**
   * @throws IllegalArgumentException naming the limit that is broken
   */
  public LineQuery {
    by = List.copyOf(by);
    if (by.size() > LABELS_MAX) {
      throw new IllegalArgumentException("at most " + LABELS_MAX + " labels to tell lines by");
    }
    if (linesMax < 1 || linesMax > LINES_MAX) {
      throw new IllegalArgumentException("1 to " + LINES_MAX + " lines, not " + linesMax);
    }
  }

  /** What of a series is told. */
  public enum Measure {
    /** What it stands at. */
    LATEST,
    /** How much it grows by in a second. */
    RATE
  }

  /**
   * What the first series are told against: those of the same labels, as far as lines tell them.
   */
  public record Against(Combination operator, Selector selector) {}

  /** How two numbers become one. */
  public enum Combination {
    RATIO('/'),
    DIFFERENCE('-');

    private final char symbol;

    Combination(char symbol) {
      this.symbol = symbol;
    }

    public char symbol() {
      return symbol;
    }

    /** NaN where one is not known, or a ratio is to nothing. */
    double of(double first, double second) {
      return switch (this) {
        case RATIO -> second == 0 ? Double.NaN : first / second;
        case DIFFERENCE -> first - second;
      };
    }
  }
}
