package dev.headroom.api.view;

import dev.headroom.api.view.DeliveryView.AttemptView;
import dev.headroom.notify.record.ReceiverState;
import dev.headroom.notify.send.RateLimit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one integration of a receiver stands (schema ReceiverState).
 *
 * @param waitingUntil before when it is sent nothing of what is pending; null if that may be now
 * @param rate null where it has no limit
 */
public record ReceiverStateView(
    String receiver,
    String kind,
    String circuit,
    int pending,
    @Nullable Instant oldestAt,
    @Nullable Instant waitingUntil,
    boolean refusing,
    boolean failing,
    @Nullable AttemptView lastSent,
    @Nullable AttemptView lastFailed,
    @Nullable RateView rate) {
  /**
   * @param waiting whether what is due waits because of it
   */
  public record RateView(int burst, double perMinute, boolean waiting) {
    static RateView of(RateLimit limit, boolean waiting) {
      return new RateView(limit.burst(), limit.perMinute(), waiting);
    }
  }

  public static ReceiverStateView of(ReceiverState state) {
    return new ReceiverStateView(
        state.receiver(),
        state.kind(),
        state.isProbing() ? "open" : "closed",
        state.backlog().count(),
        state.backlog().oldest().orElse(null),
        state.waitsUntil().orElse(null),
        state.isRefusing(),
        state.isFailing(),
        state.lastSent().map(AttemptView::of).orElse(null),
        state.lastFailed().map(AttemptView::of).orElse(null),
        state.limit().map(limit -> RateView.of(limit, state.isOverRate())).orElse(null));
  }
}
