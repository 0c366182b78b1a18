package dev.headroom.notify.send;

import java.util.List;

/**
 * Tells a receiver that forgets what it is not told again: how an incident stands is posted to it
 * again and again, which is no delivery of its own.
 */
public interface ResendingSender extends Sender {
  /**
   * Tells again how incidents stand. Blocks within the deadline of a request.
   *
   * @param newest what it was told last of each of them, at most {@link #RESENT_AT_ONCE_MAX}
   */
  Attempt resend(List<Delivery> newest);

  /** How many incidents are told again in one request at most. */
  int RESENT_AT_ONCE_MAX = 64;
}
