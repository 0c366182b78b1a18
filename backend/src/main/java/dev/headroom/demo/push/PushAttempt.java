package dev.headroom.demo.push;

import java.time.Duration;
import java.util.Optional;

/** How one try to send a push ended. */
sealed interface PushAttempt {
  /** The server has it, durably. */
  record Accepted() implements PushAttempt {}

  /** Worth trying again with the same key, after as long as the server said. */
  record Later(Optional<Duration> retryAfter) implements PushAttempt {}

  /** Will never be taken. */
  record RefusedPush(int status, String body) implements PushAttempt {}
}
