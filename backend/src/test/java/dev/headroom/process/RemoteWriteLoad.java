package dev.headroom.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closed-loop remote write: counters with five labels, one sample a series and request, as fast as
 * the server acknowledges. Each connection keeps its own series in time order.
 */
final class RemoteWriteLoad {
  private static final int SERIES = 10_000;
  private static final int CONNECTIONS = 4;
  private static final int SERIES_PER_REQUEST = 1_000;
  private static final long STEP_MILLIS = 10_000;

  private final URI url;
  private final long startMillis;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  RemoteWriteLoad(String url, long startMillis) {
    this.url = URI.create(url + "/api/v1/write");
    this.startMillis = startMillis;
  }

  long acknowledged() {
    return acknowledged.get();
  }

  long refused() {
    return refused.get();
  }

  void run(int seconds) throws InterruptedException {
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      int from = SERIES / CONNECTIONS * i;
      connections.add(
          Thread.ofPlatform().start(() -> push(from, from + SERIES / CONNECTIONS, deadline)));
    }
    for (Thread connection : connections) {
      connection.join();
    }
  }

  private void push(int from, int to, long deadline) {
    List<byte[]> labels = new ArrayList<>();
    for (int id = from; id < to; id++) {
      labels.add(labels(id));
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (long step = 0; System.nanoTime() < deadline; step++) {
        for (int at = 0; at < labels.size(); at += SERIES_PER_REQUEST) {
          int end = Math.min(labels.size(), at + SERIES_PER_REQUEST);
          byte[] body = body(labels.subList(at, end), from + at, step);
          send(client, body, end - at);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(HttpClient client, byte[] body, int samples)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "snappy")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    (status / 100 == 2 ? acknowledged : refused).addAndGet(samples);
  }

  private byte[] body(List<byte[]> labels, int firstId, long step) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    for (int i = 0; i < labels.size(); i++) {
      long id = (long) firstId + i;
      double value = step * (5 + id % 200) + (id * 31 + step * 17) % 16;
      sample.reset();
      sample.write((1 << 3) | 1);
      sample.writeBytes(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
      sample.write(2 << 3);
      Wire.varint(sample, startMillis + step * STEP_MILLIS);
      ByteArrayOutputStream series = new ByteArrayOutputStream();
      series.writeBytes(labels.get(i));
      Wire.field(series, 2, sample.toByteArray());
      Wire.field(body, 1, series.toByteArray());
    }
    return Wire.snappy(body.toByteArray());
  }

  private static byte[] labels(int id) {
    ByteArrayOutputStream series = new ByteArrayOutputStream();
    String[] pairs = {
      "__name__", "bench_requests_total",
      "code", id % 2 == 0 ? "200" : "500",
      "instance", "instance-" + id / 50,
      "job", "job-" + id / 500,
      "path", "/path/" + id % 50,
      "x", "x" + id % 10
    };
    for (int i = 0; i < pairs.length; i += 2) {
      ByteArrayOutputStream label = new ByteArrayOutputStream();
      Wire.field(label, 1, pairs[i].getBytes(StandardCharsets.UTF_8));
      Wire.field(label, 2, pairs[i + 1].getBytes(StandardCharsets.UTF_8));
      Wire.field(series, 1, label.toByteArray());
    }
    return series.toByteArray();
  }
}
