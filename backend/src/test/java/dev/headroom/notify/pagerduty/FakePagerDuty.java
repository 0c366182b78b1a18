package dev.headroom.notify.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
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
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * PagerDuty's Events API, version 2, as it is documented: required fields and their lengths, 512 KB
 * for an event, 120 calls a minute for each routing key, alerts that are open by their key. What
 * acknowledges or resolves no open alert is answered as if it were taken and dropped.
 */
final class FakePagerDuty implements AutoCloseable {
  private static final int EVENT_BYTES_MAX = 512_000;
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  /** What was taken, or dropped. */
  record Event(Instant at, String action, String dedupKey, JsonNode body) {
    String told() {
      return action + " " + dedupKey;
    }
  }

  private final InstantSource clock;
  private final Set<String> routingKeys;
  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private final Map<String, String> open = new HashMap<>();
  private final List<Event> taken = new ArrayList<>();
  private final List<Event> dropped = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();
  private final Deque<Integer> next = new ArrayDeque<>();
  private int perMinute = 120;
  private HttpServer server;

  private FakePagerDuty(InstantSource clock, Set<String> routingKeys) throws IOException {
    this.clock = clock;
    this.routingKeys = new HashSet<>(routingKeys);
    this.server = listening(0);
  }

  static FakePagerDuty start(InstantSource clock, String... routingKeys) throws IOException {
    return new FakePagerDuty(clock, Set.of(routingKeys));
  }

  private HttpServer listening(int port) throws IOException {
    HttpServer listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    listening.setExecutor(threads);
    listening.createContext("/", this::handle);
    listening.start();
    return listening;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2/enqueue";
  }

  /** Answers the next request so, whatever it is. */
  synchronized FakePagerDuty then(int status) {
    next.add(status);
    return this;
  }

  /** Others use the routing keys too: so many calls a minute are left. */
  synchronized void leaves(int callsPerMinute) {
    perMinute = callsPerMinute;
  }

  void goesDown() {
    server.stop(0);
  }

  void comesBack() throws IOException {
    server = listening(server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = exchange.getRequestBody()) {
      byte[] bytes = body.readAllBytes();
      Answer answer = answer(exchange, bytes);
      byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private record Answer(int status, String body) {}

  private synchronized Answer answer(HttpExchange exchange, byte[] bytes) {
    Integer scripted = next.poll();
    Answer answer = scripted == null ? judged(exchange, bytes) : new Answer(scripted, "scripted");
    statuses.add(answer.status());
    return answer;
  }

  private Answer judged(HttpExchange exchange, byte[] bytes) {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!exchange.getRequestMethod().equals("POST")
        || !exchange.getRequestURI().getPath().equals("/v2/enqueue")) {
      return new Answer(404, "Not Found");
    }
    if (bytes.length > EVENT_BYTES_MAX) {
      return new Answer(413, "Payload Too Large");
    }
    JsonNode event = json.createObjectNode();
    List<String> errors = new ArrayList<>();
    try {
      event = json.readTree(bytes);
    } catch (IOException e) {
      errors.add("JSON is invalid");
    }
    if (!type.startsWith("application/json")) {
      errors.add("Content-Type must be application/json");
    }
    if (errors.isEmpty()) {
      errors.addAll(new EventRules(event, routingKeys, SEVERITIES).errors());
    }
    return errors.isEmpty() ? counted(event) : invalid(errors);
  }

  private Answer invalid(List<String> errors) {
    JsonNode body =
        json.createObjectNode()
            .put("status", "invalid event")
            .put("message", "Event object is invalid")
            .set("errors", json.valueToTree(errors));
    return new Answer(400, body.toString());
  }

  /** Every call counts, also one that was too many. */
  private Answer counted(JsonNode event) {
    Instant now = clock.instant();
    Deque<Instant> latest =
        calls.computeIfAbsent(event.get("routing_key").asText(), key -> new ArrayDeque<>());
    while (!latest.isEmpty() && !latest.getFirst().plus(MINUTE).isAfter(now)) {
      latest.removeFirst();
    }
    latest.add(now);
    return latest.size() > perMinute
        ? new Answer(429, "{\"status\":\"throttle exceeded\",\"message\":\"too many calls\"}")
        : taken(event, now);
  }

  private Answer taken(JsonNode body, Instant now) {
    String action = body.get("event_action").asText();
    String key = body.path("dedup_key").asText();
    String alert = body.get("routing_key").asText() + " " + key;
    Event event = new Event(now, action, key, body);
    if (!action.equals("trigger") && !open.containsKey(alert)) {
      dropped.add(event);
    } else {
      taken.add(event);
      switch (action) {
        case "trigger" -> open.putIfAbsent(alert, "triggered");
        case "acknowledge" -> open.put(alert, "acknowledged");
        default -> open.remove(alert);
      }
    }
    return new Answer(
        202,
        json.createObjectNode()
            .put("status", "success")
            .put("message", "Event processed")
            .put("dedup_key", key)
            .toString());
  }

  /** What an event must be. */
  private record EventRules(JsonNode event, Set<String> routingKeys, Set<String> severities) {
    List<String> errors() {
      List<String> errors = new ArrayList<>();
      String key = event.path("routing_key").asText();
      if (key.length() != 32) {
        errors.add("'routing_key' must be 32 characters");
      } else if (!routingKeys.contains(key)) {
        errors.add("Invalid routing key");
      }
      String action = event.path("event_action").asText();
      int dedupKey = event.path("dedup_key").asText().length();
      if (dedupKey > 255 || (dedupKey == 0 && !action.equals("trigger"))) {
        errors.add("'dedup_key' is missing or longer than 255");
      }
      switch (action) {
        case "trigger" -> trigger(event.path("payload"), errors);
        case "acknowledge", "resolve" -> {}
        default -> errors.add("'event_action' is invalid");
      }
      return errors;
    }

    private void trigger(JsonNode payload, List<String> errors) {
      String summary = payload.path("summary").asText();
      if (summary.isBlank() || summary.length() > 1_024) {
        errors.add("'payload.summary' is missing or longer than 1024");
      }
      if (payload.path("source").asText().isBlank()) {
        errors.add("'payload.source' is missing or blank");
      }
      if (!severities.contains(payload.path("severity").asText())) {
        errors.add("'payload.severity' is invalid");
      }
      if (payload.has("timestamp") && !isMoment(payload.get("timestamp").asText())) {
        errors.add("'payload.timestamp' is invalid");
      }
      event
          .path("links")
          .forEach(link -> {
            if (!link.path("href").asText().startsWith("http")) {
              errors.add("'links' need an 'href'");
            }
          });
      event
          .path("images")
          .forEach(image -> {
            if (!image.path("src").asText().startsWith("https://")) {
              errors.add("'images' need a 'src' over https");
            }
          });
    }

    private static boolean isMoment(String text) {
      try {
        Instant.parse(text);
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  /** In the order they came. */
  synchronized List<Event> taken() {
    return List.copyOf(taken);
  }

  /** Of one key, in the order they came. */
  synchronized List<String> told(String dedupKey) {
    return taken.stream()
        .filter(each -> each.dedupKey().equals(dedupKey))
        .map(Event::action)
        .toList();
  }

  /** Acknowledgements and ends of what was not open: they came too early, or were not needed. */
  synchronized List<Event> dropped() {
    return List.copyOf(dropped);
  }

  /** Alerts that are open, as routing key and key, with their state. */
  synchronized Map<String, String> open() {
    return Map.copyOf(open);
  }

  /** How often a status was answered. */
  synchronized long answered(int status) {
    return statuses.stream().filter(each -> each == status).count();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
