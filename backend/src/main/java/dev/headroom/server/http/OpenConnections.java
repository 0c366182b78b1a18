package dev.headroom.server.http;

import dev.headroom.config.Config.Listen;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections there are, fewer than the process may have files open. Where one more comes, the
 * one that has been idle longest makes room; where all are at work it is closed at once. One that
 * does not bring the whole head of a request in time is closed, however slowly it goes on sending
 * one. Called by all event loops.
 */
final class OpenConnections {
  private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
  private static final int STORE_FILES = 144;
  private static final int CONNECTIONS_MIN = 16;
  private static final int CONNECTIONS_MOST = 10_000;
  private static final long IDLE_MILLIS_MAX = TimeUnit.SECONDS.toMillis(HttpFront.IDLE_SECONDS_MAX);

  private final int max;
  private final long headMillis;
  private final LongSupplier nanoTime;
  private final Counter closed;
  private final Object lock = new Object();
  private final Map<HttpConnection, Integer> requests = new HashMap<>();
  private final Map<HttpConnection, Wait> idle = new LinkedHashMap<>();
  private final Set<HttpConnection> watched = new HashSet<>();

  /**
   * For the head of the next request.
   *
   * @param until in nanoseconds of the monotonic clock
   * @param reason what a connection is closed for that is late
   */
  private record Wait(long until, String reason) {
    /** Rounded up; not more than 0 once it is over. */
    long millisLeft(long now) {
      return Math.ceilDiv(until - now, TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /**
   * @param filesMax how many files and connections the operating system lets this process have open
   * @param nanoTime a monotonic clock, in nanoseconds
   */
  OpenConnections(Listen listen, long filesMax, LongSupplier nanoTime, CollectorRegistry registry) {
    this.nanoTime = nanoTime;
    this.max = listen.connectionsMax() > 0 ? listen.connectionsMax() : max(filesMax);
    this.headMillis = listen.headTimeout().toMillis();
    Gauge.build("headroom_http_connections", "Connections open.")
        .register(registry)
        .setChild(
            new Gauge.Child() {
              @Override
              public double get() {
                return size();
              }
            });
    Gauge.build("headroom_http_connections_limit", "Most connections open.")
        .register(registry)
        .set(max);
    this.closed =
        Counter.build("headroom_http_connections_closed_total", "Connections we closed, by reason.")
            .labelNames("reason")
            .register(registry);
  }

  private Wait wait(long millis, String reason) {
    return new Wait(nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis), reason);
  }

  /** A quarter of the files, and not less than the stores need, is theirs. */
  private static int max(long filesMax) {
    long stores = Math.max(STORE_FILES, filesMax / 4);
    return (int) Math.max(CONNECTIONS_MIN, Math.min(CONNECTIONS_MOST, filesMax - stores));
  }

  int size() {
    synchronized (lock) {
      return requests.size();
    }
  }

  void opened(HttpConnection connection, Vertx vertx) {
    HttpConnection gone = null;
    synchronized (lock) {
      requests.put(connection, 0);
      idle.put(connection, wait(headMillis, "no_head"));
      if (requests.size() > max) {
        gone = idle.keySet().iterator().next();
        forget(gone);
      }
    }
    connection.closeHandler(_ -> closed(connection));
    PipelineLimit.watch(connection, () -> tooManyAhead(connection));
    if (gone != null) {
      closed.labels("limit").inc();
      gone.close();
    }
    watch(connection, vertx);
  }

  private void tooManyAhead(HttpConnection connection) {
    closed.labels("pipeline").inc();
    LOG.warn(
        "closed a connection from {}: it sent more than {} requests ahead of their answers",
        connection.remoteAddress().hostAddress(),
        PipelineLimit.UNANSWERED_MAX);
  }

  /** Looks after a connection that is idle: one timer for each, however many requests it brings. */
  private void watch(HttpConnection connection, Vertx vertx) {
    Wait wait;
    synchronized (lock) {
      wait = idle.get(connection);
      if (wait == null || !watched.add(connection)) {
        return;
      }
    }
    vertx.setTimer(
        Math.max(1, wait.millisLeft(nanoTime.getAsLong())), _ -> closeIfLate(connection, vertx));
  }

  private void closeIfLate(HttpConnection connection, Vertx vertx) {
    Wait wait;
    synchronized (lock) {
      watched.remove(connection);
      wait = idle.get(connection);
    }
    if (wait != null && wait.millisLeft(nanoTime.getAsLong()) <= 0) {
      closed.labels(wait.reason()).inc();
      connection.close();
    } else {
      watch(connection, vertx);
    }
  }

  /** A head has come; the connection is at work until the answer has been written. */
  void asked(HttpServerRequest request, Vertx vertx) {
    HttpConnection connection = request.connection();
    synchronized (lock) {
      idle.remove(connection);
      requests.computeIfPresent(connection, (_, count) -> count + 1);
    }
    request.response().endHandler(_ -> answered(connection, vertx));
  }

  private void answered(HttpConnection connection, Vertx vertx) {
    synchronized (lock) {
      Integer left = requests.computeIfPresent(connection, (_, count) -> Math.max(0, count - 1));
      if (left != null && left == 0) {
        idle.put(connection, wait(IDLE_MILLIS_MAX, "idle"));
      }
    }
    watch(connection, vertx);
  }

  private void closed(HttpConnection connection) {
    synchronized (lock) {
      forget(connection);
    }
  }

  private void forget(HttpConnection connection) {
    requests.remove(connection);
    watched.remove(connection);
    idle.remove(connection);
  }
}
