package dev.headroom.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A service over HTTP that judges what it is posted by rules of its own, and keeps what it took.
 */
public final class JsonService implements AutoCloseable {
  /** What it is asked. */
  public record Call(String target, String authorization, String text, JsonNode body) {}

  /** What it answers. */
  public record Reply(int status, String text) {}

  private final Function<Call, Reply> rules;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Call> taken = new ArrayList<>();
  private final List<Reply> refused = new ArrayList<>();
  private final Deque<Reply> next = new ArrayDeque<>();
  private HttpServer server;

  private JsonService(Function<Call, Reply> rules) throws IOException {
    this.rules = rules;
    this.server = listening(0);
  }

  public static JsonService start(Function<Call, Reply> rules) throws IOException {
    return new JsonService(rules);
  }

  private HttpServer listening(int port) throws IOException {
    HttpServer listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    listening.setExecutor(threads);
    listening.createContext("/", this::handle);
    listening.start();
    return listening;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Answers the next request so, whatever it is. */
  public synchronized JsonService then(int status, String text) {
    next.add(new Reply(status, text));
    return this;
  }

  public void goesDown() {
    server.stop(0);
  }

  public void comesBack() throws IOException {
    server = listening(server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = exchange.getRequestBody()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      Reply reply =
          answer(
              new Call(
                  exchange.getRequestURI().toString(),
                  authorization == null ? "" : authorization,
                  text,
                  json.readTree(text)));
      byte[] bytes = reply.text().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Reply answer(Call call) {
    Reply forced = next.poll();
    if (forced != null) {
      return forced;
    }
    Reply reply = rules.apply(call);
    if (reply.status() < 300) {
      taken.add(call);
    } else {
      refused.add(reply);
    }
    return reply;
  }

  /** What it took by its rules. */
  public synchronized List<Call> taken() {
    return List.copyOf(taken);
  }

  /** The same, once. */
  public synchronized List<Call> take() {
    List<Call> all = List.copyOf(taken);
    taken.clear();
    return all;
  }

  /** What it refused by its rules. */
  public synchronized List<Reply> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
