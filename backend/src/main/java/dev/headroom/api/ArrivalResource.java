package dev.headroom.api;

import dev.headroom.ingest.http.PushArrivals;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was taken since the start, by protocol (schema Arrivals). */
public final class ArrivalResource {
  private final PushArrivals arrivals;

  record ArrivalList(List<ArrivalView> protocols) {}

  record ArrivalView(String protocol, long requests, long items, @Nullable Instant lastAt) {
    static ArrivalView of(PushArrivals.Arrival arrival) {
      return new ArrivalView(
          arrival.protocol(), arrival.requests(), arrival.items(), arrival.last().orElse(null));
    }
  }

  public ArrivalResource(PushArrivals arrivals) {
    this.arrivals = arrivals;
  }

  void mount(Router router, Answers answers) {
    router
        .get("/api/v1/arrivals")
        .handler(
            answers.to(
                "arrivals",
                (request, parameters) ->
                    new Reply.Found(
                        new ArrivalList(arrivals.all().stream().map(ArrivalView::of).toList()))));
  }
}
