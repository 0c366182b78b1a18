package dev.headroom.notify.send;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What came of a request.
 *
 * @param status of the answer; empty if there was none
 * @param text what was read of the answer's body, which may repeat secrets; why there was none,
 *     without secrets, if there was none
 * @param retryAfter what {@code Retry-After} asks for, as far as {@link NotifyConfig} allows; zero
 *     if nothing
 */
public record HttpReply(OptionalInt status, String text, Duration retryAfter) {
  /** Whether the status is 2xx. */
  public boolean isSuccess() {
    return status.orElse(0) >= 200 && status.orElse(0) < 300;
  }
}
