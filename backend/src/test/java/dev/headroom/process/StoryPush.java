package dev.headroom.process;

import dev.headroom.demo.fleet.FaultStory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Two counters of each story, second by second, by remote write, to whoever takes it. */
final class StoryPush implements AutoCloseable {
  private static final int SECONDS_PER_REQUEST = 60;

  private final List<FaultStory> stories;
  private final long startMillis;
  private final List<URI> targets;
  private final HttpClient client = HttpClient.newHttpClient();
  private final long[] total;
  private final long[] bad;
  private int told;

  /**
   * @param startMillis when the stories begin
   * @param targets where remote write is taken
   */
  StoryPush(List<FaultStory> stories, long startMillis, List<URI> targets) {
    this.stories = stories;
    this.startMillis = startMillis;
    this.targets = targets;
    this.total = new long[stories.size()];
    this.bad = new long[stories.size()];
  }

  /** Tells everybody what is not told yet of the seconds before one. */
  void until(int second) throws IOException, InterruptedException {
    while (told < second) {
      int to = Math.min(second, told + SECONDS_PER_REQUEST);
      byte[] body = body(told, to);
      for (URI target : targets) {
        send(target, body);
      }
      told = to;
    }
  }

  private byte[] body(int from, int to) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    for (int i = 0; i < stories.size(); i++) {
      FaultStory story = stories.get(i);
      total[i] =
          series(request, "story_events_total", story.name(), story.total(), total[i], from, to);
      bad[i] = series(request, "story_bad_total", story.name(), story.bad(), bad[i], from, to);
    }
    return Wire.snappy(request.toByteArray());
  }

  private long series(
      ByteArrayOutputStream request,
      String metric,
      String story,
      List<Integer> perSecond,
      long before,
      int from,
      int to) {
    ByteArrayOutputStream series = new ByteArrayOutputStream();
    label(series, "__name__", metric);
    label(series, "slo", story);
    long sum = before;
    for (int second = from; second < to; second++) {
      sum += perSecond.get(second);
      sample(series, sum, startMillis + (second + 1) * 1_000L);
    }
    Wire.field(request, 1, series.toByteArray());
    return sum;
  }

  private static void label(ByteArrayOutputStream series, String name, String value) {
    ByteArrayOutputStream label = new ByteArrayOutputStream();
    Wire.field(label, 1, name.getBytes(StandardCharsets.UTF_8));
    Wire.field(label, 2, value.getBytes(StandardCharsets.UTF_8));
    Wire.field(series, 1, label.toByteArray());
  }

  private static void sample(ByteArrayOutputStream series, long value, long atMillis) {
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    sample.write((1 << 3) | 1);
    long bits = Double.doubleToLongBits((double) value);
    for (int i = 0; i < 8; i++) {
      sample.write((int) (bits >>> (8 * i)));
    }
    sample.write(2 << 3);
    Wire.varint(sample, atMillis);
    Wire.field(series, 2, sample.toByteArray());
  }

  private void send(URI target, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "snappy")
            .header("X-Prometheus-Remote-Write-Version", "0.1.0")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(target + " says " + answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
