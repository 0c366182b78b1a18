package dev.headroom.api.stream;

import dev.headroom.api.http.Answers;
import dev.headroom.api.http.Resource;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code GET /api/v1/stream}: live events as server-sent events (HTML standard, section 9.2), with
 * ids, resume and a heartbeat.
 */
final class StreamResource implements Resource {
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Set<String> TOPICS = Set.of("slos", "incidents", "changes", "faults");

  private final LiveEvents events;
  private final Answers answers;
  private final Duration heartbeat;

  /**
   * @param heartbeat between two comments where nothing happens
   */
  StreamResource(LiveEvents events, Answers answers, Duration heartbeat) {
    this.events = events;
    this.answers = answers;
    this.heartbeat = heartbeat;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/v1/stream").handler(answers.direct("stream", this::open));
  }

  private void open(RoutingContext request) {
    String wanted = request.queryParams().get("topics");
    Set<String> topics =
        wanted == null || wanted.isEmpty() ? TOPICS : new TreeSet<>(List.of(wanted.split(",")));
    if (!TOPICS.containsAll(topics)) {
      answers.problem(request, 400, "topics: known are " + new TreeSet<>(TOPICS));
      return;
    }
    if (request.request().method().equals(HttpMethod.HEAD)) {
      head(request.response()).end();
      return;
    }
    StreamReader reader = new StreamReader(events, request, topics, lastEventId(request));
    if (!events.watch(reader)) {
      answers.problem(
          request,
          429,
          "more than " + LiveEvents.WATCHERS_MAX + " live streams at once (limit watchersMax)");
      return;
    }
    head(request.response()).setChunked(true);
    reader.start(heartbeat);
  }

  private static HttpServerResponse head(HttpServerResponse response) {
    return response
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
  }

  private static long lastEventId(RoutingContext request) {
    String id = request.request().getHeader("Last-Event-ID");
    return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }
}
