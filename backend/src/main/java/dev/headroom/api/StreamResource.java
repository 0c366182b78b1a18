package dev.headroom.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code GET /api/v1/stream}: live events as server-sent events (HTML standard, section 9.2), with
 * ids, resume and a heartbeat. A client that reads too slowly is disconnected; it comes back with
 * the id it saw last.
 */
final class StreamResource {
  private static final long HEARTBEAT_MILLIS = 15_000;

  /** What may wait for a slow client: the picture of everything that it begins with, and more. */
  private static final int WAITING_BYTES_MAX = 4 * 1024 * 1024;

  private static final Set<String> TOPICS = Set.of("slos", "incidents", "changes", "faults");

  private final LiveEvents events;
  private final Answers answers;

  StreamResource(LiveEvents events, Answers answers) {
    this.events = events;
    this.answers = answers;
  }

  void mount(Router router) {
    router.get("/api/v1/stream").handler(this::open);
  }

  private void open(RoutingContext request) {
    String wanted = request.queryParams().get("topics");
    Set<String> topics =
        wanted == null || wanted.isEmpty() ? TOPICS : new TreeSet<>(List.of(wanted.split(",")));
    if (!TOPICS.containsAll(topics)) {
      answers.problem(request, 400, "topics: known are " + TOPICS);
      return;
    }
    HttpServerResponse response = request.response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(WAITING_BYTES_MAX)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    if (request.request().method().equals(HttpMethod.HEAD)) {
      response.setChunked(false).end();
      return;
    }
    Connection connection = new Connection(request.vertx(), response, topics);
    if (!events.watch(connection, lastEventId(request))) {
      response.headers().remove("Content-Type");
      answers.problem(request, 429, "too many live streams: " + LiveEvents.WATCHERS_MAX);
      return;
    }
    connection.start();
    response.closeHandler(gone -> connection.stop());
    response.exceptionHandler(broken -> connection.stop());
  }

  private static long lastEventId(RoutingContext request) {
    String id = request.request().getHeader("Last-Event-ID");
    return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }

  /** One client; everything but {@link #event} happens on its event loop. */
  private final class Connection implements LiveEvents.Watcher {
    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final Set<String> topics;
    private long heartbeat;

    Connection(Vertx vertx, HttpServerResponse response, Set<String> topics) {
      this.vertx = vertx;
      this.context = vertx.getOrCreateContext();
      this.response = response;
      this.topics = topics;
    }

    void start() {
      write(": welcome\nretry: 2000\n\n");
      heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> write(": heartbeat\n\n"));
    }

    void stop() {
      vertx.cancelTimer(heartbeat);
      events.leave(this);
    }

    @Override
    public void event(LiveEvents.Event event) {
      if (topics.contains(event.topic()) || event.topic().equals("reset")) {
        String text =
            "id: " + event.id() + "\nevent: " + event.topic() + "\ndata: " + event.data() + "\n\n";
        context.runOnContext(now -> write(text));
      }
    }

    @Override
    public void end() {
      context.runOnContext(now -> {
        stop();
        if (!response.closed() && !response.ended()) {
          response.end();
        }
      });
    }

    private void write(String text) {
      if (response.closed() || response.ended()) {
        return;
      }
      if (response.writeQueueFull()) {
        stop();
        response.end();
        return;
      }
      response.write(text);
    }
  }
}
