package dev.headroom.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What became of a question to a store. */
public sealed interface Answer<T> {
  /** The same answer with what is made of its value; whatever else it says stays. */
  default <U> Answer<U> map(Function<? super T, ? extends U> reading) {
    return switch (this) {
      case Found<T>(T value, Optional<String> incomplete) ->
          new Found<>(reading.apply(value), incomplete);
      case Refused<T>(String reason, int column) -> new Refused<>(reason, column);
      case Busy<T>(Duration retryAfter) -> new Busy<>(retryAfter);
    };
  }

  /**
   * Answered, perhaps in part; the value says so where time ran out.
   *
   * @param incomplete why something that was stored may be missing; empty if nothing can be
   */
  record Found<T>(T value, Optional<String> incomplete) implements Answer<T> {
    public Found(T value) {
      this(value, Optional.empty());
    }
  }

  /**
   * The question cannot be answered as it is.
   *
   * @param reason what is wrong and, where it helps, what to ask instead
   * @param column where in its text, counted from 1; 0 if it concerns the question as a whole
   */
  record Refused<T>(String reason, int column) implements Answer<T> {
    public Refused(String reason) {
      this(reason, 0);
    }
  }

  /** Too many others are asking. */
  record Busy<T>(Duration retryAfter) implements Answer<T> {}
}
