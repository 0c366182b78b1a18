package dev.headroom.server.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Pushes counters to this server by OTLP over HTTP, as a service would. */
final class DrillPush implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int DELTA = 1;

  /** OTLP's sums are named without it. */
  private static final String SUFFIX = "_total";

  private final URI endpoint;
  private final HttpClient client;
  private final LongSupplier nanoTime;

  /**
   * @param root where this server listens
   */
  DrillPush(URI root, LongSupplier nanoTime) {
    this.endpoint = root.resolve("/v1/metrics");
    this.client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    this.nanoTime = nanoTime;
  }

  /**
   * Adds to a counter; returns once that is acknowledged.
   *
   * @param metric its name, which ends in {@code _total}
   * @return how long the answer took
   */
  Duration add(String metric, Map<String, String> labels, int events, Instant at)
      throws IOException {
    return push(request(body(metric, labels, events, at)).build());
  }

  /**
   * Adds one to a counter; returns once that is acknowledged.
   *
   * @param key by which the same push, given again, is known and not added again
   */
  void addOnce(String key, String metric, Map<String, String> labels, Instant at)
      throws IOException {
    var _ = push(request(body(metric, labels, 1, at)).header("Idempotency-Key", key).build());
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(endpoint)
        .timeout(ANSWER_MAX)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private Duration push(HttpRequest request) throws IOException {
    long start = nanoTime.getAsLong();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200 || answer.body().contains("rejectedDataPoints")) {
        throw new IOException("%d: %s".formatted(answer.statusCode(), answer.body()));
      }
      return Duration.ofNanos(nanoTime.getAsLong() - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server is stopping");
    }
  }

  /** The same for the same labels: a key stands for one body. */
  private static String body(String metric, Map<String, String> labels, int events, Instant at) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode resource = root.putArray("resourceMetrics").addObject();
    ObjectNode written =
        resource.putArray("scopeMetrics").addObject().putArray("metrics").addObject();
    String named = metric.substring(0, metric.length() - SUFFIX.length());
    ObjectNode sum = written.put("name", named).putObject("sum");
    ObjectNode point =
        sum.put("aggregationTemporality", DELTA)
            .put("isMonotonic", true)
            .putArray("dataPoints")
            .addObject();
    point.put("asInt", Integer.toString(events));
    point.put("timeUnixNano", Long.toString(TimeUnit.MILLISECONDS.toNanos(at.toEpochMilli())));
    new TreeMap<>(labels)
        .forEach((name, value) ->
            point
                .withArray("attributes")
                .addObject()
                .put("key", name)
                .putObject("value")
                .put("stringValue", value));
    return root.toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
