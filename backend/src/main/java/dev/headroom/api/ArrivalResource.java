package dev.headroom.api;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Reply;
import dev.headroom.api.http.Resource;
import dev.headroom.ingest.http.PushArrivals;
import io.vertx.ext.web.Router;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was taken since the start, by protocol (schema Arrivals). */
final class ArrivalResource implements Resource {
  private final PushArrivals arrivals;
  private final Answers answers;

  private record ArrivalList(List<ArrivalView> protocols) {}

  private record ArrivalView(String protocol, long requests, long items, @Nullable Instant lastAt) {
    static ArrivalView of(PushArrivals.Arrival arrival) {
      return new ArrivalView(
          arrival.protocol(), arrival.requests(), arrival.items(), arrival.last().orElse(null));
    }
  }

  ArrivalResource(PushArrivals arrivals, Answers answers) {
    this.arrivals = arrivals;
    this.answers = answers;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/arrivals").handler(answers.to("arrivals", (_, _) -> list()));
  }

  private Reply list() {
    return new Reply.JsonValue(
        new ArrivalList(arrivals.all().stream().map(ArrivalView::of).toList()));
  }
}
