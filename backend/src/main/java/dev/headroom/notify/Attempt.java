package dev.headroom.notify;

import java.time.Duration;
import java.util.OptionalInt;

/** How one attempt to deliver ended. The sender decides which it is; the courier does the rest. */
sealed interface Attempt {
  /** The HTTP status, if there was an answer. */
  OptionalInt httpStatus();

  /** The receiver has it. */
  record Sent(int status) implements Attempt {
    @Override
    public OptionalInt httpStatus() {
      return OptionalInt.of(status);
    }
  }

  /**
   * It may work later.
   *
   * @param reason one line without secrets
   * @param after wait at least this long, because the receiver asked for it; zero if it did not
   */
  record Retry(OptionalInt httpStatus, String reason, Duration after) implements Attempt {}

  /**
   * It will never work.
   *
   * @param reason one line without secrets
   */
  record Rejected(int status, String reason) implements Attempt {
    @Override
    public OptionalInt httpStatus() {
      return OptionalInt.of(status);
    }
  }
}
