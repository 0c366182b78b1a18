package dev.headroom.api;

import dev.headroom.notify.Outbox;
import dev.headroom.notify.record.DeliveryAttempt;
import dev.headroom.notify.record.DeliveryReport;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was told what, when, and how it went. */
public final class DeliveryResource {
  private final Outbox outbox;

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

  record DeliveryList(List<DeliveryView> deliveries) {}

  public DeliveryResource(Outbox outbox) {
    this.outbox = outbox;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/deliveries")
        .handler(
            answers.to(
                "deliveries",
                (request, parameters) ->
                    new Reply.Found(
                        new DeliveryList(
                            outbox
                                .latest(parameters.integer("limit", 100, 1, Outbox.LIMIT_MAX))
                                .stream()
                                .map(DeliveryView::of)
                                .toList()))));
  }

  List<DeliveryView> of(String incident) throws IOException {
    return outbox.deliveries(incident).stream().map(DeliveryView::of).toList();
  }
}
