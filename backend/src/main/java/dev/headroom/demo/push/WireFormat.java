package dev.headroom.demo.push;

import dev.headroom.demo.push.PushAttempt.Accepted;
import dev.headroom.demo.push.PushAttempt.Later;
import dev.headroom.demo.push.PushAttempt.RefusedPush;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** One HTTP exchange with the server. */
final class WireFormat {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int ANSWER_BYTES_MAX = 64 * 1024;
  private static final int DETAIL_CHARS_MAX = 300;
  private static final BodyHandler<String> ANSWER =
      BodyHandlers.limiting(BodyHandlers.ofString(), ANSWER_BYTES_MAX);

  private final HttpClient client;
  private final URI server;

  WireFormat(HttpClient client, URI server) {
    this.client = client;
    this.server = server;
  }

  /** Sends a push once; no connection and no answer are the server asking for patience. */
  PushAttempt send(Push push, String key) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(push.path()))
            .timeout(TIMEOUT)
            .header("Content-Type", push.contentType())
            .header("Idempotency-Key", '"' + key + '"')
            .POST(BodyPublishers.ofByteArray(push.body()));
    if (!push.contentEncoding().isEmpty()) {
      request.header("Content-Encoding", push.contentEncoding());
    }
    try {
      return judge(client.send(request.build(), ANSWER));
    } catch (IOException e) {
      return new Later(Optional.empty());
    }
  }

  private static PushAttempt judge(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Accepted();
    }
    if (status == 429 || status == 502 || status == 503 || status == 504) {
      return new Later(response.headers().firstValue("Retry-After").flatMap(WireFormat::seconds));
    }
    String body = response.body();
    return new RefusedPush(status, body.substring(0, Math.min(body.length(), DETAIL_CHARS_MAX)));
  }

  private static Optional<Duration> seconds(String retryAfter) {
    return retryAfter.matches("[0-9]{1,6}")
        ? Optional.of(Duration.ofSeconds(Integer.parseInt(retryAfter)))
        : Optional.empty();
  }
}
