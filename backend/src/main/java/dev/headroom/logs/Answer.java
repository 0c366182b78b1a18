package dev.headroom.logs;

import dev.headroom.logs.query.QueryProblem;
import java.time.Duration;
import java.util.Optional;

/** What became of a question to the log store. */
public sealed interface Answer<T> {
  /**
   * Answered, perhaps in part; the value says so where time ran out.
   *
   * @param incomplete why records that were stored may be missing; empty if none can be
   */
  record Found<T>(T value, Optional<String> incomplete) implements Answer<T> {
    public Found(T value) {
      this(value, Optional.empty());
    }
  }

  /** The question cannot be answered as it is. */
  record Refused<T>(QueryProblem problem) implements Answer<T> {}

  /** Too many others are asking. */
  record Busy<T>(Duration retryAfter) implements Answer<T> {}
}
