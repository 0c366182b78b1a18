package dev.headroom.storage;

import dev.headroom.select.log.QueryProblem;
import java.time.Duration;
import java.util.Optional;

/** What became of a question to the log store. */
public sealed interface LogAnswer<T> {
  /**
   * Answered, perhaps in part; the value says so where time ran out.
   *
   * @param incomplete why records that were stored may be missing; empty if none can be
   */
  record Found<T>(T value, Optional<String> incomplete) implements LogAnswer<T> {
    public Found(T value) {
      this(value, Optional.empty());
    }
  }

  /** The question cannot be answered as it is. */
  record Refused<T>(QueryProblem problem) implements LogAnswer<T> {}

  /** Too many others are asking. */
  record Busy<T>(Duration retryAfter) implements LogAnswer<T> {}
}
