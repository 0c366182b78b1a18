package dev.headroom.server;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The connections there are, fewer than the process may have files open. Where one more comes, the
 * one that has been idle longest makes room; where all are at work it is closed at once. Called by
 * all event loops.
 */
final class OpenConnections {
  private static final int STORE_FILES = 144;
  private static final int CONNECTIONS_MIN = 16;
  private static final int CONNECTIONS_MOST = 10_000;

  private final int max;
  private final long headMillis;
  private final Counter closed;
  private final Object lock = new Object();
  private final Map<HttpConnection, Integer> requests = new HashMap<>();
  private final Set<HttpConnection> idle = new LinkedHashSet<>();
  private final Set<HttpConnection> fresh = new LinkedHashSet<>();

  OpenConnections(Listen listen, long filesMax, CollectorRegistry registry) {
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
      fresh.add(connection);
      idle.add(connection);
      if (requests.size() > max) {
        gone = idle.iterator().next();
        forget(gone);
      }
    }
    connection.closeHandler(_ -> closed(connection));
    if (gone != null) {
      closed.labels("limit").inc();
      gone.close();
    }
    vertx.setTimer(headMillis, _ -> closeIfFresh(connection));
  }

  private void closeIfFresh(HttpConnection connection) {
    boolean late;
    synchronized (lock) {
      late = fresh.remove(connection);
    }
    if (late) {
      closed.labels("no_head").inc();
      connection.close();
    }
  }

  /** A head has come; the connection is at work until the answer has been written. */
  void asked(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    synchronized (lock) {
      fresh.remove(connection);
      idle.remove(connection);
      requests.computeIfPresent(connection, (_, count) -> count + 1);
    }
    request.response().endHandler(_ -> answered(connection));
  }

  private void answered(HttpConnection connection) {
    synchronized (lock) {
      Integer left = requests.computeIfPresent(connection, (_, count) -> Math.max(0, count - 1));
      if (left != null && left == 0) {
        idle.add(connection);
      }
    }
  }

  private void closed(HttpConnection connection) {
    synchronized (lock) {
      forget(connection);
    }
  }

  private void forget(HttpConnection connection) {
    requests.remove(connection);
    fresh.remove(connection);
    idle.remove(connection);
  }
}
