package dev.headroom.api.view;

import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one receiver was told of one turn of an incident (schema Delivery). */
public record DeliveryView(
    String id,
    String incident,
    String receiver,
    String kind,
    String event,
    String status,
    Instant createdAt,
    @Nullable Instant nextAttemptAt,
    List<AttemptView> attempts) {
  public static DeliveryView of(DeliveryReport report) {
    return new DeliveryView(
        report.id(),
        report.incident(),
        report.receiver(),
        report.kind(),
        report.event(),
        report.status().toString(),
        report.createdAt(),
        report.nextAttemptAt().orElse(null),
        report.latest().stream().map(AttemptView::of).toList());
  }

  /**
   * @param httpStatus null where there was no answer
   */
  public record AttemptView(
      Instant time,
      String outcome,
      @Nullable Integer httpStatus,
      long durationMillis,
      String error) {
    static AttemptView of(DeliveryAttempt attempt) {
      return new AttemptView(
          attempt.at(),
          attempt.outcome(),
          attempt.httpStatus().isPresent() ? attempt.httpStatus().getAsInt() : null,
          attempt.took().toMillis(),
          attempt.error());
    }
  }
}
