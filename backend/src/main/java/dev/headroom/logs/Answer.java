package dev.headroom.logs;

import dev.headroom.logs.query.QueryProblem;
import java.time.Duration;

/** What became of a question to the log store. */
public sealed interface Answer<T> {
  /** Answered, perhaps in part; the value says so. */
  record Found<T>(T value) implements Answer<T> {}

  /** The question cannot be answered as it is. */
  record Refused<T>(QueryProblem problem) implements Answer<T> {}

  /** Too many others are asking. */
  record Busy<T>(Duration retryAfter) implements Answer<T> {}
}
