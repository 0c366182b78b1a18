package dev.headroom.metrics;

/** What came of a question for a heat map. */
public sealed interface HeatmapOutcome permits HeatmapAnswer, HeatmapOutcome.Refused {
  /**
   * The question cannot be answered as asked.
   *
   * @param reason names the limit and the value that breaks it, or why the series do not go
   *     together
   */
  record Refused(String reason) implements HeatmapOutcome {}
}
