package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.notify.Outbox;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was told what, when, and how it went. */
final class DeliveryResource implements Resource {
  private final Outbox outbox;
  private final Answers answers;

  /** What one receiver was told of one turn of an incident (schema Delivery). */
  record DeliveryView(
      String id,
      String incident,
      String receiver,
      String kind,
      String event,
      String status,
      Instant createdAt,
      @Nullable Instant nextAttemptAt,
      List<AttemptView> attempts) {
    static DeliveryView of(DeliveryReport report) {
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
  }

  /**
   * @param httpStatus null where there was no answer
   */
  record AttemptView(
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

  private record DeliveryList(List<DeliveryView> deliveries) {}

  DeliveryResource(Outbox outbox, Answers answers) {
    this.outbox = outbox;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/deliveries")
        .handler(answers.toWatch("deliveries", (_, parameters) -> list(parameters)));
  }

  private Reply list(Parameters parameters) throws IOException {
    int limit = parameters.integer("limit", 100, 1, Outbox.LIMIT_MAX);
    return new Reply.JsonValue(
        new DeliveryList(outbox.latest(limit).stream().map(DeliveryView::of).toList()));
  }
}
