package dev.headroom.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headroom.notify.TestReceiver;
import dev.headroom.notify.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Slack as it documents itself: an incoming webhook at {@code /services/T/B/x}, chat.postMessage
 * and chat.update below {@code /api/}, the limits of blocks, which characters are escaped, one
 * message a second for each channel, and errors that come with a status of 200.
 */
final class FakeSlack implements AutoCloseable {
  static final String TOKEN = World.TOKEN;
  private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(1);
  private static final Set<String> MEMBER_OF = Set.of("C0PAGES", "#pages");

  /** A message as the channel shows it. */
  record Shown(String channel, String ts, String thread, JsonNode body, boolean edited) {
    String heading() {
      return body.at("/blocks/0/text/text").asText();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ObjectMapper json = new ObjectMapper();
  private final InstantSource clock;
  private final Deque<TestReceiver.Answer> answers = new ArrayDeque<>();
  private final Map<String, Instant> latest = new HashMap<>();
  private final List<Shown> shown = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Set<String> tokens = new HashSet<>(Set.of(TOKEN));
  private int posted;
  private int notified;
  private boolean paced;

  FakeSlack(InstantSource clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String webhook() {
    return root() + "/services/T000/B000/hooksecret";
  }

  String methods() {
    return root() + "/api/";
  }

  private String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next request is answered like this, whatever it is. */
  synchronized FakeSlack then(TestReceiver.Answer answer) {
    answers.add(answer);
    return this;
  }

  /** Holds to one message a second from now on. */
  synchronized FakeSlack paced() {
    paced = true;
    return this;
  }

  synchronized void accept(String token) {
    tokens.add(token);
  }

  synchronized void delete(String ts) {
    shown.removeIf(each -> each.ts().equals(ts));
  }

  /** What stands in the channel, oldest first. */
  synchronized List<Shown> shown() {
    return List.copyOf(shown);
  }

  /** What was called, in order. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** How often people were notified; of an edit they are not. */
  synchronized int notified() {
    return notified;
  }

  /** Rules that a request broke. */
  synchronized List<String> broken() {
    return List.copyOf(broken);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream in = exchange.getRequestBody()) {
      String path = exchange.getRequestURI().getPath();
      calls.add(path.substring(path.lastIndexOf('/') + 1));
      JsonNode body = json.readTree(in.readAllBytes());
      if (!answers.isEmpty()) {
        answers.poll().to(exchange);
      } else if (path.startsWith("/services/")) {
        hook(exchange, body);
      } else {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        method(exchange, path, body, token == null ? "" : token.substring("Bearer ".length()));
      }
    }
  }

  private void hook(HttpExchange exchange, JsonNode body) throws IOException {
    Optional<String> wrong = SlackRules.broken(body);
    if (wrong.isPresent()) {
      broken.add(wrong.get());
      answer(exchange, 400, "invalid_payload");
    } else if (isPaced(exchange, "hook")) {
      answer(exchange, 429, "rate_limited");
    } else {
      show("hook", "", body);
      answer(exchange, 200, "ok");
    }
  }

  private void method(HttpExchange exchange, String path, JsonNode body, String token)
      throws IOException {
    Optional<String> wrong = SlackRules.broken(body);
    String channel = body.path("channel").asText();
    if (wrong.isPresent()) {
      broken.add(wrong.get());
      error(exchange, "invalid_blocks");
    } else if (!tokens.contains(token)) {
      error(exchange, "invalid_auth");
    } else if (!MEMBER_OF.contains(channel)) {
      error(exchange, "channel_not_found");
    } else if (path.equals("/api/chat.update")) {
      update(exchange, channel, body);
    } else if (isPaced(exchange, channel)) {
      answer(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
    } else {
      ok(exchange, show("C0PAGES", body.path("thread_ts").asText(), body));
    }
  }

  /** By the channel's id and the message's moment alone. */
  private void update(HttpExchange exchange, String channel, JsonNode body) throws IOException {
    String ts = body.path("ts").asText();
    if (!channel.startsWith("C")) {
      error(exchange, "channel_not_found");
      return;
    }
    for (int i = 0; i < shown.size(); i++) {
      Shown before = shown.get(i);
      if (before.ts().equals(ts)) {
        shown.set(i, new Shown(channel, ts, before.thread(), body, true));
        ok(exchange, ts);
        return;
      }
    }
    error(exchange, "message_not_found");
  }

  private String show(String channel, String thread, JsonNode body) {
    String ts = "1700000000." + String.format("%06d", ++posted);
    shown.add(new Shown(channel, ts, thread, body, false));
    if (thread.isEmpty() || body.path("reply_broadcast").asBoolean()) {
      notified++;
    }
    return ts;
  }

  private boolean isPaced(HttpExchange exchange, String channel) {
    Instant now = clock.instant();
    Instant before = latest.getOrDefault(channel, Instant.MIN);
    if (paced && before.isAfter(now.minus(BETWEEN_MESSAGES))) {
      exchange.getResponseHeaders().add("Retry-After", "1");
      return true;
    }
    latest.put(channel, now);
    return false;
  }

  private static void ok(HttpExchange exchange, String ts) throws IOException {
    answer(exchange, 200, "{\"ok\":true,\"channel\":\"C0PAGES\",\"ts\":\"" + ts + "\"}");
  }

  private static void error(HttpExchange exchange, String error) throws IOException {
    answer(exchange, 200, "{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
