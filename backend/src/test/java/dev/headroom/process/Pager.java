package dev.headroom.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A receiver on loopback that takes what it does not refuse and remembers when. */
final class Pager implements AutoCloseable {
  /**
   * @param atNanos monotonic time of arrival
   */
  record Received(long atNanos, String path, String body, HttpHeaders headers) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final BooleanSupplier refuses;

  /** One that takes everything. */
  Pager() throws IOException {
    this(() -> false);
  }

  /**
   * @param refuses asked of each request, by one thread: it is answered 503 and not remembered
   */
  Pager(BooleanSupplier refuses) throws IOException {
    this(0, refuses);
  }

  private Pager(int port, BooleanSupplier refuses) throws IOException {
    this.refuses = refuses;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** One that takes everything, where another one was. */
  static Pager at(int port) throws IOException {
    return new Pager(port, () -> false);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** In the order in which it came. */
  List<Received> received() {
    return received;
  }

  private void take(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean refused = refuses.getAsBoolean();
    if (!refused) {
      HttpHeaders headers =
          HttpHeaders.of(Map.copyOf(exchange.getRequestHeaders()), (name, value) -> true);
      received.add(new Received(now, exchange.getRequestURI().getPath(), body, headers));
    }
    exchange.sendResponseHeaders(refused ? 503 : 200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
