package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.DeliveryView;
import dev.headroom.api.view.ReceiverStateView;
import dev.headroom.notify.Outbox;
import dev.headroom.notify.record.DeliveryRecords.DeliveryFilter;
import dev.headroom.notify.record.DeliveryStatus;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Who was told what, when, and how it went; how those who are told stand. */
final class DeliveryResource implements Resource {
  private final Outbox outbox;
  private final Answers answers;

  private record DeliveryList(List<DeliveryView> deliveries) {}

  private record ReceiverList(List<ReceiverStateView> receivers) {}

  DeliveryResource(Outbox outbox, Answers answers) {
    this.outbox = outbox;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/v1/deliveries")
        .handler(answers.toWatch("deliveries", (_, parameters) -> list(parameters)));
    router.get("/api/v1/receivers").handler(answers.toWatch("receivers", (_, _) -> receivers()));
  }

  private Reply list(Parameters parameters) throws IOException {
    int limit = parameters.integer("limit", 100, 1, Outbox.LIMIT_MAX);
    DeliveryFilter filter =
        new DeliveryFilter(
            parameters.text("receiver"),
            parameters.text("status").map(DeliveryResource::status),
            parameters.text("incident"));
    return new Reply.JsonValue(
        new DeliveryList(outbox.latest(filter, limit).stream().map(DeliveryView::of).toList()));
  }

  private static DeliveryStatus status(String written) {
    return Stream.of(DeliveryStatus.values())
        .filter(each -> each.toString().equals(written))
        .findFirst()
        .orElseThrow(() ->
            Parameters.bad("status", "must be pending, sent, rejected or expired: " + written));
  }

  private Reply receivers() throws IOException {
    return new Reply.JsonValue(
        new ReceiverList(outbox.states().stream().map(ReceiverStateView::of).toList()));
  }
}
