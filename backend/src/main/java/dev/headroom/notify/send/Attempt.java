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

  /**
   * The receiver has it.
   *
   * @param receipt by what the sender finds it again when it tells how the incident goes on; kept
   *     with the delivery, read by that sender alone, never secret; empty if there is nothing
   */
  record Sent(OptionalInt httpStatus, String receipt) implements Attempt {
    /** Over HTTP, with nothing to find again. */
    public Sent(int status) {
      this(OptionalInt.of(status), "");
    }

    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * It may work later.
   *
   * @param after wait at least this long, because the receiver asked for it; zero if it did not
   */
  record Retry(OptionalInt httpStatus, String reason, Duration after) implements Attempt {}

  /** It will never work. */
  record Rejected(OptionalInt httpStatus, String reason) implements Attempt {
    /** Over HTTP. */
    public Rejected(int status, String reason) {
      this(OptionalInt.of(status), reason);
    }
  }
}
