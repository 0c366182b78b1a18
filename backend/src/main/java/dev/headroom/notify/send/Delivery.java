package dev.headroom.notify.send;

import java.time.Instant;

/**
 * One thing to tell one integration.
 *
 * @param position order of writing; below zero as long as it could not be written
 * @param id constant over attempts; receivers may use it to drop repeats
 * @param incident what it is about
 * @param event the transition's kind
 * @param receiver name of the receiver
 * @param kind kind of integration: {@code webhook}, {@code pagerduty} and so on
 * @param payload the body, as it was when the transition happened
 * @param createdAt time of the transition's transaction
 * @param nextAttemptAt not to be tried before
 * @param attempts how often it was tried
 * @param receipt of what the same integration was sent last of the same incident ({@link
 *     Attempt.Sent}); empty if it was sent nothing, or nothing that can be found again
 */
public record Delivery(
    long position,
    String id,
    String incident,
    String event,
    String receiver,
    String kind,
    String payload,
    Instant createdAt,
    Instant nextAttemptAt,
    int attempts,
    String receipt) {
  /** The same at another position. */
  public Delivery at(long other) {
    return new Delivery(
        other,
        id,
        incident,
        event,
        receiver,
        kind,
        payload,
        createdAt,
        nextAttemptAt,
        attempts,
        receipt);
  }

  /** The same with another body. */
  public Delivery withPayload(String other) {
    return new Delivery(
        position,
        id,
        incident,
        event,
        receiver,
        kind,
        other,
        createdAt,
        nextAttemptAt,
        attempts,
        receipt);
  }

  /** The same after one more attempt. */
  public Delivery triedAgainAt(Instant next) {
    return new Delivery(
        position,
        id,
        incident,
        event,
        receiver,
        kind,
        payload,
        createdAt,
        next,
        attempts + 1,
        receipt);
  }

  /** The same after something that was sent. */
  public Delivery after(String itsReceipt) {
    return new Delivery(
        position,
        id,
        incident,
        event,
        receiver,
        kind,
        payload,
        createdAt,
        nextAttemptAt,
        attempts,
        itsReceipt);
  }
}
