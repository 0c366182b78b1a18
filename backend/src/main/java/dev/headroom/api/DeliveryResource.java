package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Parameters;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.api.view.DeliveryView;
import dev.headroom.notify.Outbox;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.List;

/** Who was told what, when, and how it went. */
final class DeliveryResource implements Resource {
  private final Outbox outbox;
  private final Answers answers;

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
