package dev.headroom.routing.escalation;

import dev.headroom.model.text.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Who is told next of a page that nobody acknowledges.
 *
 * @param rungs in the order in which they are reached; each receiver once
 */
public record Ladder(List<Rung> rungs) {
  /** Nobody else is told. */
  public static final Ladder NONE = new Ladder(List.of());

  /** How many steps one route may have. */
  public static final int RUNGS_MAX = 20;

  /**
   * One more receiver.
   *
   * @param after how long after the route's receiver was told of the alarm; above 0
   * @param receiver its name
   */
  public record Rung(Duration after, String receiver) {
    /** {@code after 10m second-line}. */
    @Override
    public String toString() {
      return "after %s %s".formatted(DurationText.format(after), receiver);
    }
  }

  public Ladder {
    rungs = List.copyOf(rungs);
  }

  public boolean isEmpty() {
    return rungs.isEmpty();
  }

  /** The same with every duration turned into another one. */
  public Ladder scaled(UnaryOperator<Duration> scale) {
    return new Ladder(
        rungs.stream().map(each -> new Rung(scale.apply(each.after()), each.receiver())).toList());
  }

  /** {@code after 10m second-line, after 30m lead}; empty where nobody else is told. */
  @Override
  public String toString() {
    return rungs.stream().map(Rung::toString).collect(Collectors.joining(", "));
  }
}
