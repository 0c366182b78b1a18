package dev.headroom.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headroom.model.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Asks a running server. */
final class ServerCall implements AutoCloseable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Duration CALL_MAX = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CALL_MAX).build();
  private final URI url;

  /** The server does not do it, or there is none; the message says why. */
  static final class CallRefused extends Exception {
    private static final long serialVersionUID = 1;

    CallRefused(String message) {
      super(message);
    }

    CallRefused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  ServerCall(URI url) {
    this.url = url;
  }

  JsonNode get(String path) throws IOException, InterruptedException, CallRefused {
    return send(request(path).build());
  }

  /** Posts an object of one text. */
  JsonNode post(String path, String key, String text)
      throws IOException, InterruptedException, CallRefused {
    return post(path, Map.of(key, text), CALL_MAX);
  }

  JsonNode post(String path, Map<String, ?> object)
      throws IOException, InterruptedException, CallRefused {
    return post(path, object, CALL_MAX);
  }

  /** Posts an object, and waits so long for the answer. */
  JsonNode post(String path, Map<String, ?> object, Duration longest)
      throws IOException, InterruptedException, CallRefused {
    return send(
        request(path)
            .timeout(longest)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(object)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    String root = url.toString();
    String base = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(CALL_MAX);
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException, CallRefused {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new CallRefused(
            "the server says %d: %s".formatted(answer.statusCode(), words(answer.body())));
      }
      return JSON.readTree(answer.body());
    } catch (ConnectException e) {
      throw new CallRefused("nobody listens at %s; name the server with --url".formatted(url), e);
    }
  }

  /** What a problem (RFC 9457) says, one line for each place; anything else as it is. */
  private static String words(String body) {
    JsonNode problem;
    try {
      problem = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return body;
    }
    if (!problem.hasNonNull("detail")) {
      return body;
    }
    StringBuilder words = new StringBuilder(problem.get("detail").asText());
    problem.path("problems").forEach(each -> words.append('\n').append(place(each)));
    return words.toString();
  }

  /** What is wrong at one place of a file, as compilers say it. */
  static String place(JsonNode problem) {
    return new Problem(
            problem.path("file").asText(),
            problem.path("line").asInt(),
            problem.path("column").asInt(),
            problem.path("message").asText())
        .toString();
  }

  @Override
  public void close() {
    client.close();
  }
}
