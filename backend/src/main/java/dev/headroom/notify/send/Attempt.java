package dev.headroom.notify.send;

import java.time.Duration;
import java.util.OptionalInt;

/** How one attempt to deliver ended. The sender decides which it is; the worker does the rest. */
public sealed interface Attempt {
  /** The HTTP status, if there was an answer. */
  OptionalInt httpStatus();

  /** One line without secrets; empty if it was sent. */
  String reason();

  /** One word: {@code sent}, {@code retry}, {@code rejected}. */
  default String outcome() {
    return switch (this) {
      case Sent _ -> "sent";
      case Retry _ -> "retry";
      case Rejected _ -> "rejected";
    };
  }

  /** The receiver has it. */
  record Sent(int status) implements Attempt {
    @Override
    public String reason() {
      return "";
    }

    @Override
    public OptionalInt httpStatus() {
      return OptionalInt.of(status);
    }
  }

  /**
   * It may work later.
   *
   * @param after wait at least this long, because the receiver asked for it; zero if it did not
   */
  record Retry(OptionalInt httpStatus, String reason, Duration after) implements Attempt {}

  /** It will never work. */
  record Rejected(int status, String reason) implements Attempt {
    @Override
    public OptionalInt httpStatus() {
      return OptionalInt.of(status);
    }
  }
}
