package dev.headroom.capacity;

import dev.headroom.capacity.LoadReading.Load;
import java.util.List;

/** What came of a question for the load over time. */
public sealed interface LoadHistory {
  /** One load for each step. */
  record Found(List<Load> loads) implements LoadHistory {}

  /**
   * The question cannot be answered as asked.
   *
   * @param reason names the limit
   */
  record Refused(String reason) implements LoadHistory {}
}
