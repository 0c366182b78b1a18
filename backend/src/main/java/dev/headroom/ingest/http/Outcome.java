package dev.headroom.ingest.http;

import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.intake.Receipt;
import dev.headroom.model.Rejection;
import dev.headroom.storage.Refusal;
import java.time.Duration;
import java.util.List;

/** How a push ended, before it is said in any protocol's words. */
sealed interface Outcome {
  /**
   * Some or all of it was taken, or nothing, each point for its own reason.
   *
   * @param accepted points and records that are durable and applied
   * @param duplicate whether they had been so before
   */
  record Taken(long accepted, Rejections rejections, boolean duplicate) implements Outcome {
    /** Nothing was good in a push that held something. */
    boolean isNothing() {
      return accepted == 0 && !rejections.isEmpty();
    }
  }

  /**
   * The push itself is wrong.
   *
   * @param status an HTTP status from 400 to 499
   */
  record Invalid(int status, String detail) implements Outcome {}

  /** Too much at a time; the same push will be welcome later. */
  record OverCapacity(Duration retryAfter, String detail) implements Outcome {}

  /** The server can't store at the moment; the same push will be welcome later. */
  record Unavailable(Duration retryAfter, String detail) implements Outcome {}

  /** The server made a mistake. */
  record Failed() implements Outcome {}

  /** What a body that was refused as a whole comes to. */
  static Outcome of(BodyException refused, Duration retryAfter) {
    return switch (refused.kind()) {
      case MALFORMED, LIMIT -> new Invalid(400, refused.what());
      case TOO_SLOW -> new Invalid(408, refused.what());
      case TOO_LARGE -> new Invalid(413, refused.what());
      case UNSUPPORTED -> new Invalid(415, refused.what());
      case OVER_CAPACITY -> new OverCapacity(retryAfter, refused.what());
    };
  }

  /** What the receipt for a decoded push comes to. */
  static Outcome of(Receipt receipt, Decoded decoded) {
    return switch (receipt) {
      case Receipt.Applied(List<Rejection> late) -> {
        long refusedLate = late.stream().mapToLong(Rejection::points).sum();
        decoded.rejections().addAll(late);
        yield new Taken(decoded.points() - refusedLate, decoded.rejections(), false);
      }
      case Receipt.AlreadyApplied() -> new Taken(decoded.points(), decoded.rejections(), true);
      case Receipt.NotApplied(Refusal refusal) -> of(refusal);
    };
  }

  private static Outcome of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.KeyReused() ->
          new Invalid(422, "this Idempotency-Key was used before with another body");
      case Refusal.TooLarge(String why) -> new Invalid(413, why);
      case Refusal.QueueFull(var wait, String why) -> new OverCapacity(wait, why);
      case Refusal.Unwritable(var wait, String why) -> new Unavailable(wait, why);
    };
  }
}
