package dev.headroom.api.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.VertxConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client of the stream. It is written to only as far as it reads: what it has not taken stays
 * among the events that are kept for all, and where it falls behind those it starts over. Whoever
 * takes next to nothing for two heartbeats is disconnected. On its event loop, but for {@link
 * #wake} and {@link #end}.
 */
final class StreamReader implements LiveEvents.Watcher {
  /** Bytes that may wait to be sent. */
  static final int QUEUED_BYTES_MAX = 64 * 1024;

  /** Bytes that are written at once, so that one long event is not queued as a whole. */
  private static final int PIECE_BYTES = 16 * 1024;

  private static final Buffer WELCOME = Buffer.buffer(": welcome\nretry: 2000\n\n");
  private static final Buffer HEARTBEAT = Buffer.buffer(": heartbeat\n\n");

  private final LiveEvents events;
  private final RoutingContext request;
  private final HttpServerResponse response;
  private final Set<String> topics;
  private final Vertx vertx;
  private final Context context;
  private final Deque<Buffer> pieces = new ArrayDeque<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private long lastId;
  private long heartbeat;
  private boolean hasProgressed = true;

  /**
   * @param lastId the last event its client saw; 0 if it knows nothing
   */
  StreamReader(LiveEvents events, RoutingContext request, Set<String> topics, long lastId) {
    this.events = events;
    this.request = request;
    this.response = request.response();
    this.topics = topics;
    this.lastId = lastId;
    this.vertx = request.vertx();
    this.context = vertx.getOrCreateContext();
  }

  /** Begins to write; to be called once it watches. */
  void start(Duration everyHeartbeat) {
    response.setWriteQueueMaxSize(QUEUED_BYTES_MAX);
    response.closeHandler(_ -> stop());
    response.exceptionHandler(_ -> stop());
    response.drainHandler(_ -> write());
    heartbeat = vertx.setPeriodic(everyHeartbeat.toMillis(), _ -> beat());
    pieces.add(WELCOME);
    load();
    write();
  }

  private void stop() {
    vertx.cancelTimer(heartbeat);
    events.leave(this);
    pieces.clear();
  }

  @Override
  public void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(_ -> {
        woken.set(false);
        write();
      });
    }
  }

  @Override
  public void end() {
    context.runOnContext(_ -> {
      stop();
      if (!isOver()) {
        response.end();
      }
    });
  }

  private boolean isOver() {
    return response.closed() || response.ended();
  }

  /** Writes what there is, as far as the client takes it. */
  private void write() {
    while (!isOver() && !response.writeQueueFull() && hasMore()) {
      response.write(pieces.removeFirst());
      hasProgressed = true;
    }
  }

  private boolean hasMore() {
    boolean loaded = true;
    while (pieces.isEmpty() && loaded) {
      loaded = load();
    }
    return !pieces.isEmpty();
  }

  /** Reads on; false if there is nothing new. */
  private boolean load() {
    LiveEvents.Next next = events.after(lastId, QUEUED_BYTES_MAX);
    boolean isNew = next.lastId() != lastId;
    lastId = next.lastId();
    next.events().stream().filter(this::isWanted).forEach(this::cut);
    return isNew;
  }

  private boolean isWanted(LiveEvents.Event event) {
    return topics.contains(event.topic()) || event.topic().equals(LiveEvents.RESET);
  }

  private void cut(LiveEvents.Event event) {
    Buffer message = event.message();
    for (int from = 0; from < message.length(); from += PIECE_BYTES) {
      pieces.add(message.slice(from, Math.min(message.length(), from + PIECE_BYTES)));
    }
  }

  private void beat() {
    if (isOver()) {
      return;
    }
    if (response.writeQueueFull()) {
      if (!hasProgressed) {
        events.metrics().stalled();
        disconnect();
      }
      hasProgressed = false;
    } else if (pieces.isEmpty()) {
      response.write(HEARTBEAT);
    }
  }

  /**
   * Vert.x closes a connection once what is queued has been sent, which here would be never; its
   * public interface has no other way.
   */
  private void disconnect() {
    stop();
    HttpConnection connection = request.request().connection();
    if (connection instanceof VertxConnection open) {
      var _ = open.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }
}
